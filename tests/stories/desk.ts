import type { Page } from 'playwright-core'
import { expect } from 'vitest'
import { type OpenConsole, openConsole } from '../e2e/kit/console.ts'

/** A member's desk in a scene: her console in a browser, and its API under her session. */
export interface Desk extends AsyncDisposable {
  splot: OpenConsole
  page: Page
  /** Calls the API as the member does. */
  call<T>(method: string, path: string, o?: { body?: unknown; revision?: number }): Promise<T>
}

export async function openDesk(path: string): Promise<Desk> {
  const splot = await openConsole()
  const page = await splot.open(path)
  return {
    splot,
    page,
    async call<T>(method: string, at: string, o: { body?: unknown; revision?: number } = {}) {
      const headers: Record<string, string> = { origin: splot.url, 'content-type': 'application/json' }
      if (o.revision !== undefined) headers['if-match'] = `"${o.revision}"`
      const data = o.body === undefined ? {} : { data: JSON.stringify(o.body) }
      const reply = await page.request.fetch(splot.url + at, { method, headers, ...data })
      expect(reply.status(), `${method} ${at}: ${await reply.text()}`).toBe(200)
      return (await reply.json()) as T
    },
    [Symbol.asyncDispose]: () => splot[Symbol.asyncDispose](),
  }
}

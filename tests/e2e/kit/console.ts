import { execFile } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { promisify } from 'node:util'
import type { Browser, BrowserContext, Page } from 'playwright-core'
import { sendBatch } from '../../guarantees/kit/client.ts'
import { checkout, Installation, pause, type ServerProcess } from '../../guarantees/kit/installation.ts'
import { bePatient, openBrowser } from './browser.ts'

/** A server of its own with a built console, an administrator signed in, and a browser. */
export interface OpenConsole extends AsyncDisposable {
  url: string
  /** Of a shop's own server. */
  secretKey: string
  browser: Browser
  /** Sends events the way a shop would and returns when they are acknowledged. */
  send(...events: object[]): Promise<void>
  /** A window of the signed-in administrator. */
  open(path: string, o?: WindowOptions): Promise<Page>
  /** A window of somebody who is not signed in. */
  visit(path: string, o?: WindowOptions): Promise<Page>
  /** Canonical id of a customer by e-mail, once the pipeline knows it. */
  findCustomer(email: string): Promise<string>
}

/** The administrator of the first start. */
export const olga = { email: 'olga@tkalnia.example', password: 'kolorowa tkanina 7' }

export interface WindowOptions {
  theme?: 'light' | 'dark'
  language?: 'pl' | 'en'
  width?: number
  height?: number
}

/** `npm test` has built it; a single test file builds it itself, and a mutant of the console anew. */
async function buildConsole(): Promise<void> {
  const isBuilt = existsSync(join(checkout, 'console', 'dist', 'index.html'))
  if (isBuilt && process.env.FRESH_CONSOLE === undefined) return
  const vite = join(checkout, 'node_modules', 'vite', 'bin', 'vite.js')
  // The test runner's own mode would make a build of twice the size.
  const env = { ...process.env, NODE_ENV: 'production' }
  await promisify(execFile)(process.execPath, [vite, 'build', join(checkout, 'console')], { env })
}

/** Uses the one-time link of the first start, as a person would, and keeps the session. */
async function enter(browser: Browser, server: ServerProcess): Promise<BrowserContext> {
  const link = /http\S+\/welcome\?token=\S+/.exec(server.output())?.[0]
  if (link === undefined) throw new Error('The server printed no one-time link')
  const context = bePatient(await browser.newContext({ locale: 'pl-PL', timezoneId: 'Europe/Warsaw' }))
  await context.addInitScript(() => localStorage.setItem('splot.language', 'pl'))
  const page = await context.newPage()
  await page.goto(link)
  await page.getByLabel('Imię i nazwisko').fill('Olga Kos')
  await page.getByLabel('E-mail').fill(olga.email)
  await page.getByLabel('Hasło').fill(olga.password)
  await page.getByRole('button', { name: 'Zapisz i wejdź' }).click()
  await page.getByRole('heading', { level: 1, name: 'Start' }).waitFor()
  await page.close()
  return context
}

interface WindowTarget {
  browser: Browser
  url: string
  /** Whose session it opens with; nobody's where there is none. */
  state?: Awaited<ReturnType<BrowserContext['storageState']>>
}

async function openWindow({ browser, url, state }: WindowTarget, o: WindowOptions = {}): Promise<Page> {
  const context = await browser.newContext({
    ...(state === undefined ? {} : { storageState: state }),
    locale: 'pl-PL',
    timezoneId: 'Europe/Warsaw',
    reducedMotion: 'reduce',
    viewport: { width: o.width ?? 1440, height: o.height ?? 900 },
  })
  bePatient(context)
  await context.addInitScript(
    ([theme, language]) => {
      localStorage.setItem('splot.theme', theme ?? 'light')
      localStorage.setItem('splot.language', language ?? 'pl')
    },
    [o.theme ?? 'light', o.language ?? 'pl'],
  )
  const page = await context.newPage()
  await page.goto(url)
  return page
}

export async function openConsole(env: Record<string, string> = {}): Promise<OpenConsole> {
  await buildConsole()
  const installation = new Installation({ env })
  const server = await installation.start()
  const browser = await openBrowser()
  const session = await enter(browser, server)
  const state = await session.storageState()
  const [writeKey, secretKey] = [await installation.key('write'), await installation.key('secret')]
  return {
    url: server.url,
    secretKey,
    browser,
    async send(...events) {
      if (!(await sendBatch(server.url, writeKey, events))) throw new Error('The events were not accepted')
    },
    open: (path, o) => openWindow({ browser, url: server.url + path, state }, o),
    visit: (path, o) => openWindow({ browser, url: server.url + path }, o),
    async findCustomer(email) {
      const query = `kind=email&value=${encodeURIComponent(email)}`
      const deadline = performance.now() + 60_000
      for (;;) {
        const reply = await fetch(`${server.url}/api/v1/customers/lookup?${query}`, {
          headers: { authorization: `Bearer ${secretKey}` },
        })
        const { id } = (await reply.json()) as { id?: string }
        if (id !== undefined) return id
        if (performance.now() > deadline) throw new Error(`No customer with ${email}`)
        await pause(50)
      }
    },
    async [Symbol.asyncDispose]() {
      await browser.close()
      await installation[Symbol.asyncDispose]()
    },
  }
}

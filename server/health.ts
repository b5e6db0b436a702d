import type { Handler } from './platform/http/server.ts'
import type { Metrics } from './platform/metrics.ts'

/** What `/readyz` tells: fit to take traffic or not, and why, in figures an operator can act on. */
export interface Readiness {
  ready: boolean
  version: string
  database: { kind: string; version: string }
  warehouse: { kind: string; version: string | null; lag: number }
  pipeline: { pending: number; failures: number }
  disk: { isFull: boolean }
  warnings: readonly string[]
}

/** `/livez` (the process answers), `/readyz` (it may take traffic), `/metrics` (Prometheus). */
export function createHealthHandler(deps: { readiness(): Promise<Readiness>; metrics: Metrics }): Handler {
  return async (request) => {
    const { pathname } = new URL(request.url)
    if (request.method !== 'GET') return null
    if (pathname === '/livez') return Response.json({ status: 'ok' })
    if (pathname === '/readyz') {
      const state = await deps.readiness()
      return Response.json(state, {
        status: state.ready ? 200 : 503,
        headers: { 'cache-control': 'no-store' },
      })
    }
    if (pathname === '/metrics') {
      const { contentType, text } = await deps.metrics.render()
      return new Response(text, { headers: { 'content-type': contentType } })
    }
    return null
  }
}

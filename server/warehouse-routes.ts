import { z } from 'zod'
import type { Foundation } from './foundation.ts'
import { countEvents } from './modules/collect/index.ts'
import { countCustomers } from './modules/identity/index.ts'
import { type AnyRoute, defineRoute } from './platform/http/route.ts'
import type { WarehouseWriter } from './warehouse-writer.ts'

const flushPatienceMs = 3_000

const warehouseReply = z.object({
  kind: z
    .enum(['chdb', 'clickhouse', 'absent'])
    .meta({ description: 'Engine; absent where none is installed' }),
  version: z.string().nullable(),
  lag: z.number().meta({ description: 'Log positions applied but not yet copied' }),
  events: z.number(),
  messages: z.number().meta({ description: 'Distinct message ids; equals events' }),
  customers: z.number().meta({ description: 'Distinct customers now, merges and splits followed' }),
  newestAt: z.string().nullable(),
})

/** What the warehouse holds of a workspace, read after it has taken everything applied so far. */
export function warehouseRoutes(base: Foundation, writer: WarehouseWriter): AnyRoute[] {
  const { warehouse } = base
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/warehouse',
      id: 'getWarehouse',
      summary: 'What the analytic engine holds of this workspace',
      scope: 'events:read',
      reply: warehouseReply,
      errors: [],
      async handle({ workspaceId }) {
        const { kind, version } = warehouse
        if (kind === 'absent')
          return { kind, version, lag: 0, events: 0, messages: 0, customers: 0, newestAt: null }
        await writer.flush(flushPatienceMs)
        const { events, messages, newestMs } = await countEvents(warehouse, workspaceId)
        const customers = await countCustomers(warehouse, workspaceId)
        const newestAt = newestMs === null ? null : new Date(newestMs).toISOString()
        return { kind, version, lag: writer.lag(), events, messages, customers, newestAt }
      },
    }),
  ]
}

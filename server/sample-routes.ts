import { z } from 'zod'
import { type AnyRoute, defineRoute } from './platform/http/route.ts'
import type { SampleDay } from './sample-day.ts'
import type { SampleGoods } from './sample-goods.ts'
import type { SampleHistory } from './sample-history.ts'

const dayReply = z.object({
  running: z.boolean(),
  sent: z.number().int(),
  total: z.number().int(),
  clock: z.string().nullable(),
  speed: z.number(),
})

const dayBody = z.strictObject({ speed: z.number().min(1).max(100_000).default(240) })

const historyReply = z.object({
  running: z.boolean(),
  customers: z.number().int().describe('Whose past has been sent'),
  total: z.number().int(),
})

const goodsReply = z.object({
  running: z.boolean(),
  phase: z.enum(['goods', 'plan']).describe('First what it sells, then its segments and journeys'),
  sent: z.number().int(),
  total: z.number().int().describe('Of this phase; 0 where it has not begun'),
})

interface Told {
  day: SampleDay
  goods: Pick<SampleGoods, 'read'>
  history: SampleHistory
}

/** The sample brand: how far it is prepared; its day, and its two years; each started, watched and stopped. */
export const sampleRoutes = ({ day, goods, history }: Told): AnyRoute[] => [
  goodsRoute(goods),
  ...dayRoutes(day),
  ...historyRoutes(history),
]

/** For whoever opens a list in the first minute: a member of any role. */
const goodsRoute = (goods: Told['goods']): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/sample/goods',
    id: 'getSampleGoods',
    summary: 'How far the sample brand is prepared: what it sells, its segments and journeys',
    scope: 'self',
    reply: goodsReply,
    errors: [],
    handle: async ({ workspaceId }) => goods.read(workspaceId),
  })

function dayRoutes(day: SampleDay): AnyRoute[] {
  const common = { path: '/api/v1/sample/day', scope: 'workspace:manage', reply: dayReply } as const
  return [
    defineRoute({
      ...common,
      method: 'GET',
      id: 'getSampleDay',
      summary: 'How far the playing of the sample day is',
      errors: [],
      handle: async ({ workspaceId }) => day.read(workspaceId),
    }),
    defineRoute({
      ...common,
      method: 'POST',
      id: 'playSampleDay',
      summary: 'Play a day of the sample brand over the HTTP API',
      body: dayBody,
      errors: ['not_sample'],
      handle: ({ workspaceId, body: { speed } }) => day.start(workspaceId, speed),
    }),
    defineRoute({
      ...common,
      method: 'DELETE',
      id: 'stopSampleDay',
      summary: 'Stop the sample day',
      errors: [],
      handle: ({ workspaceId }) => day.stop(workspaceId),
    }),
  ]
}

function historyRoutes(history: SampleHistory): AnyRoute[] {
  const common = { path: '/api/v1/sample/history', scope: 'workspace:manage', reply: historyReply } as const
  return [
    defineRoute({
      ...common,
      method: 'GET',
      id: 'getSampleHistory',
      summary: 'How many customers of the sample brand have their two years of history',
      errors: [],
      handle: ({ workspaceId }) => history.read(workspaceId),
    }),
    defineRoute({
      ...common,
      method: 'POST',
      id: 'loadSampleHistory',
      summary:
        'Send two years of the sample brand: 20,000 customers, in the background; goes on where it stopped',
      errors: ['not_sample'],
      handle: ({ workspaceId }) => history.start(workspaceId),
    }),
    defineRoute({
      ...common,
      method: 'DELETE',
      id: 'stopSampleHistory',
      summary: 'Stop sending the history of the sample brand; what has been sent stays',
      errors: [],
      handle: ({ workspaceId }) => history.stop(workspaceId),
    }),
  ]
}

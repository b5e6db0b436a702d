import { z } from 'zod'
import { type AnyRoute, defineRoute } from './platform/http/route.ts'
import type { SampleDay } from './sample-day.ts'

const reply = z.object({
  running: z.boolean(),
  sent: z.number().int(),
  total: z.number().int(),
  clock: z.string().nullable(),
  speed: z.number(),
})

const body = z.strictObject({ speed: z.number().min(1).max(100_000).default(240) })

/** Play a day of the sample brand: start, watch, stop. */
export function sampleRoutes(day: SampleDay): AnyRoute[] {
  const common = { path: '/api/v1/sample/day', scope: 'workspace:manage', reply } as const
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
      body,
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

import { channels } from '@splot/contract/channels'
import { z } from 'zod'
import { type Language, SplotError } from '../../../platform/errors.ts'
import { type AnyRoute, defineRoute, type ScopedRequest } from '../../../platform/http/route.ts'
import { nameCode } from '../rules/warnings.ts'
import { liveEvent, liveStatus, sourceReport } from '../schema.ts'
import type { Watcher } from '../service/live.ts'
import type { SourceReport, Sources } from '../service/sources.ts'
import { keepsRights, listTopics, type StreamDeps, streamLive } from './live-stream.ts'

export interface LiveRouteDeps extends StreamDeps {
  sources: Sources
  replayQuarantined(workspaceId: string, pos: number): Promise<number>
}

const watcherOf = (request: ScopedRequest<unknown, unknown, unknown>): Watcher => ({
  workspaceId: request.workspaceId,
  language: request.language,
  canSeePersonal: request.actor.scopes.has('customers:pii'),
})

const position = z.strictObject({ pos: z.coerce.number().int().min(1).max(Number.MAX_SAFE_INTEGER) })

/** The live debugger and the sources, for the console. */
export function makeLiveRoutes(deps: LiveRouteDeps): AnyRoute[] {
  return [...eventRoutes(deps), ...streamRoutes(deps)]
}

function eventRoutes(deps: LiveRouteDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/live/events',
      id: 'listLiveEvents',
      summary: 'The newest events and refusals, each from receipt to effects',
      scope: 'events:read',
      query: z.strictObject({
        limit: z.coerce.number().int().min(1).max(200).default(100),
        status: liveStatus.optional(),
        channel: z.enum(channels).optional(),
      }),
      reply: z.object({ items: z.array(liveEvent) }),
      errors: [],
      handle: async (request) => {
        const { limit, status, channel } = request.query
        const isFiltered = status !== undefined || channel !== undefined
        const list = status === 'refused' ? deps.live.listRefused : deps.live.list
        const events = await list(watcherOf(request), isFiltered ? 500 : limit)
        const items = events.filter(
          (one) =>
            (status === undefined || one.status === status) &&
            (channel === undefined || one.channel === channel),
        )
        return { items: items.slice(0, limit) }
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/live/events/{pos}',
      id: 'getLiveEvent',
      summary: 'One event with its body as it was sent',
      scope: 'events:read',
      params: position,
      reply: liveEvent.extend({ body: z.unknown() }),
      errors: ['not_found'],
      handle: async (request) => {
        const found = await deps.live.find(watcherOf(request), request.params.pos)
        if (found === null) throw new SplotError('not_found')
        return found
      },
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/live/events/{pos}/replay',
      id: 'replayEvent',
      summary: 'Send a quarantined event through the pipeline once more',
      scope: 'workspace:manage',
      params: position,
      reply: z.object({ pos: z.number().int() }),
      errors: ['not_found', 'already_replayed', 'overloaded', 'disk_full', 'workspace_removed'],
      handle: async (request) => ({
        pos: await deps.replayQuarantined(request.workspaceId, request.params.pos),
      }),
    }),
  ]
}

function streamRoutes(deps: LiveRouteDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/live/stream',
      id: 'streamLive',
      summary:
        'Server-sent events: customer; with events:read also event, skipped, tally; with campaigns:read also campaign',
      // A consultant's open customer must move too, though the debugger is not hers.
      scope: 'customers:read',
      // A browser's EventSource sends no header of ours: the page's language comes in the address.
      query: z.strictObject({ language: z.enum(['pl', 'en']).optional() }),
      reply: z.string(),
      errors: [],
      handle: async (request) => {
        const { scopes } = request.actor
        const { language = request.language } = request.query
        const watcher = {
          ...watcherOf(request),
          language,
          canSeeEvents: scopes.has('events:read'),
          topics: listTopics(scopes),
          isStillAllowed: () => keepsRights(request),
        }
        return streamLive(watcher, request.signal, deps)
      },
    }),
    defineRoute({
      method: 'GET',
      path: '/api/v1/sources',
      id: 'listSources',
      summary: 'What each key sends, and what of it is refused',
      scope: 'sources:read',
      reply: z.object({ items: z.array(sourceReport) }),
      errors: [],
      handle: async (request) => ({
        items: (await deps.sources.report(request.workspaceId)).map((one) =>
          writeReport(one, request.language),
        ),
      }),
    }),
  ]
}

function writeReport(report: SourceReport, language: Language) {
  const iso = (ms: number | null) => (ms === null ? null : new Date(ms).toISOString())
  return {
    ...report,
    firstEventAt: iso(report.firstEventAt),
    lastEventAt: iso(report.lastEventAt),
    topRefusals: report.topRefusals.map((one) => ({ ...one, title: nameCode(one.code, language) })),
  }
}

import { journeyGraph } from '@splot/contract/journey/graph'
import type { Lang } from '@splot/contract/language'
import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import type { ControlDeps } from '../service/control-deps.ts'
import { sayReason } from '../service/path.ts'
import type { Replayed } from '../service/replay.ts'
import { askReplay, callOffReplay, getReplay } from '../service/replays.ts'
import type { ReplayRow } from '../store/replays.ts'
import { doneReply, idParams } from './shapes.ts'

const instant = z.iso.datetime()
const count = z.number().int()

const verdicts = z.object({
  sent: count,
  delayed: count,
  capped: count,
  without_consent: count,
  no_address: count,
  suppressed: count,
  refused: count,
})

const figures = z.object({
  from: instant,
  to: instant,
  share: z.number().describe('Part of all customers that was played; the figures are of all'),
  entered: count,
  converted: count,
  messages: verdicts,
  channels: z.array(z.object({ channel: z.string(), sent: count })),
  nodes: z.array(z.object({ node: z.string(), people: count })),
  exits: z.array(z.object({ reason: z.string(), says: z.string(), people: count })),
})

const replayStates = ['waiting', 'playing', 'done', 'failed', 'called_off'] as const

const replayReply = z.object({
  id: z.uuid(),
  state: z.enum(replayStates),
  played: count.describe('People played so far'),
  people: count.describe('People to be played, about; 0: not known yet'),
  result: figures.nullable().describe('Once it is done'),
})

/** The last ninety days with what is drawn: asked for, looked after, called off. Kept for a day. */
export const createReplayRoutes = (deps: ControlDeps): AnyRoute[] => [
  defineRoute({
    method: 'POST',
    path: '/api/v1/journey-replays',
    id: 'replayJourney',
    summary:
      'Ask what the last ninety days would have brought with what is drawn; it is played behind the scenes, nothing is sent',
    scope: 'journeys:read',
    body: z.strictObject({ graph: journeyGraph }),
    reply: replayReply,
    errors: [],
    handle: async ({ body, workspaceId, language }) =>
      showReplay(await askReplay(deps, workspaceId, body.graph), language),
  }),
  defineRoute({
    method: 'GET',
    path: '/api/v1/journey-replays/{id}',
    id: 'getJourneyReplay',
    summary: 'How far a replay is, and what it found',
    scope: 'journeys:read',
    params: idParams,
    reply: replayReply,
    errors: ['not_found'],
    handle: async ({ params, workspaceId, language }) =>
      showReplay(await getReplay(deps, workspaceId, params.id), language),
  }),
  defineRoute({
    method: 'DELETE',
    path: '/api/v1/journey-replays/{id}',
    id: 'callOffJourneyReplay',
    summary: 'Call a replay off that nobody waits for any more',
    scope: 'journeys:read',
    params: idParams,
    reply: doneReply,
    errors: ['not_found'],
    async handle({ params, workspaceId }) {
      await callOffReplay(deps, workspaceId, params.id)
      return { done: 1 }
    },
  }),
]

const iso = (at: number): string => new Date(at).toISOString()
const stateWords = { d: 'done', f: 'failed', c: 'called_off' } as const

function showReplay({ id, state, leaseUntil, played, people, result }: ReplayRow, lang: Lang) {
  const waiting = leaseUntil > 0 ? ('playing' as const) : ('waiting' as const)
  return {
    ...{ id, played, people: Math.max(people, played) },
    state: state === 'w' ? waiting : stateWords[state],
    result: result === null ? null : showFigures(result, lang),
  }
}

/** @param result what the room wrote itself */
function showFigures(result: string, lang: Lang): z.input<typeof figures> {
  const { from, to, exits, ...found } = JSON.parse(result) as Replayed
  return {
    ...{ ...found, from: iso(from), to: iso(to) },
    exits: exits.map((one) => ({ ...one, says: sayReason(one.reason, lang) })),
  }
}

import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { EventSignal } from '../schema.ts'
import type { JourneyDeps } from './deps.ts'

/** So many of each birth's newest events are looked through. */
const mostEvents = 200

/** What happened to these customers since then, in order of time; of each birth the newest. */
export async function listHappened(
  deps: Pick<JourneyDeps, 'graph' | 'profile' | 'log' | 'readEvent'>,
  tx: WorkspaceTx,
  { roots, since }: { roots: readonly string[]; since: number },
): Promise<EventSignal[]> {
  const known = await deps.graph.listClusters(tx, tx.workspaceId, roots, 'service')
  const rootOf = new Map(known.map((one) => [one.birthId, one.root]))
  const moments = await deps.profile.listRecent(tx, {
    births: [...rootOf.keys()],
    since,
    each: mostEvents,
  })
  const records = await deps.log.readAt(
    tx,
    [...new Set(moments.map((one) => one.pos))].sort((a, b) => a - b),
  )
  const events = new Map(
    records.flatMap((record) => {
      const event = deps.readEvent(record)?.event
      return event === undefined || event === null ? [] : [[record.pos, event] as const]
    }),
  )
  return moments
    .toSorted((a, b) => a.ts - b.ts || a.pos - b.pos)
    .flatMap(({ birth, pos }): EventSignal[] => {
      const event = events.get(pos)
      return event === undefined
        ? []
        : [{ kind: 'event', root: rootOf.get(birth) ?? birth, birth, pos, event }]
    })
}

import type { SentEvent } from '@splot/contract/events/event'
import type { Brought } from '@splot/contract/plugin/source'
import type { ApplyWhere } from './apply.ts'
import type { ConnectDeps } from './deps.ts'

/** What was told in this process a moment ago and may not have come through the pipeline yet. */
const mostFresh = 20_000

/** Names under which things stand by themselves, as this process has told them. */
export interface Fresh {
  has(workspaceId: string, name: string): boolean
  note(workspaceId: string, names: readonly string[]): void
}

export function createFresh(): Fresh {
  const names = new Set<string>()
  return {
    has: (workspaceId, name) => names.has(`${workspaceId} ${name}`),
    note(workspaceId, more) {
      for (const name of more) names.add(`${workspaceId} ${name}`)
      for (const old of names) {
        if (names.size <= mostFresh) break
        names.delete(old)
      }
    },
  }
}

/** Of those who are named now, the ones somebody was told of without a name: these are told that they are one. */
export async function listMet(
  deps: Pick<ConnectDeps, 'db' | 'graph'> & { fresh: Fresh },
  { workspaceId }: Pick<ApplyWhere, 'workspaceId'>,
  guests: NonNullable<Brought['guests']>,
): Promise<SentEvent[]> {
  const [first] = guests
  if (first === undefined) return []
  const met: SentEvent[] = []
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    for (const { guest, event } of guests) {
      const who = { kind: 'anonymous_id', value: guest } as const
      const isKnown =
        deps.fresh.has(workspaceId, guest) ||
        (await deps.graph.listBirthsByIdentifier(tx, workspaceId, who, 'service')).length > 0
      if (isKnown) met.push(event)
    }
  })
  return met
}

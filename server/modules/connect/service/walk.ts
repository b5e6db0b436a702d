import type { IdentifierKind } from '@splot/contract/identifiers'
import type { Language } from '../../../platform/errors.ts'
import { findStep, type Happened, walkSteps } from '../rules/audit/walk.ts'
import type { WalkReply } from '../schema/audit.ts'
import type { ConnectDeps } from './deps.ts'

/** The newest events of hers that are looked at. */
const mostEvents = 500

/** A text as one types it may be any of these. */
const kindsOf = (who: string): readonly IdentifierKind[] =>
  who.includes('@') ? ['email'] : ['phone', 'card', 'user_id']

/** What has arrived of a walk through one's own channels: each step with the first event that shows it was taken. */
export async function followWalk(
  deps: ConnectDeps,
  workspaceId: string,
  asked: { who: string; since: number; language: Language },
): Promise<WalkReply> {
  const { who, since, language } = asked
  const found = await deps.db.inWorkspace(workspaceId, async (tx) => {
    for (const kind of kindsOf(who)) {
      const births = await deps.graph.listBirthsByIdentifier(tx, workspaceId, { kind, value: who }, 'service')
      const [first] = births
      if (first === undefined) continue
      const ids = births.map(({ birthId }) => birthId)
      const positions = await deps.profile.listPositions(tx, workspaceId, ids)
      const records = await deps.log.readAt(tx, positions.slice(-mostEvents))
      return { customerId: first.root, devices: births.length, records }
    }
    return null
  })
  const names = new Map((await deps.listKeys(workspaceId)).map(({ id, name }) => [id, name]))
  const events = (found?.records ?? []).flatMap((record): Happened[] => {
    const read = record.kind === 'event' ? deps.collect.readRecord(record) : null
    if (read === null || read.event.ts < since) return []
    const { name, channel, ts: at } = read.event
    return [{ name, channel, at, receivedAt: record.receivedAt, sourceId: record.sourceId }]
  })
  return {
    customerId: found?.customerId ?? null,
    identifiers: found?.devices ?? 0,
    events: events.length,
    steps: walkSteps.map((step) => {
      const event = findStep(step, events)
      return {
        ...{ id: step.id, label: step.label[language], how: step.how[language] },
        found:
          event === null
            ? null
            : {
                ...{ event: event.name, channel: event.channel, at: new Date(event.at).toISOString() },
                delayMs: Math.max(0, event.receivedAt - event.at),
                source: names.get(event.sourceId) ?? event.sourceId,
              },
      }
    }),
  }
}

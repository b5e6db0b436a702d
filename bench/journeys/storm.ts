import { nodes } from '@splot/plugins/registry'
import { reachOf } from '../../server/modules/deliver/campaign/service/reach-of.ts'
import { createQueue } from '../../server/modules/deliver/service/queue.ts'
import { createIdentity } from '../../server/modules/identity/index.ts'
import type { JourneyDeps, JourneyMessage } from '../../server/modules/journey/index.ts'
import { systemClock } from '../../server/platform/clock.ts'
import type { Db } from '../../server/platform/db/index.ts'
import { systemIds } from '../../server/platform/ids.ts'
import { openGate } from '../gate/open-gate.ts'
import { consented, loadPeople, workspaceId } from '../gate/people.ts'

/** One mail in a day, and every tenth person has had hers. */
const cap = 1
const cappedEach = 10
const dayMs = 86_400_000

/** What a message step asks for and gets: the gate over identity's graph, the limits, the queue of messages. */
export function openHands(app: Db, now: () => number): Pick<JourneyDeps, 'hands' | 'nodes'> {
  const consent = openGate(app, now())
  const { graph } = createIdentity({
    ...{ db: app, clock: { ...systemClock, now }, ids: systemIds, cacheSize: 1 },
    audit: { record: async () => {} },
    secret: 'a secret of the bench, long enough to key a hash with',
    log: { erase: async () => {} },
    appendCommand: async () => 0,
    waitFor: async () => true,
  })
  const queue = createQueue({ clock: { ...systemClock, now }, ids: systemIds })
  const hands = {
    requestMessages: (where: { tx: never; workspaceId: string }, list: readonly JourneyMessage[]) =>
      queue.request(
        where,
        list.map((one) => ({ campaignId: one.journeyId, address: null, ...one })),
      ),
    reachOf: (
      where: { tx: never; workspaceId: string },
      asked: Parameters<JourneyDeps['hands']['reachOf']>[1],
    ) => reachOf({ graph, consent }, { ...(where.tx as object), workspaceId } as never, asked),
    findPublished: async () => 1,
    cancelMessages: async () => 0,
  }
  // A storm asks for nothing else.
  return { hands: hands as never, nodes: nodes.filter((one) => one.id === 'message') }
}

/** Customers with an account, an e-mail and a browser; seven of ten said yes, one took it back, one objects; every tenth had her mail today. */
export async function loadCustomers(
  { worker, owner }: { worker: Db; owner: Db },
  people: number,
  now: number,
): Promise<void> {
  await loadPeople(worker, people)
  await worker.inWorkspace(workspaceId, async (tx) => {
    await tx.change({
      text: `INSERT INTO consent.cap_rule (workspace_id, id, ord, most, period, sliding_ms) VALUES ($1, 'all', 0, $2, 'sliding', $3)`,
      values: [workspaceId, cap, dayMs],
    })
    await tx.change({
      text: `INSERT INTO consent.contact (workspace_id, birth_id, message_id, at, purpose, channel, status)
       SELECT $1, birth_id, 'today-' || birth_id, $2, 'marketing', 'email', 's' FROM identity.identifier
       WHERE workspace_id = $1 AND kind = 'email' AND first_pos % $3 = 0`,
      values: [workspaceId, now - 3_600_000, cappedEach],
    })
  })
  for (const table of ['identity.identifier', 'consent.record', 'consent.contact'])
    await owner.inPlatform((tx) => tx.change({ text: `ANALYZE ${table}`, values: [] }))
}

/** Of so many customers those whom a message reaches: who said yes, and has not had hers. */
export const countOpen = (people: number): number =>
  Array.from({ length: people }, (_, i) => i % 10 < consented && i % cappedEach !== 0).filter(Boolean).length

import type { AudienceAct, Candidate, Destination, Told, ToldOrder } from '@splot/contract/plugin/destination'
import { held, judgeHeldFault } from '@splot/contract/plugin/held'
import { NetworkFault } from '@splot/contract/plugin/network'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { groupBy } from '../../../../platform/group-by.ts'
import { pauseAfter } from '../rules/plan.ts'
import { type AudienceRow, settleOrder } from '../store/audiences.ts'
import { noteTold, putMembers } from '../store/members.ts'
import { deleteTold, listOpen, noteDone, noteMayKnow, noteUnwanted, type ToldRow } from '../store/told.ts'
import type { AudienceDeps } from './deps.ts'
import { askGate, sha256 } from './look.ts'
import type { OpenPlatform } from './platforms.ts'

/** The audience at its platform, open to be told. */
export interface Telling {
  workspaceId: string
  audience: AudienceRow
  platform: OpenPlatform
}

/** Tells of those who are to leave. `none`: nobody is; `held`: the platform was not told, and hears no more now. */
export async function tellLeaving(deps: AudienceDeps, telling: Telling): Promise<'none' | 'told' | 'held'> {
  const { workspaceId, audience, platform } = telling
  const limit = platform.destination.most
  const rows = await deps.db.inWorkspace(workspaceId, (tx) =>
    listOpen(tx, audience.id, { isWanted: false, limit }),
  )
  if (rows.length === 0) return 'none'
  const { told } = await order(deps, telling, 'leave', async () => groupRows(rows))
  const isTold = await settle(deps, telling, told, (tx) => deleteTold(tx, audience.id, rows))
  return isTold ? 'told' : 'held'
}

/** Tells of those who are to join: the gate is asked when the platform is ready to hear. */
export async function tellJoining(deps: AudienceDeps, telling: Telling): Promise<boolean> {
  const { workspaceId, audience, platform } = telling
  const limit = platform.destination.most
  const rows = await deps.db.inWorkspace(workspaceId, (tx) =>
    listOpen(tx, audience.id, { isWanted: true, limit }),
  )
  if (rows.length === 0) return false
  const { told, carried } = await order(deps, telling, 'join', () =>
    deps.db.inWorkspace(workspaceId, (tx) => claimRows(deps, tx, { audience, platform, rows })),
  )
  const keys = new Set(carried.map(({ kind, hash }) => `${kind} ${hash}`))
  const roots = rows.flatMap((row) =>
    keys.has(`${row.kind} ${row.hash}`) && row.root !== null ? [row.root] : [],
  )
  const isOn = await settle(deps, telling, told, async (tx) => {
    if (carried.length === 0) return
    await noteDone(tx, audience.id, carried, deps.clock.now())
    await noteTold(tx, audience.id, [...new Set(roots)])
  })
  // Nobody left though somebody waits: the gate is still folding, or said no; not again in the same breath.
  return isOn && carried.length > 0
}

function order(
  deps: AudienceDeps,
  { audience, platform }: Telling,
  act: AudienceAct,
  take: () => Promise<readonly Candidate[]>,
): Promise<ToldOrder> {
  const batchId = deps.ids.uuid(deps.clock.now())
  return platform.tell({ act, target: audience.target, batchId, take }).catch((error: unknown): ToldOrder => {
    if (error instanceof NetworkFault) return { told: judgeHeldFault(error), carried: [] }
    const code = error instanceof Error ? error.name : 'unknown'
    deps.logger.error({ audience: audience.id, code }, 'an ad platform could not be told')
    return { told: held('provider_error'), carried: [] }
  })
}

async function settle(
  deps: AudienceDeps,
  { workspaceId, audience }: Telling,
  told: Told,
  note: (tx: WorkspaceTx) => Promise<unknown>,
): Promise<boolean> {
  const now = deps.clock.now()
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    if (told.state === 'told') {
      await note(tx)
      await settleOrder(tx, audience.id, { fault: null, retryAt: 0, toldAt: now, refused: told.refused })
      return
    }
    const { reason, isFirm, retryAfterMs } = told
    const retryAt = now + pauseAfter({ attempts: audience.attempts, isFirm, retryAfterMs })
    await settleOrder(tx, audience.id, { fault: reason, retryAt, toldAt: null, refused: 0 })
    deps.logger.warn({ audience: audience.id, code: reason }, 'an ad platform was not told')
  })
  return told.state === 'told'
}

/** A person an entry. */
const groupRows = (rows: readonly ToldRow[]): Candidate[] =>
  [...groupBy(rows, (row) => row.root ?? `${row.kind} ${row.hash}`).values()].map((own) => ({
    keys: own.map(({ kind, hash }) => ({ kind, hash, leave: null })),
  }))

interface Claiming {
  audience: AudienceRow
  platform: { destination: Destination }
  rows: readonly ToldRow[]
}

/** Asks the gate about each identifier, writes down what the platform may know from here on, and gives leave. */
async function claimRows(
  deps: AudienceDeps,
  tx: WorkspaceTx,
  { audience, platform, rows }: Claiming,
): Promise<Candidate[]> {
  const births = rows.flatMap((row) => row.birth ?? [])
  const known = await deps.graph.listClusters(tx, tx.workspaceId, births, 'service')
  const byId = new Map(known.map((one) => [one.birthId, one]))
  const now = deps.clock.now()
  const asked = rows.flatMap((row) => {
    const birth = row.birth === null ? undefined : byId.get(row.birth)
    const isSame =
      birth !== undefined && platform.destination.hash(row.kind, birth.value, sha256) === row.hash
    return isSame ? [{ row, request: askGate(deps.ids.uuid(now), birth) }] : []
  })
  const theirs = new Set(asked.map(({ row }) => row))
  // What stands there is nobody's any more: an address that was given up, a customer who is gone.
  const stale = rows.filter((row) => !theirs.has(row))
  const claims = await deps.consent.claim(
    { tx, workspaceId: tx.workspaceId },
    asked.map(({ request }) => request),
  )
  const answered = asked.map(({ row, request }, i) => ({
    row,
    request,
    permit: claims[i]?.permit ?? null,
    claim: claims[i],
  }))
  const allowed = answered.flatMap(({ row, request, permit }) =>
    permit === null ? [] : [{ row, request, permit }],
  )
  const firm = answered.filter(({ claim }) => claim?.answer.ok === false && !passing.has(claim.answer.reason))
  await refuse(tx, audience.id, { rows: [...stale, ...firm.map(({ row }) => row)], now })
  await noteMayKnow(
    tx,
    audience.id,
    allowed.map(({ row }) => row),
  )
  const people = groupBy(allowed, ({ row }) => row.root ?? row.hash)
  return [...people.values()].map((own) => ({
    keys: own.map(({ row: { kind, hash }, request, permit }) => ({
      ...{ kind, hash },
      leave: { permit, messageId: request.messageId, address: request.address ?? '' },
    })),
  }))
}

/** The gate does not know yet: it is asked again. */
const passing: ReadonlySet<string> = new Set(['lagging', 'moving'])

/** A no at the last moment: she is looked at again, and taken out where the platform may know of her. */
async function refuse(
  tx: WorkspaceTx,
  audienceId: string,
  { rows, now }: { rows: readonly ToldRow[]; now: number },
): Promise<void> {
  if (rows.length === 0) return
  await noteUnwanted(tx, audienceId, rows)
  await deleteTold(
    tx,
    audienceId,
    rows.filter((row) => !row.mayKnow),
  )
  const births = [...new Set(rows.flatMap((row) => row.root ?? []))]
  await putMembers(tx, tx.workspaceId, { audienceId, births, now })
}

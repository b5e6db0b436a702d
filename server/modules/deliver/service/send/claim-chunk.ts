import type { Permit } from '@splot/contract/plugin/permit'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Claim, ConsentChannel, GateRequest } from '../../../consent/index.ts'
import { judgeRefusal } from '../../rules/judge.ts'
import type { Marks } from '../../rules/mark.ts'
import { findBasis } from '../../rules/message.ts'
import {
  followHolds,
  type Handed,
  lockHeld,
  markHanded,
  type Settled,
  settleMessages,
} from '../../store/sending.ts'
import { keepBodies } from '../bodies.ts'
import type { SendDeps } from '../deps.ts'
import type { Options } from '../options.ts'
import type { Desk } from './desks.ts'
import { type Dressed, dressMessage } from './dress-message.ts'
import type { Prepared } from './prepare.ts'
import { toJudged, toSettled } from './settle.ts'

/** A message with leave to go: half a second. */
export interface Cleared extends Dressed {
  one: Prepared
  desk: Desk
  address: string
  permit: Permit
}

/** How long a hand-over may take before others take it for lost, milliseconds: longer than any channel waits. */
export const handLeaseMs = 60_000

export interface ClaimDeps extends SendDeps {
  options: Options
  marks: Marks
}

export interface Line {
  workspaceId: string
  channel: ConsentChannel
}

/**
 * Asks the gate for these messages and writes down, in the gate's own transaction, what it said: those it let through are
 * `handed` with what they will say, before any provider hears of them.
 */
export async function claimChunk(
  deps: ClaimDeps,
  line: Line,
  chunk: readonly Prepared[],
): Promise<Cleared[]> {
  const { workspaceId } = line
  const testers = await findTesters(deps, workspaceId, chunk)
  const options = await deps.options.get(workspaceId)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const asked = await lockAsked(deps, tx, chunk)
    const requests = await makeRequests(deps, tx, { asked, line, testers })
    const claims = await deps.consent.claim({ tx, workspaceId }, requests)
    const now = deps.clock.now()
    const made: Cleared[] = []
    const refused: Settled[] = []
    for (const [i, one] of asked.entries()) {
      const claim = claims[i]
      if (claim === undefined) throw new Error('A request lost its answer')
      if (claim.permit === null)
        refused.push(toSettled(one.row, judgeRefusal(claim.answer, toJudged(one.row), now)))
      else made.push(clear({ deps, one, claim, options, now, permit: claim.permit }))
    }
    await settleMessages(tx, workspaceId, 'p', { rows: refused, now })
    await markHanded(tx, workspaceId, made.map(toHanded), { now, until: now + handLeaseMs })
    // As it was written: where its links lead is looked up here when she follows one.
    const bodies = made.map(({ one }) => ({ id: one.row.id, birth: one.row.birth, parts: one.parts }))
    await keepBodies(deps.sealer, { tx, workspaceId }, bodies)
    return made
  })
}

/** Those that are still ours. What was paused, stopped or taken by somebody else meanwhile is left alone. */
async function lockAsked(
  { clock }: SendDeps,
  tx: WorkspaceTx,
  chunk: readonly Prepared[],
): Promise<Prepared[]> {
  const rows = chunk.map((one) => one.row)
  const ours = await lockHeld(tx, tx.workspaceId, rows)
  const others = rows.filter((row) => !ours.has(row.id))
  if (others.length > 0) await followHolds(tx, tx.workspaceId, others, clock.now())
  return chunk.filter((one) => ours.has(one.row.id))
}

interface Clearing {
  deps: ClaimDeps
  one: Prepared
  claim: Claim
  permit: Permit
  options: Awaited<ReturnType<Options['get']>>
  now: number
}

function clear({ deps, one, claim, permit, options, now }: Clearing): Cleared {
  const { desk, reached } = one
  if (desk === null || reached === null) throw new Error('The gate let through what has no address')
  const { marks } = deps
  const { profiling } = claim
  const dressed = dressMessage({ one, desk, profiling, options, marks, now, origin: deps.origin() })
  return { one, desk, address: reached.address, permit, ...dressed }
}

const toHanded = ({ one, desk, address }: Cleared): Handed => ({
  id: one.row.id,
  fence: one.row.fence,
  via: desk.channel.id,
  address,
})

async function makeRequests(
  { consent, listFulfilled }: SendDeps,
  tx: WorkspaceTx,
  o: { asked: readonly Prepared[]; line: Line; testers: ReadonlySet<string> },
): Promise<GateRequest[]> {
  const { channel, workspaceId } = o.line
  const purposes = await consent.listPurposes({ tx, workspaceId })
  const fulfilled = await listFulfilled(
    tx,
    o.asked.map(({ row }) => row.run),
  )
  return o.asked.map(({ row, said, desk, reached }) => {
    const basis = said.basis ?? findBasis(purposes.get(row.purpose), row.run)
    return {
      messageId: row.id,
      customerId: row.birth,
      act: 'message',
      purpose: row.purpose,
      channel,
      // What no channel carries here is no address.
      address: desk === null ? null : (reached?.address ?? null),
      priority: row.priority,
      expiresAt: row.expiresAt,
      ...(basis === undefined ? {} : { basis }),
      ...(row.zone === null ? {} : { zone: row.zone }),
      ...(channel === 'push' && reached !== null ? { device: reached.birth } : {}),
      ...(fulfilled.has(row.run) ? { isInAudience: false } : {}),
      ...(o.testers.has(row.id) ? { isTest: true } : {}),
    }
  })
}

/** Tests whose address is a member's indeed: the request alone opens no gate. */
async function findTesters(
  deps: SendDeps,
  workspaceId: string,
  chunk: readonly Prepared[],
): Promise<ReadonlySet<string>> {
  const found = new Set<string>()
  for (const { row, said } of chunk) {
    if (said.isTest !== true || row.address === null) continue
    if (await deps.isMemberEmail(workspaceId, row.address)) found.add(row.id)
  }
  return found
}

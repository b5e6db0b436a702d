import { mintPermit, type Permit, permitLifeMs } from '@splot/contract/plugin/permit'
import type { Tx } from '../../../platform/db/index.ts'
import type { AddressHash } from '../rules/address.ts'
import type { Contact } from '../rules/caps.ts'
import { decide, type GateAnswer, type GateRequest } from '../rules/decide.ts'
import { type ConsentRow, findObjection, findRestriction, judgeConsent } from '../rules/state.ts'
import { addressKinds } from '../rules/words.ts'
import {
  type DecisionRow,
  insertDecisions,
  lockBudgets,
  type Reservation,
  reserveContacts,
} from '../store/gate.ts'
import type { ConsentDeps, KnownBirth } from './deps.ts'
import { groupPeople, type LoadedFacts, loadFacts, type People } from './load-facts.ts'

export interface GateDeps
  extends Pick<ConsentDeps, 'clock' | 'ids' | 'graph' | 'catchUp' | 'settingsOf' | 'listTraitsOf'> {
  hashAddress: AddressHash
}

/** How long a claim waits for the pipeline to fold what was accepted before it. */
const patienceMs = 300

/** What the gate says to one request; the permit is worth something once the claim's transaction is committed. */
export type Claim = {
  request: GateRequest
  decisionId: string
  /** Whether she lets us follow what she does with it: her word on being profiled, in no channel. */
  profiling: Profiling
} & (
  | { answer: GateAnswer & { ok: true }; permit: Permit }
  | { answer: GateAnswer & { ok: false }; permit: null }
)

/**
 * The gate. Waits until all that was acknowledged before the question is folded, so that no withdrawal is overlooked (and
 * refuses where that takes too long). Then, in the caller's transaction: locks the budgets of everybody asked about, loads all facts, decides in order
 * of priority, reserves what caps count, writes every decision with its reasons, and gives permits: half a second, one
 * message, one address, once. Answers come in the order of the requests.
 *
 * Call the provider only after COMMIT: a rolled-back claim has reserved nothing. Requests of one message, address and
 * channel each have their own `messageId`.
 */
export async function claim(
  deps: GateDeps,
  where: { tx: Tx; workspaceId: string },
  requests: readonly GateRequest[],
): Promise<Claim[]> {
  if (requests.length === 0) return []
  const { tx, workspaceId } = where
  const isLagging = !(await deps.catchUp(patienceMs))
  const { timeZone } = await deps.settingsOf(workspaceId, tx)
  const { people, locked } = await lockPeople(deps, where, requests)
  // Now, not before the wait for the locks: hours and windows are those of the hand-over.
  const now = deps.clock.now()
  const { hashAddress, graph, listTraitsOf } = deps
  const loading = { tx, workspaceId, zone: timeZone, now, hashAddress, graph, listTraitsOf }
  const facts = await loadFacts(loading, people, requests)
  const turns = requests.map((request, i) => ({ request, i, facts: facts[i] }))
  const claims: Claim[] = []
  const reserved: Reservation[] = []
  const decisions: DecisionRow[] = []
  const rivals = new Set<string>()
  for (const { request, i, facts: own } of turns.sort(byPriority)) {
    if (own === undefined) throw new Error('A request lost its facts')
    own.isMoving = isMoving(own, people, locked)
    own.isLagging = isLagging
    const contacts = own.contacts.filter((one) => one.messageId !== request.messageId)
    const answer = decide({ rivals, ...own, contacts }, request, now)
    const id = deps.ids.uuid(now)
    decisions.push(makeDecision(request, own, { id, now, answer }))
    if (answer.ok && answer.isCounted) {
      const contact = makeContact(request, now)
      own.contacts.push({ birth: request.customerId, status: 'r', ...contact })
      reserved.push({ birth: birthOf(request, own, people), ...contact })
      rivals.add(request.messageId)
    }
    const profiling = judgeProfiling(own.rows, now)
    claims[i] = answer.ok
      ? {
          request,
          decisionId: id,
          profiling,
          answer,
          permit: makePermit(deps, where, { request, id, root: own.root }),
        }
      : { request, decisionId: id, profiling, answer, permit: null }
  }
  await Promise.all([reserveContacts(tx, workspaceId, reserved), insertDecisions(tx, workspaceId, decisions)])
  return claims
}

export type Profiling = 'granted' | 'refused' | 'silent'

function judgeProfiling(rows: readonly ConsentRow[], now: number): Profiling {
  const asked = { purpose: 'profiling', channel: 'any', device: undefined }
  if (findObjection(rows, asked) !== null || findRestriction(rows) !== null) return 'refused'
  const { status } = judgeConsent(rows, asked, now)
  return status === 'granted' ? 'granted' : status === 'withdrawn' ? 'refused' : 'silent'
}

interface Turn {
  request: GateRequest
  i: number
}

/** Higher priority, then higher value, then as they came. */
const byPriority = (a: Turn, b: Turn): number =>
  (b.request.priority ?? 0) - (a.request.priority ?? 0) ||
  (b.request.value ?? 0) - (a.request.value ?? 0) ||
  a.i - b.i

/** Locks everybody, then looks again who they are: a merge may have come in between. */
async function lockPeople(
  { graph }: GateDeps,
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  requests: readonly GateRequest[],
): Promise<{ people: People; locked: ReadonlySet<string> }> {
  const ids = [...new Set(requests.map((one) => one.customerId))]
  const list = (): Promise<KnownBirth[]> => graph.listClusters(tx, workspaceId, ids, 'service')
  const locked = new Set((await list()).map((one) => one.birthId))
  await lockBudgets(tx, workspaceId, [...locked])
  return { people: groupPeople(await list()), locked }
}

function isMoving({ root }: LoadedFacts, people: People, locked: ReadonlySet<string>): boolean {
  const births = root === null ? [] : (people.births.get(root) ?? [])
  return births.some((one) => !locked.has(one.birthId))
}

const makeContact = ({ messageId, purpose, channel, journey = null }: GateRequest, at: number): Contact => ({
  messageId,
  purpose,
  channel,
  journey,
  at,
})

/** A contact belongs to the identifier it used, so that after a split it stays with whoever was reached. */
function birthOf({ channel, address, customerId }: GateRequest, facts: LoadedFacts, people: People): string {
  const kind = addressKinds[channel]
  const births = facts.root === null ? [] : (people.births.get(facts.root) ?? [])
  return births.find((one) => one.kind === kind && one.value === address)?.birthId ?? customerId
}

function makeDecision(
  request: GateRequest,
  facts: LoadedFacts,
  { id, now, answer }: { id: string; now: number; answer: GateAnswer },
): DecisionRow {
  const { messageId, customerId, act, purpose, channel } = request
  return {
    id,
    messageId,
    birth: customerId,
    at: now,
    act,
    purpose,
    channel,
    addressHash: facts.addressHash,
    isAllowed: answer.ok,
    reason: answer.ok ? null : answer.reason,
    reasons: JSON.stringify(
      answer.ok ? { basis: answer.basis, reference: answer.reference, pos: answer.pos } : answer.reasons,
    ),
  }
}

function makePermit(
  { clock }: GateDeps,
  { workspaceId }: { workspaceId: string },
  { request, id, root }: { request: GateRequest; id: string; root: string | null },
): Permit {
  const { messageId, act, purpose, channel, address } = request
  return mintPermit({
    id,
    workspaceId,
    customerId: root ?? request.customerId,
    messageId,
    act,
    purpose,
    channel,
    address: address ?? '',
    expiresAt: clock.monotonic() + permitLifeMs,
  })
}

/** What would be answered now: nothing is locked, reserved or written, and nobody gets leave. */
export async function explain(
  deps: GateDeps,
  where: { tx: Tx; workspaceId: string },
  request: GateRequest,
): Promise<GateAnswer> {
  const [answer] = await explainAll(deps, where, { requests: [request] })
  if (answer === undefined) throw new Error('A request lost its facts')
  return answer
}

const customerOf = ({ customerId }: GateRequest): string => customerId

/** The same for many at once, in order; each as if it were asked alone. */
export async function explainAll(
  deps: GateDeps,
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  asked: { requests: readonly GateRequest[]; known?: readonly KnownBirth[] | undefined },
): Promise<GateAnswer[]> {
  const { requests } = asked
  if (requests.length === 0) return []
  const { timeZone } = await deps.settingsOf(workspaceId, tx)
  const list = () =>
    deps.graph.listClusters(tx, workspaceId, [...new Set(requests.map(customerOf))], 'service')
  const known = asked.known ?? (await list())
  const now = deps.clock.now()
  const { hashAddress, graph, listTraitsOf } = deps
  const loading = { tx, workspaceId, zone: timeZone, now, hashAddress, graph, listTraitsOf }
  const facts = await loadFacts(loading, groupPeople(known), requests)
  return requests.map((request, i) => {
    const own = facts[i]
    if (own === undefined) throw new Error('A request lost its facts')
    return decide(own, request, now)
  })
}

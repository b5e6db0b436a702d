import { createHash } from 'node:crypto'
import { type Destination, type MatchKind, matchKinds } from '@splot/contract/plugin/destination'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { groupBy } from '../../../../platform/group-by.ts'
import type { GateRequest } from '../../../consent/index.ts'
import { planTold, type Wanted } from '../rules/plan.ts'
import { type AudienceRow, hurryOrder } from '../store/audiences.ts'
import { dropMembers, type Looked, listPut, putMembers, setMembers, takeDue } from '../store/members.ts'
import { listTold, noteUnwanted, putTold } from '../store/told.ts'
import { type AudienceDeps, adChannel, adPurpose } from './deps.ts'

/** People looked at in one transaction. */
const atOnce = 500
/** Consents end by themselves: everybody is looked at again so often. */
const againMs = 24 * 3_600_000
/** Whoever is to leave does not wait longer for the next order, whatever was refused before. */
const hurryMs = 60_000

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex')

export interface Birth {
  birthId: string
  root: string
  kind: string
  value: string
}

/** What of a person may be told at all: identifiers of the kinds the audience and its platform take. */
export interface Identifier extends Birth {
  kind: MatchKind
}

export const listKinds = (audience: Pick<AudienceRow, 'kinds'>, destination: Destination): MatchKind[] =>
  matchKinds.filter((kind) => destination.kinds.includes(kind) && audience.kinds.split(',').includes(kind))

/** The gate's question about one identifier: bound to it as it is written in the open. */
export const askGate = (messageId: string, { birthId, value }: Birth): GateRequest => ({
  ...{ messageId, customerId: birthId, act: 'audience', purpose: adPurpose, channel: adChannel },
  address: value,
  // To stand in an audience is no contact: what the platform shows is not ours to count.
  isUncounted: true,
})

/**
 * Looks at people of whom something was heard: who is wanted, who may be told, by what. Nothing is hashed of anybody whom
 * the gate refuses. @returns whether more are due
 */
export async function lookAtDue(
  deps: AudienceDeps,
  tx: WorkspaceTx,
  { audience, destination }: { audience: AudienceRow; destination: Destination },
): Promise<boolean> {
  const now = deps.clock.now()
  const due = await takeDue(tx, { audienceId: audience.id, now, limit: atOnce })
  if (due.length === 0) return false
  const { workspaceId } = tx
  const whole = await deps.graph.listClusters(tx, workspaceId, due, 'service')
  const rootOf = new Map(whole.map((one) => [one.birthId, one.root]))
  const roots = await moveOn(tx, audience.id, { due, rootOf, now })
  const wanted = await listWanted(deps, tx, { audience, roots, whole })
  const alone = await deps.listHeldOut({ tx, workspaceId }, [...wanted])
  const seen = await readSeen(
    deps,
    tx,
    [...wanted].filter((root) => !alone.has(root)),
  )
  const kinds = listKinds(audience, destination)
  const judged = await judge(deps, tx, { seen, kinds, destination })
  const unseen = new Set([...wanted].filter((root) => !alone.has(root) && !judged.states.has(root)))
  const parted = listParted(whole, seen).filter(
    (one) => unseen.has(one.root) && kinds.some((kind) => kind === one.kind),
  )
  for (const [root, reason] of await judgeParted(deps, tx, parted))
    judged.states.set(root, { state: 'c', reason })
  for (const root of alone) judged.states.set(root, { state: 'c', reason: 'held_out' })
  const own = new Set(roots)
  const births = whole.filter((one) => own.has(one.root)).map((one) => one.birthId)
  const plan = planTold(await listTold(tx, audience.id, births), judged.told)
  await putTold(tx, audience.id, plan.put, now)
  // Why others could not join may be no reason why she cannot leave.
  if (plan.put.some((row) => !row.isWanted)) await hurryOrder(tx, audience.id, now + hurryMs)
  if (plan.drop.length > 0) await noteUnwanted(tx, audience.id, plan.drop)
  const open = new Set(
    plan.put.flatMap((row) => (row.isWanted && row.root !== null && !row.isDone ? [row.root] : [])),
  )
  const looked = roots
    .filter((root) => wanted.has(root))
    .map((root): Looked => {
      const { state, reason } = judged.states.get(root) ?? { state: 'i', reason: null }
      return {
        birth: root,
        state: state === 't' && open.has(root) ? 'w' : state,
        reason,
        dueAt: now + againMs,
      }
    })
  await setMembers(tx, audience.id, looked)
  await dropMembers(
    tx,
    audience.id,
    roots.filter((root) => !wanted.has(root)),
  )
  return due.length === atOnce
}

/** Whoever was joined to somebody goes on under the one name, and is looked at there. @returns those who stay */
async function moveOn(
  tx: WorkspaceTx,
  audienceId: string,
  { due, rootOf, now }: { due: readonly string[]; rootOf: ReadonlyMap<string, string>; now: number },
): Promise<string[]> {
  const moved = due.filter((birth) => rootOf.get(birth) !== birth)
  const heirs = moved.flatMap((birth) => rootOf.get(birth) ?? [])
  if (heirs.length > 0) await putMembers(tx, tx.workspaceId, { audienceId, births: [...new Set(heirs)], now })
  await dropMembers(tx, audienceId, moved)
  const gone = new Set(moved)
  return due.filter((birth) => !gone.has(birth))
}

/** By the segment, by a journey, or by both. */
async function listWanted(
  { members }: AudienceDeps,
  tx: WorkspaceTx,
  o: { audience: AudienceRow; roots: readonly string[]; whole: readonly Birth[] },
): Promise<Set<string>> {
  const { audience, roots, whole } = o
  if (audience.state === 'ending') return new Set()
  const put = await listPut(
    tx,
    audience.id,
    whole.map((one) => one.birthId),
  )
  const byJourney = new Set(whole.filter((one) => put.has(one.birthId)).map((one) => one.root))
  const { segmentId } = audience
  const segments =
    segmentId === null ? null : await members.listOf({ tx, workspaceId: tx.workspaceId }, roots)
  return new Set(
    roots.filter(
      (root) =>
        byJourney.has(root) || (segmentId !== null && segments?.get(root)?.includes(segmentId) === true),
    ),
  )
}

/** Her identifiers as ads may see her: births whose owner refuses to be joined for ads stand apart. */
async function readSeen(
  { graph }: AudienceDeps,
  tx: WorkspaceTx,
  roots: readonly string[],
): Promise<Map<string, Birth[]>> {
  if (roots.length === 0) return new Map()
  const clusters = groupBy(await graph.listClusters(tx, tx.workspaceId, roots, 'ads'), (one) => one.root)
  const asked = new Set(roots)
  return new Map(
    [...clusters.values()].flatMap((own) =>
      own.filter((one) => asked.has(one.birthId)).map((one): [string, Birth[]] => [one.birthId, own]),
    ),
  )
}

interface Judged {
  told: Wanted[]
  states: Map<string, Pick<Looked, 'state' | 'reason'>>
}

async function judge(
  deps: AudienceDeps,
  tx: WorkspaceTx,
  o: { seen: ReadonlyMap<string, readonly Birth[]>; kinds: readonly MatchKind[]; destination: Destination },
): Promise<Judged> {
  const { seen, kinds, destination } = o
  const kindOf = (kind: string) => kinds.find((one) => one === kind)
  const asked = [...seen].flatMap(([root, births]) =>
    births.flatMap((one) => {
      const kind = kindOf(one.kind)
      return kind === undefined ? [] : [{ root, birth: { ...one, kind } }]
    }),
  )
  const answers = await deps.consent.explainAll(
    { tx, workspaceId: tx.workspaceId },
    asked.map(({ birth }) => askGate(`look ${birth.birthId}`, birth)),
  )
  const told: Wanted[] = []
  const states = new Map<string, Pick<Looked, 'state' | 'reason'>>()
  for (const [i, { root, birth }] of asked.entries()) {
    const answer = answers[i]
    if (answer?.ok !== true) {
      if (!states.has(root)) states.set(root, { state: 'c', reason: answer?.reason ?? null })
      continue
    }
    const hash = destination.hash(birth.kind, birth.value, sha256)
    if (hash === null) continue
    told.push({ kind: birth.kind, hash, birth: birth.birthId, root })
    states.set(root, { state: 't', reason: null })
  }
  return { told, states }
}

/** Births of a person that ads may not see as hers. */
function listParted(whole: readonly Birth[], seen: ReadonlyMap<string, readonly Birth[]>): Birth[] {
  const own = new Set([...seen.values()].flatMap((births) => births.map((one) => one.birthId)))
  return whole.filter((one) => !own.has(one.birthId))
}

/**
 * Whoever refuses ads stands apart from her own addresses, as ads may see her: she lacks no address, she said no.
 * @returns why, by canonical birth
 */
async function judgeParted(
  deps: AudienceDeps,
  tx: WorkspaceTx,
  parted: readonly Birth[],
): Promise<Map<string, string>> {
  const where = { tx, workspaceId: tx.workspaceId }
  const answers = await deps.consent.explainAll(
    where,
    parted.map((one) => askGate(`look ${one.birthId}`, one)),
  )
  const reasons = new Map<string, string>()
  for (const [i, { root }] of parted.entries()) {
    const answer = answers[i]
    reasons.set(root, reasons.get(root) ?? (answer?.ok === false ? answer.reason : 'withdrawn'))
  }
  return reasons
}

import { type MatchKind, matchKinds } from '@splot/contract/plugin/destination'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { isUuid } from '../../../../platform/ids.ts'
import type { AuditActor } from '../../../workspace/index.ts'
import type { AudienceBody, AudienceView } from '../schema.ts'
import {
  type AudienceRow,
  type AudienceState,
  findAudience,
  insertAudience,
  listAudiences,
  updateAudience,
} from '../store/audiences.ts'
import { listDestinations } from '../store/destinations.ts'
import {
  countMembers,
  countReasons,
  dropEverybody,
  type MemberState,
  putIn,
  putMembers,
  takeOut,
} from '../store/members.ts'
import { countLeaving, endTold } from '../store/told.ts'
import type { AudienceDeps } from './deps.ts'
import { listOfCustomer } from './of-customer.ts'
import { type Lang, wordFault, wordReason } from './words.ts'

/** Makes, changes and ends audiences; what people ask of them. */
export const createAudiences = (deps: AudienceDeps) => ({
  list: (workspaceId: string, lang: Lang) =>
    deps.db.inWorkspace(workspaceId, (tx) => show(deps, tx, { lang })),
  get: (workspaceId: string, id: string, lang: Lang) =>
    deps.db.inWorkspace(workspaceId, (tx) => showOne(deps, tx, { id, lang })),
  /** Those a customer is in. @throws not_found */
  listOf: (workspaceId: string, asked: { customerId: string; lang: Lang }) =>
    listOfCustomer(deps, workspaceId, asked),
  /** @throws not_found, audience_target, audience_identifiers */
  create: (workspaceId: string, body: AudienceBody, by: By) =>
    deps.db.inWorkspace(workspaceId, (tx) => create(deps, tx, { body, ...by })),
  /** @throws not_found, audience_ending */
  change: (workspaceId: string, change: Change & By) =>
    deps.db.inWorkspace(workspaceId, (tx) => changeOne(deps, tx, change)),
  /** Everybody is taken out at the platform, then it is gone. @throws not_found, audience_used */
  end: (workspaceId: string, id: string, actor: AuditActor) =>
    deps.db.inWorkspace(workspaceId, (tx) => end(deps, tx, { id, actor })),
  /** A step of a journey: once or again, it is the same. @throws not_found */
  put: (tx: WorkspaceTx, asked: { audienceId: string; birth: string; isIn: boolean }) => put(deps, tx, asked),
  async listNames(tx: WorkspaceTx): Promise<{ id: string; name: string }[]> {
    const rows = (await listAudiences(tx)).filter((row) => row.state !== 'ending')
    return rows.map(({ id, name }) => ({ id, name }))
  },
  /** Audiences made of this segment. */
  async listSegmentUsers(tx: WorkspaceTx, segmentId: string): Promise<{ id: string; name: string }[]> {
    const rows = (await listAudiences(tx)).filter(
      (row) => row.segmentId === segmentId && row.state !== 'ending',
    )
    return rows.map(({ id, name }) => ({ id, name }))
  },
})

export type Audiences = ReturnType<typeof createAudiences>

interface By {
  actor: AuditActor
  lang: Lang
}

interface Change {
  id: string
  name: string
  isPaused: boolean
}

async function find(tx: WorkspaceTx, id: string): Promise<AudienceRow> {
  const row = isUuid(id) ? await findAudience(tx, id) : null
  if (row === null) throw new SplotError('not_found')
  return row
}

async function show(
  deps: AudienceDeps,
  tx: WorkspaceTx,
  { id, lang }: { id?: string; lang: Lang },
): Promise<AudienceView[]> {
  const rows = (await listAudiences(tx)).filter((row) => id === undefined || row.id === id)
  const members = await countMembers(tx)
  const leaving = await countLeaving(tx)
  const reasons = await countReasons(tx)
  const on = new Set((await listDestinations(tx)).filter((one) => one.is_enabled).map(({ id }) => id))
  const views: AudienceView[] = []
  for (const row of rows) {
    const segment = row.segmentId === null ? null : await deps.findSegment(tx, row.segmentId)
    const counts = countsOf(row.id, members, leaving)
    const own = reasons.filter((one) => one.id === row.id)
    const isEnabled = on.has(row.destinationId)
    views.push(view(deps, { row, counts, reasons: own, isEnabled, segmentName: segment?.name ?? null, lang }))
  }
  return views
}

async function showOne(
  deps: AudienceDeps,
  tx: WorkspaceTx,
  asked: { id: string; lang: Lang },
): Promise<AudienceView> {
  const [found] = await show(deps, tx, asked)
  if (found === undefined) throw new SplotError('not_found')
  return found
}

async function create(
  deps: AudienceDeps,
  tx: WorkspaceTx,
  { body, actor, lang }: By & { body: AudienceBody },
): Promise<AudienceView> {
  await check(deps, tx, body)
  // Whoever came into the segment before is found when it is filled; of others the pipeline tells it.
  await deps.holdPipeline(tx)
  const now = deps.clock.now()
  const id = deps.ids.uuid(now)
  const { name, destinationId, target, segmentId } = body
  await insertAudience(tx, {
    ...{ id, name, destinationId, target, segmentId, kinds: body.identifiers.join(',') },
    ...{ createdAt: now, createdBy: actor.name },
  })
  const detail = { name, destinationId, segmentId }
  await deps.audit.record(within(tx), { actor, action: 'audience.made', target: id, detail })
  return showOne(deps, tx, { id, lang })
}

async function changeOne(
  deps: AudienceDeps,
  tx: WorkspaceTx,
  { id, name, isPaused, actor, lang }: Change & By,
): Promise<AudienceView> {
  const row = await find(tx, id)
  const state: AudienceState = isPaused ? 'paused' : 'on'
  const changed = row.state === 'ending' ? 0 : await updateAudience(tx, { id, name, state })
  if (changed === 0) throw new SplotError('audience_ending')
  const entry = { actor, action: 'audience.changed', target: id, detail: { name, state } } as const
  await deps.audit.record(within(tx), entry)
  return showOne(deps, tx, { id, lang })
}

async function end(
  deps: AudienceDeps,
  tx: WorkspaceTx,
  { id, actor }: { id: string; actor: AuditActor },
): Promise<void> {
  const { name } = await find(tx, id)
  const journeys = await deps.listJourneys(tx, [id])
  if (journeys.length > 0)
    throw new SplotError('audience_used', { values: { names: journeys.map((one) => one.name).join(', ') } })
  await updateAudience(tx, { id, name, state: 'ending' })
  await dropEverybody(tx, id)
  await endTold(tx, id)
  await deps.audit.record(within(tx), { actor, action: 'audience.ended', target: id, detail: { name } })
}

async function put(
  deps: AudienceDeps,
  tx: WorkspaceTx,
  { audienceId, birth, isIn }: { audienceId: string; birth: string; isIn: boolean },
): Promise<void> {
  const row = await find(tx, audienceId)
  if (row.state === 'ending') throw new SplotError('not_found')
  const own = await deps.graph.listClusters(tx, tx.workspaceId, [birth], 'service')
  const now = deps.clock.now()
  if (isIn) await putIn(tx, tx.workspaceId, { audienceId, birth, at: now })
  else await takeOut(tx, tx.workspaceId, { audienceId, births: own.map((one) => one.birthId) })
  await putMembers(tx, tx.workspaceId, { audienceId, births: [own[0]?.root ?? birth], now })
}

const within = (tx: WorkspaceTx) => ({ tx, workspaceId: tx.workspaceId })

async function check(deps: AudienceDeps, tx: WorkspaceTx, body: AudienceBody): Promise<void> {
  const destination = deps.destinations.find((one) => one.id === body.destinationId)
  if (destination === undefined) throw new SplotError('not_found', { path: '$.destinationId' })
  if (!destination.target.pattern.test(body.target))
    throw new SplotError('audience_target', { path: '$.target', hint: destination.target.hint })
  if (body.identifiers.some((kind) => !destination.kinds.includes(kind)))
    throw new SplotError('audience_identifiers', { path: '$.identifiers' })
  if (body.segmentId !== null && (await deps.findSegment(tx, body.segmentId)) === null)
    throw new SplotError('not_found', { path: '$.segmentId' })
}

type Counts = AudienceView['counts']

function countsOf(
  id: string,
  members: readonly { id: string; state: MemberState; people: number }[],
  leaving: readonly { id: string; people: number }[],
): Counts {
  const own = members.filter((one) => one.id === id)
  const of = (state: MemberState) => own.find((one) => one.state === state)?.people ?? 0
  return {
    wanted: own.reduce((sum, one) => sum + one.people, 0),
    ...{ told: of('t'), waiting: of('w'), withoutConsent: of('c'), withoutIdentifier: of('i') },
    leaving: leaving.find((one) => one.id === id)?.people ?? 0,
  }
}

const iso = (ms: number): string => new Date(ms).toISOString()
const isKind = (word: string): word is MatchKind => matchKinds.some((kind) => kind === word)

interface Shown {
  row: AudienceRow
  counts: Counts
  reasons: readonly { reason: string; people: number }[]
  isEnabled: boolean
  segmentName: string | null
  lang: Lang
}

function view(
  deps: AudienceDeps,
  { row, counts, reasons, isEnabled, segmentName, lang }: Shown,
): AudienceView {
  const { id, name, target, segmentId, state, fault } = row
  const destination = deps.destinations.find((one) => one.id === row.destinationId)
  return {
    ...{ id, name, target, state, counts, refused: row.refused },
    reasons: reasons.map(({ reason, people }) => ({
      ...{ code: reason, says: wordReason(reason, lang), people },
    })),
    destination: {
      ...{ id: row.destinationId, label: destination?.label[lang] ?? row.destinationId, isEnabled },
      delay: { minutes: destination?.delay.minutes ?? 0, says: destination?.delay.says[lang] ?? '' },
    },
    segment: segmentId === null ? null : { id: segmentId, name: segmentName },
    identifiers: row.kinds.split(',').filter(isKind),
    isFilled: row.isFilled,
    toldAt: row.toldAt === null ? null : iso(row.toldAt),
    fault: fault === null ? null : { code: fault, says: wordFault(fault, lang) },
    retryAt: fault === null ? null : iso(row.retryAt),
    ...{ createdAt: iso(row.createdAt), createdBy: row.createdBy },
  }
}

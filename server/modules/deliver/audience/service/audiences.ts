import { type MatchKind, matchKinds } from '@splot/contract/plugin/destination'
import { type DestinationFault, destinationFaults } from '@splot/contract/plugin/held'
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
import {
  countMembers,
  dropEverybody,
  type MemberState,
  putIn,
  putMembers,
  takeOut,
} from '../store/members.ts'
import { countLeaving, endTold } from '../store/told.ts'
import type { AudienceDeps } from './deps.ts'

type Lang = 'pl' | 'en'

/** Makes, changes and ends audiences; what people ask of them. */
export function createAudiences(deps: AudienceDeps) {
  const find = async (tx: WorkspaceTx, id: string): Promise<AudienceRow> => {
    const row = isUuid(id) ? await findAudience(tx, id) : null
    if (row === null) throw new SplotError('not_found')
    return row
  }
  const show = async (tx: WorkspaceTx, lang: Lang, only?: string): Promise<AudienceView[]> => {
    const rows = (await listAudiences(tx)).filter((row) => only === undefined || row.id === only)
    const [members, leaving] = [await countMembers(tx), await countLeaving(tx)]
    const views: AudienceView[] = []
    for (const row of rows) {
      const segment = row.segmentId === null ? null : await deps.findSegment(tx, row.segmentId)
      const counts = countsOf(row.id, members, leaving)
      views.push(view(deps, { row, counts, segmentName: segment?.name ?? null, lang }))
    }
    return views
  }
  const showOne = async (tx: WorkspaceTx, id: string, lang: Lang): Promise<AudienceView> => {
    const [found] = await show(tx, lang, id)
    if (found === undefined) throw new SplotError('not_found')
    return found
  }
  return {
    list: (workspaceId: string, lang: Lang) => deps.db.inWorkspace(workspaceId, (tx) => show(tx, lang)),
    get: (workspaceId: string, id: string, lang: Lang) =>
      deps.db.inWorkspace(workspaceId, (tx) => showOne(tx, id, lang)),
    /** @throws not_found, audience_target, audience_kinds */
    create: (
      workspaceId: string,
      body: AudienceBody,
      o: { actor: AuditActor; lang: Lang },
    ): Promise<AudienceView> =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        await check(deps, tx, body)
        const now = deps.clock.now()
        const id = deps.ids.uuid(now)
        const { name, destinationId, target, segmentId } = body
        await insertAudience(tx, {
          ...{ id, name, destinationId, target, segmentId, kinds: body.identifiers.join(',') },
          ...{ createdAt: now, createdBy: o.actor.name },
        })
        const detail = { name, destinationId, segmentId }
        await deps.audit.record(
          { tx, workspaceId },
          { actor: o.actor, action: 'audience.made', target: id, detail },
        )
        return showOne(tx, id, o.lang)
      }),
    change: (
      workspaceId: string,
      id: string,
      o: { name: string; isPaused: boolean; actor: AuditActor; lang: Lang },
    ): Promise<AudienceView> =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        const row = await find(tx, id)
        if (row.state === 'ending') throw new SplotError('audience_ending')
        const state: AudienceState = o.isPaused ? 'paused' : 'on'
        await updateAudience(tx, { id, name: o.name, state })
        const entry = {
          actor: o.actor,
          action: 'audience.changed',
          target: id,
          detail: { name: o.name, state },
        } as const
        await deps.audit.record({ tx, workspaceId }, entry)
        return showOne(tx, id, o.lang)
      }),
    /** Everybody is taken out at the platform, then it is gone. */
    end: (workspaceId: string, id: string, actor: AuditActor): Promise<void> =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        const row = await find(tx, id)
        await updateAudience(tx, { id, name: row.name, state: 'ending' })
        await dropEverybody(tx, id)
        await endTold(tx, id)
        const detail = { name: row.name }
        await deps.audit.record({ tx, workspaceId }, { actor, action: 'audience.ended', target: id, detail })
      }),
    /** A step of a journey: once or again, it is the same. @throws not_found */
    async put(tx: WorkspaceTx, asked: { audienceId: string; birth: string; isIn: boolean }): Promise<void> {
      const { audienceId, birth, isIn } = asked
      const row = await find(tx, audienceId)
      if (row.state === 'ending') throw new SplotError('not_found')
      const own = await deps.graph.listClusters(tx, tx.workspaceId, [birth], 'service')
      const root = own[0]?.root ?? birth
      const now = deps.clock.now()
      if (isIn) await putIn(tx, tx.workspaceId, { audienceId, birth, at: now })
      else await takeOut(tx, tx.workspaceId, { audienceId, births: own.map((one) => one.birthId) })
      await putMembers(tx, tx.workspaceId, { audienceId, births: [root], now })
    },
  }
}

export type Audiences = ReturnType<typeof createAudiences>

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
const isFault = (code: string): code is DestinationFault => Object.hasOwn(destinationFaults, code)
const isKind = (word: string): word is MatchKind => matchKinds.some((kind) => kind === word)

function view(
  deps: AudienceDeps,
  {
    row,
    counts,
    segmentName,
    lang,
  }: { row: AudienceRow; counts: Counts; segmentName: string | null; lang: Lang },
): AudienceView {
  const { id, name, target, segmentId, state, fault } = row
  const destination = deps.destinations.find((one) => one.id === row.destinationId)
  return {
    ...{ id, name, target, state, counts, refused: row.refused },
    destination: {
      ...{ id: row.destinationId, label: destination?.label[lang] ?? row.destinationId },
      delay: { minutes: destination?.delay.minutes ?? 0, says: destination?.delay.says[lang] ?? '' },
    },
    segment: segmentId === null ? null : { id: segmentId, name: segmentName },
    identifiers: row.kinds.split(',').filter(isKind),
    isFilled: row.isFilled,
    toldAt: row.toldAt === null ? null : iso(row.toldAt),
    fault:
      fault === null ? null : { code: fault, says: isFault(fault) ? destinationFaults[fault][lang] : fault },
    retryAt: fault === null ? null : iso(row.retryAt),
    ...{ createdAt: iso(row.createdAt), createdBy: row.createdBy },
  }
}

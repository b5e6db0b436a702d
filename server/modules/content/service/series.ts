import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { planSeries, type SeriesPart } from '../rules/series.ts'
import type { ContentDocument } from '../schema/document.ts'
import * as store from '../store/series.ts'
import type { ContentDeps, Member } from './deps.ts'
import { getItem, insertContent } from './items.ts'

export interface Series extends store.SeriesRow {
  parts: store.PartRow[]
}

type SeriesDeps = Pick<ContentDeps, 'db' | 'clock' | 'ids' | 'audit'>

/** All, the last changed first. */
export const listSeries = (deps: Pick<ContentDeps, 'db'>, workspaceId: string): Promise<Series[]> =>
  deps.db.inWorkspace(workspaceId, (tx) => readSeries(tx, null))

/** @throws not_found */
export async function getSeries(tx: WorkspaceTx, id: string): Promise<Series> {
  const [found] = await readSeries(tx, id)
  if (found === undefined) throw new SplotError('not_found', { path: 'params.id' })
  return found
}

async function readSeries(tx: WorkspaceTx, id: string | null): Promise<Series[]> {
  const [rows, parts] = [await store.listSeries(tx, id), await store.listParts(tx, id)]
  return rows.map((row) => ({ ...row, parts: parts.filter((part) => part.series_id === row.id) }))
}

export interface PlannedPart extends Pick<SeriesPart, 'day' | 'role'> {
  document: ContentDocument
}

/** The parts a message would be cut into: the same goal, tone, offer and link, each part with a text of its own. */
export const planParts = (document: ContentDocument, parts: number, days: number): PlannedPart[] =>
  planSeries(document.core, parts, days).map(({ day, role, core }) => ({
    day,
    role,
    document: { ...document, core, overrides: {}, body: null },
  }))

/** A series of a message, each part a message of its own in a folder called as the series. @throws not_found */
export function createSeries(
  deps: SeriesDeps,
  workspaceId: string,
  asked: { sourceId: string; name: string; parts: number; days: number; actor: Member },
): Promise<Series> {
  const { sourceId, name, actor } = asked
  const at = deps.clock.now()
  const id = deps.ids.uuid(at)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const source = await getItem(tx, sourceId)
    if (source.kind !== 'message') throw new SplotError('not_found', { path: 'body.sourceId' })
    await store.insertSeries(tx, { id, name, at, by: actor.name })
    const made: store.NewPart[] = []
    const planned = planParts(source.document, asked.parts, asked.days)
    for (const [i, { day, role, document }] of planned.entries()) {
      const part = { kind: 'message' as const, document, labels: source.labels, folder: folderOf(name) }
      const title = `${name} ${i + 1}/${planned.length}`.slice(-200)
      made.push({ itemId: await insertContent(deps, tx, { ...part, name: title }, actor), day, role })
    }
    await store.putParts(tx, id, made)
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'series.created', target: id })
    return getSeries(tx, id)
  })
}

/** A slash would part a folder in two. */
const folderOf = (name: string): string => name.replace(/[/\r\n]+/g, ' ').trim()

/**
 * Name, order and days. What is left out is a message by itself again. @throws revision_changed, part_taken for what is
 * no message or stands in another series, not_found
 */
export function saveSeries(
  deps: SeriesDeps,
  workspaceId: string,
  asked: {
    id: string
    revision: number
    name: string
    parts: readonly { itemId: string; day: number }[]
    actor: Member
  },
): Promise<Series> {
  const { id, revision, name, parts, actor } = asked
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const before = await getSeries(tx, id)
    const put = { id, revision, name, at: deps.clock.now(), by: actor.name }
    if (!(await store.putSeries(tx, put))) throw new SplotError('revision_changed')
    const roleOf = (itemId: string) => before.parts.find((part) => part.id === itemId)?.role ?? ''
    const refused = await store.putParts(
      tx,
      id,
      parts.map((one) => ({ ...one, role: roleOf(one.itemId) })),
    )
    if (refused !== null) throw new SplotError('part_taken', { path: `body.parts[${refused}]` })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'series.changed', target: id })
    return getSeries(tx, id)
  })
}

/** Takes a series apart; its parts stay, each a message by itself. @throws not_found */
export async function deleteSeries(
  deps: SeriesDeps,
  workspaceId: string,
  { id, actor }: { id: string; actor: Member },
): Promise<void> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    if (!(await store.deleteSeries(tx, id))) throw new SplotError('not_found', { path: 'params.id' })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'series.deleted', target: id })
  })
}

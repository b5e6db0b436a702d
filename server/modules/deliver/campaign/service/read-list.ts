import { SplotError } from '../../../../platform/errors.ts'
import { listBirthsOf } from '../../../identity/index.ts'
import {
  type AudienceRow,
  countFaults,
  deleteList,
  findList,
  growList,
  insertList,
  insertRows,
  type ListRow,
  listListed,
} from '../store/lists.ts'
import type { CampaignDeps, Member } from './deps.ts'
import { type FileRow, type Rows, readRows } from './read-rows.ts'
import { spool } from './spool.ts'

const rowsAtOnce = 1_000
/** More than any audience: a file that never ends must not fill the database. */
const mostRows = 10_000_000

export interface Upload {
  name: string
  /** A file with a header, or lines that somebody typed: one identifier each. */
  source: 'file' | 'typed'
  body: ReadableStream<Uint8Array> | null
  actor: Member
}

export interface ReadList extends ListRow {
  faults: { fault: string; rows: number; first: number }[]
}

/**
 * Reads whom a member named, in one piece, and answers when it is read.
 * @throws duplicate_header, list_columns, list_empty, list_spreadsheet, list_too_long, charset, too_large
 */
export async function readList(deps: CampaignDeps, workspaceId: string, upload: Upload): Promise<ReadList> {
  const now = deps.clock.now()
  const id = deps.ids.uuid(now)
  const { name, source, actor } = upload
  const made = { id, name, source, bytes: null, createdAt: now, createdBy: actor.name }
  await deps.db.inWorkspace(workspaceId, (tx) => insertList(tx, made))
  try {
    await using aside = await spool(upload.body, deps.folder(), id)
    await takeList(deps, workspaceId, { id, source, actor, bytes: aside.read() })
    return await getList(deps, workspaceId, id)
  } catch (error) {
    await deps.db.inWorkspace(workspaceId, (tx) => deleteList(tx, id))
    throw error
  }
}

/** @throws not_found */
export function getList(deps: CampaignDeps, workspaceId: string, id: string): Promise<ReadList> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await findList(tx, id)
    if (row === null) throw new SplotError('not_found', { path: 'params.id' })
    return { ...row, faults: await countFaults(tx, id) }
  })
}

interface Named {
  id: string
  source: 'file' | 'typed'
  actor: Member
  bytes: AsyncIterable<Uint8Array>
}

/**
 * Takes a list down, with memory for some hundred rows, however long it is. Of each row only the birth it led to is kept, or
 * why it led to nobody; what a file says of consents is no consent.
 * @throws duplicate_header, list_columns, list_empty, list_spreadsheet, list_too_long, charset
 */
export async function takeList(
  deps: CampaignDeps,
  workspaceId: string,
  { id, source, actor, bytes }: Named,
): Promise<void> {
  const { region } = await deps.settingsOf(workspaceId)
  await takeRows(deps, workspaceId, id, readRows(source, bytes, region))
  const detail = { source }
  await deps.audit.record(workspaceId, { actor, action: 'audience.uploaded', target: id, detail })
}

async function takeRows(deps: CampaignDeps, workspaceId: string, id: string, rows: Rows): Promise<void> {
  let batch: FileRow[] = []
  let hasConsents = false
  let count = 0
  const flush = async (isRead: boolean) => {
    const taken = batch
    batch = []
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      const found = await findBirths(tx, id, taken)
      await insertRows(tx, id, found)
      const people = found.filter((row) => row.birth !== null).length
      await growList(tx, id, { isRead, rows: found.length, people, hasConsents })
      await deps.wake?.(
        tx,
        found.flatMap(({ birth }) => birth ?? []),
      )
    })
  }
  for await (const row of rows) {
    hasConsents ||= row.hasConsents
    if (++count > mostRows) throw new SplotError('list_too_long', { values: { rows: mostRows } })
    batch.push(row)
    if (batch.length >= rowsAtOnce) await flush(false)
  }
  if (count === 0) throw new SplotError('list_empty')
  await flush(true)
}

type Tx = Parameters<Parameters<CampaignDeps['db']['inWorkspace']>[1]>[0]

/** Whom each row leads to: the strongest of its identifiers that anybody has. */
async function findBirths(tx: Tx, listId: string, rows: readonly FileRow[]): Promise<AudienceRow[]> {
  const { workspaceId } = tx
  const refs = rows.flatMap((row) => row.named.map((one) => ({ workspaceId, ...one })))
  const births = new Map<string, string>()
  const keyOf = ({ kind, value }: { kind: string; value: string }) => `${kind} ${value}`
  for (const one of await listBirthsOf(tx, refs)) births.set(keyOf(one), one.birth)
  const listed = new Set(await listListed(tx, listId, [...new Set(births.values())]))
  return rows.map(({ line, named, fault }) => {
    if (fault !== null) return { line, birth: null, fault }
    const birth = named.map((one) => births.get(keyOf(one))).find((one) => one !== undefined)
    if (birth === undefined) return { line, birth: null, fault: 'nobody' }
    if (listed.has(birth)) return { line, birth: null, fault: 'repeated' }
    listed.add(birth)
    return { line, birth, fault: null }
  })
}

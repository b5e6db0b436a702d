import { TextDecoder } from 'node:util'
import { SplotError } from '../../../../platform/errors.ts'
import { listBirthsOf } from '../../../identity/index.ts'
import {
  type Columns,
  type Named,
  type RowFault,
  readColumns,
  readRow,
  readTyped,
} from '../rules/csv/columns.ts'
import { type Encoding, findEncoding, headBytes } from '../rules/csv/decode.ts'
import { CsvReader, type CsvRow, findDelimiter } from '../rules/csv/reader.ts'
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
import { spool } from './spool.ts'

const rowsAtOnce = 500

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
 * Reads whom a member named, as it comes in: with memory for some hundred rows, however long the file. Of each row only the
 * birth it led to is kept, or why it led to nobody; what a file says of consents is no consent.
 * @throws duplicate_header, list_columns, list_empty, charset
 */
export async function readList(deps: CampaignDeps, workspaceId: string, upload: Upload): Promise<ReadList> {
  const now = deps.clock.now()
  const id = deps.ids.uuid(now)
  const { name, source, actor } = upload
  const made = { id, name, source, createdAt: now, createdBy: actor.name }
  await deps.db.inWorkspace(workspaceId, (tx) => insertList(tx, made))
  try {
    const { region } = await deps.settingsOf(workspaceId)
    await using aside = await spool(upload.body, deps.folder(), id)
    const rows = source === 'file' ? readFile(aside.read(), region) : readLines(aside.read(), region)
    await takeRows(deps, workspaceId, id, rows)
    const detail = { source }
    await deps.audit.record(workspaceId, { actor, action: 'audience.uploaded', target: id, detail })
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

/** A row as the file has it: where, and whom it names or why nobody. */
interface FileRow {
  line: number
  named: Named[]
  fault: RowFault | null
  hasConsents: boolean
}

type Rows = AsyncGenerator<FileRow>
type Bytes = AsyncIterable<Uint8Array>

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
    })
  }
  for await (const row of rows) {
    hasConsents ||= row.hasConsents
    count++
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

/** The text of a file, piece by piece, from whichever of the two ways Polish files are written. @throws charset */
async function* readText(body: Bytes): AsyncGenerator<string> {
  let decoder: TextDecoder | null = null
  let head = Buffer.alloc(0)
  const begin = (): TextDecoder => {
    const encoding: Encoding | null = findEncoding(head.subarray(0, headBytes))
    if (encoding === null) throw new SplotError('charset')
    return new TextDecoder(encoding)
  }
  for await (const chunk of body) {
    if (decoder !== null) {
      yield decoder.decode(chunk, { stream: true })
      continue
    }
    head = Buffer.concat([head, chunk])
    if (head.length < headBytes) continue
    decoder = begin()
    yield decoder.decode(head, { stream: true })
  }
  decoder ??= begin()
  yield head.length < headBytes ? decoder.decode(head) : decoder.decode()
}

/** @throws duplicate_header, list_columns */
async function* readFile(body: Bytes, region: string): Rows {
  let reader: CsvReader | null = null
  let waiting = ''
  let columns: Columns | null = null
  const take = function* (rows: readonly CsvRow[]): Generator<FileRow> {
    for (const row of rows) {
      if (columns === null) columns = needColumns(row)
      else yield readFileRow(columns, row, region)
    }
  }
  for await (const text of readText(body)) {
    if (reader === null) {
      waiting += text
      const end = waiting.search(/[\r\n]/)
      if (end < 0 && waiting.length < headBytes) continue
      reader = new CsvReader(findDelimiter(end < 0 ? waiting : waiting.slice(0, end)))
      yield* take(reader.push(waiting))
    } else yield* take(reader.push(text))
  }
  if (reader === null) {
    reader = new CsvReader(findDelimiter(waiting))
    yield* take(reader.push(waiting))
  }
  yield* take(reader.end())
}

function needColumns({ cells }: CsvRow): Columns {
  const read = readColumns(cells)
  if (read.ok) return read.columns
  if (read.fault === 'duplicate_header')
    throw new SplotError('duplicate_header', { values: { name: read.name.slice(0, 60) } })
  throw new SplotError('list_columns')
}

function readFileRow(columns: Columns, row: CsvRow, region: string): FileRow {
  const read = readRow(columns, row, region)
  const { line } = row
  return {
    line,
    named: read.ok ? read.named : [],
    fault: read.ok ? null : read.fault,
    hasConsents: columns.hasConsents,
  }
}

async function* readLines(body: Bytes, region: string): Rows {
  let rest = ''
  let line = 0
  const take = (text: string): FileRow | null => {
    line++
    if (text.trim() === '') return null
    const read = readTyped(text, region)
    return { line, named: read.ok ? read.named : [], fault: read.ok ? null : read.fault, hasConsents: false }
  }
  for await (const text of readText(body)) {
    const lines = (rest + text).split(/\r\n|[\r\n,;]/)
    rest = lines.pop() ?? ''
    for (const one of lines) {
      const row = take(one)
      if (row !== null) yield row
    }
  }
  const last = take(rest)
  if (last !== null) yield last
}

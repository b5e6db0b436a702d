import { SplotError } from '../../../../platform/errors.ts'
import { readBody } from '../../../../platform/http/read-body.ts'
import { findUnstorable } from '../../../../platform/http/refuse-unstorable.ts'
import { findTwin } from '../rules/header.ts'
import { guessMapping } from '../rules/targets.ts'
import { findImport, type ImportRow, insertImport, lockImport, putImport } from '../store/imports.ts'
import type { ImportDeps, Member } from './deps.ts'
import type { Files } from './files.ts'
import { findFormat } from './open-rows.ts'
import { openTable } from './read-table.ts'

/** A part fits into one request on any line. */
const mostPart = 8 * 2 ** 20

export async function beginImport(
  deps: ImportDeps,
  workspaceId: string,
  made: { kind: string; name: string; bytes: number; actor: Member },
): Promise<string> {
  const createdAt = deps.clock.now()
  const id = deps.ids.uuid(createdAt)
  const { kind, name, bytes, actor } = made
  await deps.db.inWorkspace(workspaceId, (tx) =>
    insertImport(tx, { id, kind, name, bytes, createdAt, createdBy: actor.name }),
  )
  return id
}

/**
 * The next bytes of a file; those that were sent before are passed over. With the last of them its header is read.
 * @throws not_found, part_offset, too_large, import_state
 */
export async function takePart(
  { deps, files }: { deps: ImportDeps; files: Files },
  workspaceId: string,
  { id, offset, body }: { id: string; offset: number; body: Request },
): Promise<void> {
  const known = await deps.db.inWorkspace(workspaceId, (tx) => getImport(tx, id))
  if (known.state !== 'receiving') throw new SplotError('import_state')
  const bytes = await readBody(body, Math.min(mostPart, known.bytes - offset))
  // Parts of one file follow one another: whoever holds the row writes.
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await lockImport(tx, id)
    if (row === null || row.state !== 'receiving') throw new SplotError('import_state')
    const path = files.pathOf(id)
    // What a broken request wrote without saying so is written again.
    await files.cut(path, row.received)
    if (offset > row.received || (await files.sizeOf(path)) < row.received)
      throw new SplotError('part_offset', { values: { received: await files.sizeOf(path) } })
    const fresh = bytes.subarray(row.received - offset)
    await files.append(path, fresh)
    const received = row.received + fresh.length
    const isWhole = received === row.bytes
    await putImport(tx, isWhole ? await readHeader(files, { ...row, received }) : { ...row, received })
  })
}

type Tx = Parameters<Parameters<ImportDeps['db']['inWorkspace']>[1]>[0]

/** @throws not_found */
export async function getImport(tx: Tx, id: string): Promise<ImportRow> {
  const row = await findImport(tx, id)
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  return row
}

/** A file that cannot be read says so and stays: its sender looks at why. */
async function readHeader(files: Files, row: ImportRow): Promise<ImportRow> {
  const path = files.pathOf(row.id)
  const format = findFormat(await files.readHead(path, 64))
  const rows = openTable(row.kind, { format, path }, { bytes: 0 })
  try {
    const { header, hasRows } = await readTop(rows)
    const fault = judgeHeader(header) ?? (hasRows ? null : 'import_no_rows')
    if (fault !== null) return { ...row, format, state: 'failed', fault, header: JSON.stringify(header) }
    const mapping = JSON.stringify(guessMapping(row.kind, header))
    return { ...row, format, state: 'mapping', header: JSON.stringify(header), mapping }
  } catch (error) {
    if (!(error instanceof SplotError)) throw error
    return { ...row, format, state: 'failed', fault: error.code }
  } finally {
    await rows.return(undefined)
  }
}

/** The row that names the columns, and whether any stands under it. */
async function readTop(rows: ReturnType<typeof openTable>): Promise<{ header: string[]; hasRows: boolean }> {
  let header: string[] | null = null
  for await (const some of rows)
    for (const { cells } of some) {
      if (header !== null) return { header, hasRows: true }
      header = [...cells]
    }
  return { header: header ?? [], hasRows: false }
}

const mostColumns = 300

function judgeHeader(header: readonly string[]): string | null {
  if (header.length === 0) return 'list_empty'
  if (findTwin(header) !== null) return 'duplicate_header'
  const isOdd = header.some((name) => name.length > 300) || findUnstorable(header) !== null
  return header.length > mostColumns || isOdd ? 'import_columns' : null
}

import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { isErrorCode } from '../../../../platform/error-table.ts'
import { type ErrorCode, type Language, problemOf, SplotError } from '../../../../platform/errors.ts'
import { sayFault } from '../rules/fault-words.ts'
import { findTwin } from '../rules/header.ts'
import { listActs } from '../rules/state.ts'
import type { Mapping } from '../rules/targets.ts'
import { checkedSchema, type ImportReply, options } from '../schema.ts'
import { type FaultRow, type ImportRow, listFaults, listImports } from '../store/imports.ts'
import { countApplied } from '../store/lots.ts'
import type { Runner } from './advance.ts'
import { openTable } from './read-table.ts'
import { getImport } from './upload.ts'

export interface Reader {
  language: Language
  /** Samples are words of persons. */
  seesPii: boolean
}

type Shown = Omit<ImportReply, 'columns' | 'trial' | 'faults'>

/** One import with its columns, trial and refusals. @throws not_found */
export async function showImport(
  runner: Runner,
  workspaceId: string,
  { id, ...reader }: Reader & { id: string },
): Promise<ImportReply> {
  const applied = await runner.deps.findApplied()
  const { row, folded, trial, faults } = await runner.deps.db.inWorkspace(workspaceId, async (tx) => {
    const found = await getImport(tx, id)
    return {
      row: found,
      folded: (await countFolded(tx, [found], applied))(found),
      trial: await listFaults(tx, id, true),
      faults: await listFaults(tx, id, false),
    }
  })
  const found = row.checked === null ? null : checkedSchema.parse(JSON.parse(row.checked))
  const words = (list: readonly FaultRow[]) => list.map((one) => showFault(one, reader.language))
  return {
    ...showRow(runner, { row, folded }, reader.language),
    columns: await showColumns(runner, row, reader.seesPii),
    trial: found === null ? null : { found, faults: words(trial) },
    faults: words(faults),
  }
}

/** The newest first. */
export async function showImports(
  runner: Runner,
  workspaceId: string,
  { before, limit, language }: { before: string | null; limit: number; language: Language },
): Promise<{ items: Shown[]; nextCursor: string | null }> {
  const applied = await runner.deps.findApplied()
  const { rows, foldedOf } = await runner.deps.db.inWorkspace(workspaceId, async (tx) => {
    const found = await listImports(tx, { before, limit: limit + 1 })
    return { rows: found, foldedOf: await countFolded(tx, found, applied) }
  })
  const items = rows.slice(0, limit).map((row) => showRow(runner, { row, folded: foldedOf(row) }, language))
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

/** How many things of each are in the profiles: of one that is over, all; of one under way, as far as the pipeline has come. */
async function countFolded(
  tx: WorkspaceTx,
  rows: readonly ImportRow[],
  applied: number,
): Promise<(row: ImportRow) => number> {
  const isUnderWay = ({ kind, state }: ImportRow) =>
    kind !== 'products' && ['running', 'settling', 'cancelled', 'undoing'].includes(state)
  const ids = rows.filter(isUnderWay).map(({ id }) => id)
  const counted = ids.length === 0 ? new Map<string, number>() : await countApplied(tx, ids, applied)
  return (row) => (isUnderWay(row) ? Math.min(row.things, counted.get(row.id) ?? 0) : row.things)
}

const iso = (ms: number): string => new Date(ms).toISOString()
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms))

function showRow(
  { deps }: Runner,
  { row, folded }: { row: ImportRow; folded: number },
  language: Language,
): Shown {
  const { id, kind, name, format, state, bytes, received } = row
  const { rowCount: rows, stored, refused, things, readBytes } = row
  return {
    ...{ id, kind, name, format, state, bytes, received },
    acts: listActs(state),
    options: options.parse(JSON.parse(row.options)),
    progress: {
      rows,
      stored,
      refused,
      things,
      readBytes,
      folded,
      secondsLeft: findSecondsLeft(row, folded, deps.clock.now()),
    },
    hasRefusedFile: row.refusedBytes > 0,
    failure:
      row.fault === null || !isErrorCode(row.fault) ? null : sayFailure(row.fault, row.header, language),
    createdAt: iso(row.createdAt),
    createdBy: row.createdBy,
    beganAt: isoOrNull(row.beganAt),
    endedAt: isoOrNull(row.endedAt),
  }
}

/** What is wrong with the file as a whole, and what cures it. */
function sayFailure(code: ErrorCode, header: string | null, language: Language): string {
  const name = header === null ? null : findTwin(JSON.parse(header))
  const values = name === null ? {} : { name: name.slice(0, 60) }
  const { title, hint } = problemOf(new SplotError(code, { values }), language)
  return `${title}. ${hint}`
}

/** By the pace until now, of profiles as of rows; null before there is one. */
function findSecondsLeft(
  { kind, state, beganAt, readBytes, bytes, things }: ImportRow,
  folded: number,
  now: number,
): number | null {
  if ((state !== 'running' && state !== 'settling') || beganAt === null || readBytes === 0) return null
  const read = Math.min(1, readBytes / bytes)
  const done = kind === 'products' || things === 0 ? read : (read * folded) / things
  return done === 0 ? null : Math.round(((now - beganAt) * (1 - done)) / done / 1_000)
}

function showFault({ code: kept, column, rowCount, lines }: FaultRow, language: Language) {
  const { code, says } = sayFault(kept)
  return {
    code,
    column: column === '' ? null : column,
    says: says[language],
    rows: rowCount,
    lines,
  }
}

const sampleRows = 4

async function showColumns(
  { files }: Runner,
  row: ImportRow,
  seesPii: boolean,
): Promise<ImportReply['columns']> {
  if (row.header === null) return []
  const names: string[] = JSON.parse(row.header)
  const mapping: Mapping = JSON.parse(row.mapping ?? '{}')
  const path = files.pathOf(row.id)
  const hasFile = (await files.sizeOf(path)) > 0
  const samples = hasFile && seesPii ? await readSamples(row, path) : []
  return names.map((name, at) => ({
    name,
    target: mapping[name] ?? null,
    samples: samples.map((cells) => (cells[at] ?? '').slice(0, 80)).filter((text) => text.trim() !== ''),
  }))
}

async function readSamples(row: ImportRow, path: string): Promise<(readonly string[])[]> {
  const rows = openTable(row.kind, { format: row.format ?? 'csv', path }, { bytes: 0 })
  const samples: (readonly string[])[] = []
  try {
    for await (const some of rows) {
      samples.push(...some.map(({ cells }) => cells))
      if (samples.length > sampleRows) break
    }
  } finally {
    await rows.return(undefined)
  }
  return samples.slice(1, 1 + sampleRows)
}

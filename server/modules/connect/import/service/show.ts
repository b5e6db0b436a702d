import { isErrorCode } from '../../../../platform/error-table.ts'
import type { Language } from '../../../../platform/errors.ts'
import { explainError } from '../../../../platform/errors.ts'
import { type FaultCode, faultCodes } from '../rules/cells.ts'
import { faultWords } from '../rules/fault-words.ts'
import { listActs } from '../rules/state.ts'
import type { Mapping } from '../rules/targets.ts'
import { checkedSchema, type ImportReply, options } from '../schema.ts'
import { type FaultRow, type ImportRow, listFaults, listImports } from '../store/imports.ts'
import type { Runner } from './advance.ts'
import { openRows } from './open-rows.ts'
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
  const { row, trial, faults } = await runner.deps.db.inWorkspace(workspaceId, async (tx) => ({
    row: await getImport(tx, id),
    trial: await listFaults(tx, id, true),
    faults: await listFaults(tx, id, false),
  }))
  const found = row.checked === null ? null : checkedSchema.parse(JSON.parse(row.checked))
  const words = (list: readonly FaultRow[]) => list.map((one) => showFault(one, reader.language))
  return {
    ...showRow(runner, row, reader.language),
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
  const rows = await runner.deps.db.inWorkspace(workspaceId, (tx) =>
    listImports(tx, { before, limit: limit + 1 }),
  )
  const items = rows.slice(0, limit).map((row) => showRow(runner, row, language))
  return { items, nextCursor: rows.length > limit ? (items.at(-1)?.id ?? null) : null }
}

const iso = (ms: number): string => new Date(ms).toISOString()
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms))

function showRow({ deps }: Runner, row: ImportRow, language: Language): Shown {
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
      secondsLeft: findSecondsLeft(row, deps.clock.now()),
    },
    hasRefusedFile: row.refusedBytes > 0,
    failure: row.fault === null || !isErrorCode(row.fault) ? null : explainError(row.fault, language).title,
    createdAt: iso(row.createdAt),
    createdBy: row.createdBy,
    beganAt: isoOrNull(row.beganAt),
    endedAt: isoOrNull(row.endedAt),
  }
}

/** By the pace until now; null before there is one. */
function findSecondsLeft({ state, beganAt, readBytes, bytes }: ImportRow, now: number): number | null {
  if (state !== 'running' || beganAt === null || readBytes === 0) return null
  return Math.round((((now - beganAt) / readBytes) * Math.max(0, bytes - readBytes)) / 1_000)
}

const isFault = (code: string): code is FaultCode => faultCodes.some((one) => one === code)

function showFault({ code, column, rowCount, lines }: FaultRow, language: Language) {
  const known = isFault(code) ? code : 'refused'
  return {
    code: known,
    column: column === '' ? null : column,
    says: faultWords[known][language],
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
  const rows = openRows(row.format ?? 'csv', path, { bytes: 0 })
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

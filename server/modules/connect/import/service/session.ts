import { Temporal } from 'temporal-polyfill'
import type { LocalTime, Reading } from '../rules/cells.ts'
import { createGrouper, type Thing } from '../rules/group.ts'
import type { Import } from '../rules/make.ts'
import { type Binding, bindMapping, type RawRow, readRow } from '../rules/rows.ts'
import type { ImportKind, Mapping } from '../rules/targets.ts'
import { options } from '../schema.ts'
import type { ImportRow } from '../store/imports.ts'
import type { ImportDeps } from './deps.ts'
import type { Files } from './files.ts'
import type { Progress } from './open-rows.ts'
import { openTable } from './read-table.ts'

/** Some things of a file, and how far it is read with them. */
export interface Lot {
  things: readonly Thing[]
  /** Rows as they stand in the file, by line: for the file of refused ones. */
  raw: ReadonlyMap<number, readonly string[]>
  /** The last line of the lot. */
  line: number
  bytes: number
  isLast: boolean
}

/** A file that is being read, lot by lot. */
export interface Session extends AsyncDisposable {
  header: readonly string[]
  binding: Binding
  made: Import
  region: string
  next(): Promise<Lot>
}

const thingsAtOnce = 1_000

/** By which rows of one thing know each other. */
const keyOf: Readonly<Record<ImportKind, string | null>> = {
  customers: null,
  orders: 'orderId',
  products: 'productId',
  consents: null,
}

/** Opens a file from the line after the last one that was taken. */
export async function openSession(
  { deps, files }: { deps: ImportDeps; files: Files },
  workspaceId: string,
  row: ImportRow & { fromLine: number },
): Promise<Session> {
  const { currency, region, timeZone } = await deps.settingsOf(workspaceId)
  const header = readList(row.header)
  const binding = bindMapping(row.kind, header, readMapping(row.mapping))
  const chosen = options.parse(JSON.parse(row.options))
  const reading: Reading = { toInstant: createClock(timeZone), now: deps.clock.now() }
  const progress: Progress = { bytes: 0 }
  const file = { format: row.format ?? 'csv', path: files.pathOf(row.id) }
  const rows = openTable(row.kind, file, progress)
  const things = readThings(rows, { binding, reading, key: keyOf[row.kind], fromLine: row.fromLine })
  return {
    ...{ header, binding, region },
    made: {
      id: row.id,
      at: row.createdAt,
      currency: chosen.currency ?? currency,
      system: chosen.system ?? 'import',
      consent: dropAbsent(chosen),
    },
    next: createLots(things, progress),
    async [Symbol.asyncDispose]() {
      await things.return(undefined)
      await rows.return(undefined)
    },
  }
}

const readList = (text: string | null): string[] => (text === null ? [] : (JSON.parse(text) as string[]))
const readMapping = (text: string | null): Mapping => (text === null ? {} : (JSON.parse(text) as Mapping))

const dropAbsent = <T extends object>(value: T) =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Import['consent']

interface Reader {
  binding: Binding
  reading: Reading
  key: string | null
  fromLine: number
}

type Read = { thing: Thing; raw: RawRow[] }

async function* readThings(
  rows: AsyncGenerator<RawRow[]>,
  { binding, reading, key, fromLine }: Reader,
): AsyncGenerator<Read[], undefined> {
  const grouper = createGrouper(key)
  let isHeader = true
  let raw: RawRow[] = []
  for await (const some of rows) {
    const done: Read[] = []
    for (const row of some) {
      if (isHeader || row.line <= fromLine) {
        isHeader = false
        continue
      }
      for (const thing of grouper.push(readRow(binding, row, reading))) {
        done.push({ thing, raw })
        raw = []
      }
      raw.push(row)
    }
    if (done.length > 0) yield done
  }
  yield grouper.end().map((thing) => ({ thing, raw }))
  return undefined
}

/** So many things at once, however the file was cut. */
function createLots(things: AsyncGenerator<Read[], undefined>, progress: Progress): () => Promise<Lot> {
  const read: Read[] = []
  let isOver = false
  return async () => {
    while (read.length < thingsAtOnce && !isOver) {
      const { value } = await things.next()
      if (value === undefined) isOver = true
      else read.push(...value)
    }
    const taken = read.splice(0, thingsAtOnce)
    const lines = taken.flatMap(({ thing }) => (thing.ok ? thing.group.lines : thing.lines))
    return {
      things: taken.map(({ thing }) => thing),
      raw: new Map(taken.flatMap((one) => one.raw.map(({ line, cells }) => [line, cells] as const))),
      line: lines.at(-1) ?? 0,
      bytes: progress.bytes,
      isLast: isOver && read.length === 0,
    }
  }
}

/** Instants of local times; the offset of an hour is looked up once. A time that the clocks leap over is the one after. */
function createClock(timeZone: string): (local: LocalTime) => number {
  const offsets = new Map<string, number>()
  return (local) => {
    const { year, month, day, hour, minute, second } = local
    const utc = Date.UTC(year, month - 1, day, hour, minute, second)
    const key = `${year}-${month}-${day}-${hour}`
    let offset = offsets.get(key)
    if (offset === undefined) {
      const zoned = Temporal.PlainDateTime.from({ year, month, day, hour }).toZonedDateTime(timeZone)
      offset = Date.UTC(year, month - 1, day, hour) - zoned.epochMilliseconds
      offsets.set(key, offset)
    }
    return utc - offset
  }
}

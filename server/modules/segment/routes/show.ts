import { guestCodeOf } from '@splot/contract/guest-code'
import type { Condition } from '@splot/contract/segment/condition'
import { type Names, sayCondition } from '@splot/contract/segment/sentence'
import type { Language } from '../../../platform/errors.ts'
import { isUuid } from '../../../platform/ids.ts'
import type { SegmentRow } from '../store/definitions.ts'

export const toIso = (ms: number): string => new Date(ms).toISOString()

/** The newest condition; it was checked when it was saved. */
export const readNewest = (row: Pick<SegmentRow, 'condition'>): Condition => JSON.parse(row.condition)

const broken = {
  pl: 'To, o czym mówi warunek, zostało usunięte: skład segmentu stoi w miejscu.',
  en: 'What the condition speaks of is gone: the members stand still.',
}

/** How the page of a segment is written. */
interface Shown {
  names: Names
  language: Language
  /** About so many are in the workspace. */
  customers: number
}

export function showSegment(row: SegmentRow, { names, language, customers }: Shown) {
  const { id, name, description, folder, state, version, nextVersion, people, createdBy } = row
  return {
    ...{ id, name, description, folder, state, version, nextVersion, people, createdBy },
    progress: row.nextVersion === null ? null : measureBuild(row, customers),
    broken: row.broken === null ? null : broken[language],
    sentence: sayCondition(readNewest(row), language, names),
    createdAt: toIso(row.createdAt),
    changedAt: toIso(row.changedAt),
  }
}

/** Short of the whole until it is done: customers are counted by estimate. */
function measureBuild({ buildPos, buildAt, isFilling, filled }: SegmentRow, customers: number): number {
  const read = buildPos === null ? 0 : (buildAt ?? 0) / Math.max(1, buildPos)
  const settled = isFilling ? filled / Math.max(1, customers, filled) : 0
  return Math.min(0.99, (Math.min(1, read) + settled) / 2)
}

export const showPerson = (id: string, names: ReadonlyMap<string, string | null>) => ({
  id,
  name: names.get(id) ?? null,
  guestCode: guestCodeOf(id),
})

/** A place in a list by time: `1790000000000_<id>`. */
export function readCursor(cursor: string | undefined): { at: number; id: string } | null {
  const [at, id] = (cursor ?? '').split('_')
  const isPlace = at !== undefined && id !== undefined && /^\d{1,15}$/.test(at) && isUuid(id)
  return isPlace ? { at: Number(at), id } : null
}

/** A page of one more row than asked, and where the next begins. */
export function cutPage<Row>(
  rows: readonly Row[],
  limit: number,
  place: (row: Row) => { at: number; id: string },
) {
  const page = rows.slice(0, limit)
  const last = page.at(-1)
  if (rows.length <= limit || last === undefined) return { page, nextCursor: null }
  const { at, id } = place(last)
  return { page, nextCursor: `${at}_${id}` }
}

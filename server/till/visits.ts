import { guestCodeOf } from '@splot/contract/guest-code'
import type { Collect } from '../modules/collect/index.ts'
import { type Visit, visit } from './schema.ts'

type Trace = ReturnType<Collect['traces']['list']>[number]

const names = visit.shape.event.options
/** How long somebody who came in counts as being there. */
const stayMs = 2 * 3_600_000
const mostVisits = 60

/** Somebody came into a store, as an event told it. The name is added for who may be greeted by it. */
export type BareVisit = Omit<Visit, 'name'> & {
  storeId: string
  /** Whose it is for ever: who that is may change by a merge or a split. */
  birth: string
}

/** The visit an event tells of; null for any other event. Bodies are only opened where they name one. */
export function readVisit({ entry, outcome }: Trace): BareVisit | null {
  if (entry === null || outcome?.outcome !== 'applied' || outcome.root === null || outcome.birth === null)
    return null
  const event = names.find((name) => entry.body.includes(`"${name}"`))
  if (event === undefined) return null
  const body: unknown = JSON.parse(entry.body)
  const said = readFields(body, 'event', 'messageId', 'timestamp')
  const place = readFields(pick(body, 'properties'), 'store_id', 'zone', 'beacon_id', 'name', 'code')
  if (said.event !== event || place.store_id === undefined || said.messageId === undefined) return null
  const at = Date.parse(said.timestamp ?? '')
  return {
    messageId: said.messageId,
    at: new Date(Number.isNaN(at) ? entry.receivedAt : at).toISOString(),
    event,
    birth: outcome.birth,
    customerId: outcome.root,
    guestCode: guestCodeOf(outcome.root),
    place: place.zone ?? place.name ?? place.beacon_id ?? place.code ?? null,
    storeId: place.store_id,
  }
}

const pick = (from: unknown, key: string): unknown =>
  typeof from === 'object' && from !== null ? Reflect.get(from, key) : undefined

function readFields(from: unknown, ...keys: string[]): Partial<Record<string, string>> {
  return Object.fromEntries(
    keys.flatMap((key) => {
      const value = pick(from, key)
      return typeof value === 'string' ? [[key, value]] : []
    }),
  )
}

/** Who is in a store now: each once, the last to come first. @param rootOf who a birth is at this moment */
export function listPresent(
  visits: readonly BareVisit[],
  rootOf: (visit: BareVisit) => string = ({ customerId }) => customerId,
): BareVisit[] {
  const present = new Map<string, BareVisit>()
  for (const one of [...visits].sort((a, b) => (a.at < b.at ? 1 : -1))) {
    const customerId = rootOf(one)
    if (!present.has(customerId))
      present.set(customerId, { ...one, customerId, guestCode: guestCodeOf(customerId) })
  }
  return [...present.values()].slice(0, mostVisits)
}

/** Remembers visits of each workspace as they go by, from the first screen that asks on. */
export function createVisitBook(traces: Collect['traces']) {
  const books = new Map<string, { version: number; visits: BareVisit[] }>()
  return {
    /** Visits of the last two hours. */
    list(workspaceId: string, storeId: string, now: number): BareVisit[] {
      const book = books.get(workspaceId) ?? { version: 0, visits: [] }
      const changed = traces.listChanged(workspaceId, book.version)
      const known = new Set(book.visits.map((one) => one.messageId))
      const came = changed.map(readVisit).filter((one) => one !== null && !known.has(one.messageId))
      const kept = book.visits.filter((one) => now - Date.parse(one.at) < stayMs)
      const visits = [...kept, ...came.filter((one) => one !== null)].slice(-1_000)
      books.set(workspaceId, { version: traces.getVersion(workspaceId), visits })
      return visits.filter((one) => one.storeId === storeId && now - Date.parse(one.at) < stayMs)
    },
  }
}

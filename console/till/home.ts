import type { Me } from '../app/api.ts'
import { findStored, putStored } from '../app/browser/storage.ts'

/** Where this device stands: remembered for each member who works at it. */
export interface Home {
  storeId: string
  storeName: string
  tillId: string
}

const read = (key: string): unknown => {
  try {
    return JSON.parse(findStored(key) ?? 'null')
  } catch {
    return null
  }
}
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null

export function findHome(me: Me): Home | null {
  const stored = read(`till.${me.workspaceId}.${me.member.id}`)
  return isObject(stored) && 'storeId' in stored ? (stored as Home) : null
}
export function putHome(me: Me, home: Home): void {
  putStored(`till.${me.workspaceId}.${me.member.id}`, JSON.stringify(home))
  // The advisor's page of this device stands in the same store.
  putStored('store.here', home.storeId)
}

/** Who worked here last: the till opens for her without a network, and sells nothing to the server as anybody else. */
export const findLastMember = (): Me | null => {
  const stored = read('till.me')
  return isObject(stored) && 'member' in stored ? (stored as Me) : null
}
export const putLastMember = (me: Me): void => putStored('till.me', JSON.stringify(me))

/** As long as anybody stands at a till in one go. */
const shiftMs = 12 * 3_600_000

/**
 * Who stood at this till when its page was closed: her id alone, for the shift of the member who served her. One till, one
 * place before it: whoever works here next finds nobody.
 */
export function findStanding(me: Me, { storeId }: Home, now: number): string | null {
  const stored = read('till.standing')
  if (!isObject(stored)) return null
  const { by, at, customerId } = stored as Record<string, unknown>
  const isOfShift = typeof at === 'number' && at <= now && now - at < shiftMs
  return by === nameShift(me, storeId) && isOfShift && typeof customerId === 'string' ? customerId : null
}
export const putStanding = (me: Me, { storeId }: Home, customerId: string | null, now: number): void =>
  customerId === null
    ? forgetStanding()
    : putStored('till.standing', JSON.stringify({ by: nameShift(me, storeId), at: now, customerId }))
export const forgetStanding = (): void => putStored('till.standing', 'null')

const nameShift = ({ workspaceId, member }: Me, storeId: string) => `${workspaceId} ${member.id} ${storeId}`

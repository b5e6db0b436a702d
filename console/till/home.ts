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
export const putHome = (me: Me, home: Home): void =>
  putStored(`till.${me.workspaceId}.${me.member.id}`, JSON.stringify(home))

/** Who worked here last: the till opens for her without a network, and sells nothing to the server as anybody else. */
export const findLastMember = (): Me | null => {
  const stored = read('till.me')
  return isObject(stored) && 'member' in stored ? (stored as Me) : null
}
export const putLastMember = (me: Me): void => putStored('till.me', JSON.stringify(me))

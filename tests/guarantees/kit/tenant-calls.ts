import type { AnyRoute } from '../../../server/platform/http/route.ts'
import type { Scope } from '../../../server/platform/http/scope.ts'
import { audienceAddresses } from './audience-calls.ts'
import { campaignAddresses } from './campaign-calls.ts'
import { cartAddresses } from './cart-calls.ts'
import { commerceAddresses } from './commerce-calls.ts'
import { connectAddresses } from './connect-calls.ts'
import { consentAddresses } from './consent-calls.ts'
import { contentAddresses } from './content-calls.ts'
import { deliverAddresses } from './deliver-calls.ts'
import { experimentAddresses } from './experiment-calls.ts'
import { formAddresses } from './form-calls.ts'
import { importAddresses } from './import-calls.ts'
import { journeyAddresses } from './journey-calls.ts'
import { journeyControlAddresses } from './journey-control-calls.ts'
import { loyaltyAddresses } from './loyalty-calls.ts'
import { orderAddresses } from './order-calls.ts'
import { segmentAddresses } from './segment-calls.ts'
import { tillAddresses } from './till-calls.ts'

/** What a workspace has of everything a route can name. */
export interface Belongings {
  workspaceId: string
  customers: [string, string]
  mergeId: string
  keyId: string
  memberId: string
  /** A message with one version. */
  contentId: string
  seriesId: string
  pictureId: string
  /** A privacy request. */
  requestId: string
  formId: string
  campaignId: string
  /** An audience at an ad platform. */
  audienceId: string
  journeyId: string
  replayId: string
  experimentId: string
  segmentId: string
  connectionId: string
  /** Something that came to the connection, not looked at yet. */
  deliveryId: string
  /** Pieces kept for somebody; its product, variant and store are named by the word. */
  reservationId: string
  importId: string
  orderId: string
  /** An audience somebody uploaded. */
  listId: string
  /** A message somebody was to get. */
  messageId: string
  /** Log position of one of its events. */
  pos: number
  /** Stands in every text of it. */
  word: string
}

export interface Address {
  /** Names a thing of a workspace, so that a foreign one must not be found: 404. */
  isForeign: boolean
  /** A scope its body asks for besides the route's own. */
  needs?: Scope
  path?(things: Belongings): string
  body?(things: Belongings): unknown
}

const plain: Address = { isForeign: false }
const ofCustomer = (rest = ''): Address => ({
  isForeign: true,
  path: ({ customers }) => `/api/v1/customers/${customers[0]}${rest}`,
})

/** How each route is called with the things of one workspace. A route that is not here fails the test. */
export const addresses: Readonly<Record<string, Address>> = {
  getMe: plain,
  changeMe: { isForeign: false, body: () => ({ language: 'pl' }) },
  switchWorkspace: { isForeign: false, body: ({ workspaceId }) => ({ workspaceId }) },
  putMyPassword: { isForeign: false, body: () => ({}) },
  getSecondFactor: plain,
  beginSecondFactor: { isForeign: false, body: () => ({ password: 'not hers at all' }) },
  confirmSecondFactor: { isForeign: false, body: () => ({ code: '000000' }) },
  dropSecondFactor: { isForeign: false, body: () => ({ password: 'not hers at all' }) },
  getSetup: plain,
  listWorkspaces: plain,
  createWorkspace: { isForeign: false, body: ({ workspaceId }) => ({ id: workspaceId, name: 'Taken' }) },
  changeWorkspace: {
    isForeign: true,
    path: ({ workspaceId }) => `/api/v1/workspaces/${workspaceId}`,
    body: () => ({ name: 'Renamed' }),
  },
  removeSample: plain,
  // Our workspaces are no samples: none of these starts anything.
  getSampleDay: plain,
  playSampleDay: { isForeign: false, body: () => ({ speed: 1 }) },
  stopSampleDay: plain,
  getSampleGoods: plain,
  getSampleHistory: plain,
  loadSampleHistory: plain,
  stopSampleHistory: plain,
  listKeys: plain,
  createKey: { isForeign: false, body: () => ({ kind: 'write', name: 'one more' }) },
  revokeKey: { isForeign: true, path: ({ keyId }) => `/api/v1/keys/${keyId}` },
  listMembers: plain,
  inviteMember: {
    isForeign: false,
    body: () => ({ email: 'somebody@staff.example', name: 'Somebody', role: 'agent' }),
  },
  changeMember: {
    isForeign: true,
    path: ({ memberId }) => `/api/v1/members/${memberId}`,
    body: () => ({ role: 'analyst' }),
  },
  createResetLink: { isForeign: true, path: ({ memberId }) => `/api/v1/members/${memberId}/reset-link` },
  removeMember: { isForeign: true, path: ({ memberId }) => `/api/v1/members/${memberId}` },
  listRoles: plain,
  listAudit: plain,
  listAuditActors: plain,
  getAuditHead: plain,
  verifyAudit: { isForeign: false, body: () => ({}) },
  listLiveEvents: { isForeign: false, path: () => '/api/v1/live/events?limit=200' },
  getLiveEvent: { isForeign: true, path: ({ pos }) => `/api/v1/live/events/${pos}` },
  replayEvent: { isForeign: true, path: ({ pos }) => `/api/v1/live/events/${pos}/replay` },
  streamLive: plain,
  listSources: plain,
  getWarehouse: plain,
  lookUpCustomer: {
    isForeign: true,
    path: ({ word }) => `/api/v1/customers/lookup?kind=user_id&value=${word}-user-1`,
  },
  getCustomer: ofCustomer(),
  listTimeline: ofCustomer('/timeline'),
  listMerges: ofCustomer('/merges'),
  listCustomers: { isForeign: false, path: ({ word }) => `/api/v1/customers?q=${word}` },
  search: { isForeign: false, path: ({ word }) => `/api/v1/search?q=${word}` },
  logContact: { ...ofCustomer('/contacts'), body: () => ({ kind: 'note', note: 'a note' }) },
  revealIdentifier: { ...ofCustomer('/reveal'), body: () => ({ kind: 'email' }) },
  mergeCustomers: {
    isForeign: true,
    body: ({ customers, word }) => ({ ids: customers, reason: `not ${word.length}` }),
  },
  previewMerge: { isForeign: true, body: ({ customers }) => ({ ids: customers }) },
  listChannels: plain,
  // Every workspace has the same channels, each with settings of its own.
  saveChannel: {
    isForeign: false,
    path: () => '/api/v1/channels/on-site',
    body: () => ({ settings: {}, isEnabled: false }),
  },
  testChannel: {
    isForeign: false,
    path: () => '/api/v1/channels/on-site/test',
    body: () => ({ settings: {} }),
  },
  ...audienceAddresses,
  ...campaignAddresses,
  ...journeyAddresses,
  ...experimentAddresses,
  ...journeyControlAddresses,
  ...cartAddresses,
  ...commerceAddresses,
  ...connectAddresses,
  ...importAddresses,
  ...consentAddresses,
  ...contentAddresses,
  ...deliverAddresses,
  ...formAddresses,
  ...loyaltyAddresses,
  ...orderAddresses,
  ...segmentAddresses,
  ...tillAddresses,
  splitCustomer: { ...ofCustomer('/split'), body: ({ mergeId }) => ({ mergeId }) },
}

export function describeCall(route: AnyRoute, things: Belongings): { path: string; body: unknown } {
  const address = addresses[route.id] ?? plain
  return { path: address.path?.(things) ?? route.path, body: address.body?.(things) }
}

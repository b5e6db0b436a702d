import type { Address } from './tenant-calls.ts'

const plain: Address = { isForeign: false }
const ofCustomer = (rest: string, body?: object): Address => ({
  isForeign: true,
  path: ({ customers }) => `/api/v1/customers/${customers[0]}${rest}`,
  ...(body === undefined ? {} : { body: () => body }),
})
const ofRequest = (rest: string, body?: object): Address => ({
  isForeign: true,
  path: ({ requestId }) => `/api/v1/privacy-requests/${requestId}${rest}`,
  ...(body === undefined ? {} : { body: () => body }),
})
/** A hold nobody has. */
const ofHold = (rest: string): Address => ({
  isForeign: true,
  path: ({ requestId }) => `/api/v1/privacy-holds/${requestId}${rest}`,
})
const text = { pl: 'Chcę.', en: 'I do.' }
const address = { isForeign: false, body: () => ({ kind: 'email', value: 'nobody@staff.example' }) }

/** How the routes of consent are called with the things of one workspace. */
export const consentAddresses: Readonly<Record<string, Address>> = {
  getCustomerConsents: ofCustomer('/consents'),
  recordConsent: ofCustomer('/consents', { act: 'withdraw' }),
  explainGate: ofCustomer('/gate/explain', { purpose: 'marketing', channel: 'email' }),
  listConsents: plain,
  suppressAddress: address,
  checkSuppression: address,
  releaseAddress: address,
  listPurposes: plain,
  putPurpose: {
    isForeign: false,
    path: () => '/api/v1/consents/purposes/club',
    body: () => ({ name: text, basis: 'consent', lens: 'marketing', channels: ['email'] }),
  },
  listWordings: plain,
  addWordingVersion: {
    isForeign: false,
    path: () => '/api/v1/consents/wordings/club/versions',
    body: () => ({ purpose: 'marketing', channel: 'email', text }),
  },
  getConsentSettings: plain,
  putConsentSettings: { isForeign: false, body: () => ({ pack: 'pl' }) },
  countSuppressions: plain,
  listPrivacyRequests: plain,
  // A request belongs to its workspace; one that is foreign, or nobody's, is not found.
  getPrivacyRequest: ofRequest(''),
  addPrivacyRequest: {
    isForeign: true,
    body: ({ customers }) => ({ kind: 'access', via: 'letter', customerId: customers[0] }),
  },
  actOnPrivacyRequest: ofRequest('/acts', { act: 'noted', note: 'a note' }),
  carryOutPrivacyRequest: ofRequest('/carry-out'),
  getRetention: plain,
  putRetention: {
    isForeign: false,
    body: () => ({ decisionMonths: 37, contactMonths: 13, bodyMonths: 13, rowMonths: 37 }),
  },
  listPrivacyHolds: plain,
  setPrivacyHold: {
    isForeign: true,
    body: ({ customers }) => ({ customerId: customers[0], reason: 'a claim' }),
  },
  liftPrivacyHold: ofHold('/lift'),
  listCaps: plain,
  putCaps: { isForeign: false, body: () => ({ items: [] }) },
}

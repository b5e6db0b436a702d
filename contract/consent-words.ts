/** The closed lists of consents: what the server decides by, and what screens show. What is not here does not exist. */

/** How an act reaches a person, as the law tells them apart: a call by a person is not a call by a machine. */
export const consentChannels = [
  'email',
  'sms',
  'push',
  'phone_human',
  'phone_automated',
  'messenger',
  'post',
  'onsite',
  'ads',
  'any',
] as const
export type ConsentChannel = (typeof consentChannels)[number]

/** What the processing rests on: article 6 of the GDPR. */
export const bases = ['consent', 'contract', 'legal_obligation', 'legitimate_interest'] as const
export type Basis = (typeof bases)[number]

/** Which joined identities a purpose sees. */
export const purposeLenses = ['service', 'marketing', 'ads'] as const
export type PurposeLens = (typeof purposeLenses)[number]

/** What a person does about a consent, or an officer for her. */
export const consentActs = [
  'grant',
  'renew',
  'confirm',
  'withdraw',
  'object',
  'unobject',
  'restrict',
  'unrestrict',
] as const
export type ConsentAct = (typeof consentActs)[number]

/** What a person may ask of her own data: articles 15 to 21 of the GDPR. */
export const requestKinds = ['access', 'export', 'rectify', 'restrict', 'object', 'erase'] as const
export type RequestKind = (typeof requestKinds)[number]

/** How such a request reaches a person at a desk. */
export const deskRequestWays = ['email', 'letter', 'call', 'store'] as const
/** The same, or by her own page. */
export const requestWays = ['portal', ...deskRequestWays] as const
export type RequestWay = (typeof requestWays)[number]

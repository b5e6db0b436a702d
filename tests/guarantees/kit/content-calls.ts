import type { Address, Belongings } from './tenant-calls.ts'

const ofContent = (rest = '', body?: unknown): Address => ({
  isForeign: true,
  path: ({ contentId }: Belongings) => `/api/v1/content/${contentId}${rest}`,
  ...(body === undefined ? {} : { body: () => body }),
})

/** A message with a word in it, as the API takes it. */
export const makeMessage = (word: string) => ({
  core: { texts: { pl: { headline: `Nowości ${word}`, message: word, action: word } } },
  channels: ['email'],
})

/** What no workspace of the test has: to a stranger everything of another one is like this. */
const nobodys = '0190a000-0000-7000-8000-000000000000'
const ofNobody = (things: string, body?: unknown): Address => ({
  isForeign: true,
  path: () => `/api/v1/${things}/${nobodys}`,
  ...(body === undefined ? {} : { body: () => body }),
})

/** How the content room's routes are called. What is saved under a revision is refused without one, whosever it is. */
export const contentAddresses: Readonly<Record<string, Address>> = {
  listContent: { isForeign: false, path: ({ word }) => `/api/v1/content?q=${word}` },
  createContent: {
    isForeign: false,
    body: () => ({ kind: 'message', name: 'one more', document: makeMessage('x') }),
  },
  getContent: ofContent(),
  saveDraft: { ...ofContent('/draft', { document: makeMessage('x') }), isForeign: false },
  changeContent: ofContent('', { name: 'taken' }),
  copyContent: ofContent('/copy', { name: 'copied' }),
  deleteContent: ofContent(),
  publishContent: { ...ofContent('/publish', {}), isForeign: false },
  decideVersion: ofContent('/versions/1/decision', { decision: 'rejected' }),
  listVersions: ofContent('/versions'),
  getVersion: ofContent('/versions/1'),
  diffContent: ofContent('/diff?from=1'),
  reviewContent: ofContent('/review'),
  previewContent: ofContent('/preview', { channel: 'email', language: 'pl' }),
  tryContent: { isForeign: false, body: () => ({ document: makeMessage('x') }) },
  openFrame: { isForeign: false, body: () => ({ html: '<p>x</p>' }) },
  planSeries: ofContent('/series', { parts: 2, days: 2 }),
  listSeries: { isForeign: false },
  createSeries: {
    isForeign: true,
    path: () => '/api/v1/content-series',
    body: ({ contentId }) => ({ sourceId: contentId, name: 'taken', parts: 2, days: 2 }),
  },
  getSeries: ofNobody('content-series'),
  saveSeries: { ...ofNobody('content-series', { name: 'taken', parts: [] }), isForeign: false },
  deleteSeries: ofNobody('content-series'),
  outlineInfographic: ofContent('/infographic?language=pl'),
  measureSms: { isForeign: false, body: () => ({ text: 'x' }) },
  listVariables: { isForeign: false },
  suggestTexts: { isForeign: false, body: () => ({ language: 'pl', brief: 'anything', field: 'subject' }) },
  getBrand: { isForeign: false },
  saveBrand: { isForeign: false, body: () => ({ kit: {} }) },
  getBanner: { isForeign: false },
  saveBanner: { isForeign: false, body: () => ({ settings: {} }) },
  addPicture: { isForeign: false, body: () => ({ name: 'x', data: 'eA==' }) },
  listPictures: { isForeign: false },
  listPictureUses: { isForeign: true, path: () => `/api/v1/pictures/${nobodys}/uses` },
  deletePicture: ofNobody('pictures'),
}

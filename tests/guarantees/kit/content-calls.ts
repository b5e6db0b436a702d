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
  planSeries: ofContent('/series', { parts: 2, days: 2, folder: 'taken' }),
  outlineInfographic: ofContent('/infographic?language=pl'),
  measureSms: { isForeign: false, body: () => ({ text: 'x' }) },
  listVariables: { isForeign: false },
  suggestTexts: { isForeign: false, body: () => ({ language: 'pl', brief: 'anything', field: 'subject' }) },
  getBrand: { isForeign: false },
  saveBrand: { isForeign: false, body: () => ({ kit: {} }) },
  addPicture: { isForeign: false, body: () => ({ name: 'x', data: 'eA==' }) },
  listPictures: { isForeign: false },
}

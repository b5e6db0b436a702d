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

const ofSeries = (body?: unknown): Address => ({
  isForeign: true,
  path: ({ seriesId }: Belongings) => `/api/v1/content-series/${seriesId}`,
  ...(body === undefined ? {} : { body: () => body }),
})

/** A picture of one grey point. */
const point = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNgAAAAAgABSK+kcQAAAABJRU5ErkJggg=='

type Make = (path: string, body: object) => Promise<string>

/** A series of the message, and a picture; named by the word. */
export async function furnishLibrary(make: Make, word: string, sourceId: string) {
  return {
    seriesId: await make('/content-series', { sourceId, name: word, parts: 2, days: 2 }),
    pictureId: await make('/pictures', { name: word, data: point }),
  }
}

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
  getSeries: ofSeries(),
  saveSeries: { ...ofSeries({ name: 'taken', parts: [] }), isForeign: false },
  deleteSeries: ofSeries(),
  outlineInfographic: ofContent('/infographic?language=pl'),
  measureSms: { isForeign: false, body: () => ({ text: 'x' }) },
  listVariables: { isForeign: false },
  suggestTexts: { isForeign: false, body: () => ({ language: 'pl', brief: 'anything', field: 'subject' }) },
  getBrand: { isForeign: false },
  saveBrand: { isForeign: false, body: () => ({ kit: {} }) },
  getBanner: { isForeign: false },
  saveBanner: { isForeign: false, body: () => ({ settings: {} }) },
  getSlots: { isForeign: false },
  saveSlots: { isForeign: false, body: () => ({ slots: [] }) },
  addPicture: { isForeign: false, body: () => ({ name: 'x', data: 'eA==' }) },
  listPictures: { isForeign: false },
  listPictureUses: { isForeign: true, path: ({ pictureId }) => `/api/v1/pictures/${pictureId}/uses` },
  deletePicture: { isForeign: true, path: ({ pictureId }) => `/api/v1/pictures/${pictureId}` },
}

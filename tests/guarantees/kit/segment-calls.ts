import type { Address, Belongings } from './tenant-calls.ts'

const condition = {
  kind: 'event',
  events: ['Product Viewed'],
  measure: 'count',
  op: 'gte',
  value: 1,
  window: 'ever',
}

const ofSegment = (rest = '', body?: Address['body']): Address => ({
  isForeign: true,
  path: ({ segmentId }: Belongings) => `/api/v1/segments/${segmentId}${rest}`,
  ...(body === undefined ? {} : { body }),
})

/** How the routes of segments are called with the things of one workspace. */
export const segmentAddresses: Readonly<Record<string, Address>> = {
  listSegments: { isForeign: false },
  createSegment: { isForeign: false, body: () => ({ name: 'taken', condition }) },
  previewSegment: { isForeign: false, body: () => ({ condition }) },
  explainCondition: { isForeign: false, body: () => ({ condition }) },
  getSegmentCatalogue: { isForeign: false },
  listPropertyValues: { isForeign: false, path: () => '/api/v1/segments/values?property=word' },
  getSegment: ofSegment(),
  saveCondition: ofSegment('/condition', () => ({ condition, version: 1 })),
  changeSegment: ofSegment('', () => ({ name: 'taken' })),
  copySegment: ofSegment('/copy', () => ({ name: 'taken' })),
  listSegmentVersions: ofSegment('/versions'),
  diffSegment: ofSegment('/diff?from=1&to=1'),
  deleteSegment: ofSegment(),
  // Who is in a group tells what they did: not the store's to see.
  listMembersOfSegment: { ...ofSegment('/members'), needs: 'customers:life' },
  getSegmentHistory: ofSegment('/history'),
  listSegmentsOfCustomer: {
    isForeign: true,
    path: ({ customers }) => `/api/v1/customers/${customers[0]}/segments`,
  },
  explainMembership: {
    isForeign: true,
    path: ({ customers, segmentId }) => `/api/v1/customers/${customers[0]}/segments/${segmentId}`,
  },
}

/** A segment whose name and description hold the word. */
export const furnishSegment = (
  make: (path: string, body: object, method?: string) => Promise<string>,
  word: string,
): Promise<string> => make('/segments', { name: word, description: word, condition })

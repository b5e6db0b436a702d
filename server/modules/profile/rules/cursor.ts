import { SplotError } from '../../../platform/errors.ts'

/** Packs where a page ended into a text that a client hands back unread. */
export function packCursor(parts: readonly (string | number)[]): string {
  return Buffer.from(parts.join(' ')).toString('base64url')
}

const uuidShape = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/

export const isUuid = (text: string): boolean => uuidShape.test(text)

/** Where a timeline page ended, and how many events were shown before. */
export interface TimelineCursor {
  ts: number
  pos: number
  shown: number
}

/** @throws SplotError `invalid` for a text that is no cursor of ours */
export function openTimelineCursor(text: string): TimelineCursor {
  const [ts = Number.NaN, pos = Number.NaN, shown = Number.NaN] = readParts(text).map(Number)
  if (![ts, pos, shown].every(Number.isSafeInteger)) throw foreignCursor()
  return { ts, pos, shown }
}

/** Where a page of customers ended. */
export interface ListCursor {
  bucket: number
  birth: string
}

/** @throws SplotError `invalid` for a text that is no cursor of ours */
export function openListCursor(text: string): ListCursor {
  const [bucket = '', birth = ''] = readParts(text)
  if (!/^-?\d{1,9}$/.test(bucket) || !isUuid(birth)) throw foreignCursor()
  return { bucket: Number(bucket), birth }
}

const readParts = (text: string): string[] => Buffer.from(text, 'base64url').toString('utf8').split(' ')

const foreignCursor = () =>
  new SplotError('invalid', {
    path: 'query.cursor',
    hint: {
      pl: 'Podaj kursor z pola nextCursor poprzedniej strony albo pomiń to pole.',
      en: 'Send the nextCursor of the page before, or leave it out.',
    },
  })

/** @throws SplotError `invalid` for a text that is no cursor of ours */
export function openOffset(text: string): number {
  const [offset = '', ...more] = readParts(text)
  if (more.length > 0 || !/^\d{1,6}$/.test(offset)) throw foreignCursor()
  return Number(offset)
}

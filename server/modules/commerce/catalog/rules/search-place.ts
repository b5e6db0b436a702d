import { z } from 'zod'
import { code } from '../../schema.ts'

/** How far a search has been read: answers looked at, and those of them that wait for a page. */
export interface SearchPlace {
  looked: number
  left: readonly string[]
}

const place = z.tuple([z.number().int().min(0).max(20_000), z.array(code).max(60)])

export const writeSearchPlace = ({ looked, left }: SearchPlace): string =>
  Buffer.from(JSON.stringify([looked, left])).toString('base64url')

/** @returns null for a cursor of another make */
export function readSearchPlace(cursor: string | undefined): SearchPlace | null {
  if (cursor === undefined) return { looked: 0, left: [] }
  try {
    const [looked, left] = place.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString()))
    return { looked, left }
  } catch {
    return null
  }
}

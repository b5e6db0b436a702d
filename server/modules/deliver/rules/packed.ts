import { deflateRawSync, inflateRawSync } from 'node:zlib'
import type { Parts } from './parts.ts'

/** Little memory for small texts: a mail of 5 kB is a third afterwards, in a fifth of the time a large window takes. */
const small = { level: 3, memLevel: 5, windowBits: 13 }
const mark = 'z'

/** The parts of a message as one short text: once sealed, nothing can be made shorter. */
export const packParts = (parts: Parts): string =>
  mark + deflateRawSync(JSON.stringify(parts), small).toString('base64')

/** The parts as JSON, whether or not they were packed. */
export const unpackText = (text: string): string =>
  text.startsWith(mark) ? inflateRawSync(Buffer.from(text.slice(1), 'base64')).toString() : text

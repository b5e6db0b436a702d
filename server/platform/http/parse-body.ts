import { SplotError } from '../errors.ts'

type Revive = (key: string, value: unknown) => unknown

/**
 * JSON as it was sent, and what it says. @param revive called for each value with its key
 * @throws body_empty, utf8_invalid, json_invalid with the place where it is known, and whatever `revive` throws
 */
export function parseBody(bytes: Uint8Array, revive: Revive): { text: string; value: unknown } {
  let text: string
  try {
    text = new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    // What the decoder throws says no more than that.
    throw new SplotError('utf8_invalid')
  }
  if (text.trim() === '') throw new SplotError('body_empty')
  try {
    const value: unknown = JSON.parse(text, revive)
    return { text, value }
  } catch (error) {
    if (error instanceof SplotError) throw error
    const offset = findOffset(error, text)
    throw new SplotError('json_invalid', offset === null ? { hint: noPlace } : { values: { offset } })
  }
}

const noPlace = {
  pl: 'Wyślij treść jako JSON: obiekt w klamrach albo listę, z nazwami w cudzysłowach.',
  en: 'Send the body as JSON: an object in braces or a list, with its names in quotes.',
}

/** The engine tells the place of some mistakes only; a text that breaks off does so at its end. */
function findOffset(error: unknown, text: string): number | null {
  const said = error instanceof Error ? error.message : ''
  const told = /position (\d+)/.exec(said)?.[1]
  if (told !== undefined) return Number(told)
  return /end of JSON/.test(said) ? text.length : null
}

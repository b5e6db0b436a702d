import { measureSms, writePlainLetters } from './gsm.ts'
import { protectLiquid } from './liquid-parts.ts'

/** An SMS in letters of GSM-7. */
export interface PlainSms {
  text: string
  parts: number
  /** What is cut now would stand there whole. */
  isWhole: boolean
}

/** The same letters without their marks; what is filled in for each person stays as it is. */
function foldLetters(text: string): string {
  const { text: bare, restore } = protectLiquid(text)
  return restore(writePlainLetters(bare))
}

/**
 * What an SMS would be without Polish letters: whole where it had to be cut for their sake, else shorter by a part.
 * @param full the text before it was cut; null where nothing was
 * @param most parts it may take
 * @returns null where it would save nothing
 */
export function findPlainSms(text: string, full: string | null, most: number): PlainSms | null {
  const whole = foldLetters(full ?? text)
  const { parts } = measureSms(whole)
  if (full !== null && whole !== full && parts <= most) return { text: whole, parts, isWhole: true }
  const plain = foldLetters(text)
  const size = measureSms(plain)
  return plain !== text && size.parts < measureSms(text).parts
    ? { text: plain, parts: size.parts, isWhole: false }
    : null
}

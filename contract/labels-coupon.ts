import type { Bilingual } from './language.ts'

const both = (pl: string, en: string): Bilingual => ({ pl, en })

/** Why a coupon was not taken: few words, for every timeline carries them. */
export const couponReasons: Readonly<Record<string, Bilingual>> = {
  unknown: both('nie ma takiego kodu', 'no such code'),
  mistyped: both('literówka', 'mistyped'),
  used: both('już wykorzystany', 'used before'),
  over: both('po terminie', 'expired'),
}
/** Which condition it was is read in the pool. */
export const couponUnmet = both('warunki niespełnione', 'conditions not met')

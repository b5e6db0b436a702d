/** No look-alikes (0 O, 1 I L, 8 B, 5 S, 2 Z, U V, Q O); 23 letters, a prime, so that one check letter finds slips. */
const alphabet = 'ACDEFGHJKMNPRTUWXY34679'
const size = alphabet.length
const drawnLetters = 10

/** As codes are compared: capitals without blanks and dashes. Null where it is none. */
export function readCode(text: string): string | null {
  const code = text
    .normalize('NFKC')
    .toUpperCase()
    .replace(/[\s\p{Pd}]/gu, '')
  return /^[\p{L}\p{N}]{3,40}$/u.test(code) ? code : null
}

/** Weights differ and are no multiples of the prime: one wrong letter, or two that changed places, never pass. */
function checkLetter(letters: string): string {
  let sum = 0
  for (let place = 0; place < letters.length; place++)
    sum += (place + 2) * alphabet.indexOf(letters[place] ?? '')
  return alphabet[sum % size] ?? ''
}

/** Letters each random byte may stand for evenly: bytes above are drawn again. */
const fair = 256 - (256 % size)

/** A code nobody guesses: 23^10 of them. @param bytes random ones; some are passed over, so give three times as many */
export function makeCode(prefix: string, bytes: Uint8Array): string {
  let letters = ''
  for (const byte of bytes) {
    if (letters.length === drawnLetters) break
    if (byte < fair) letters += alphabet[byte % size]
  }
  return prefix.toUpperCase() + letters + checkLetter(letters)
}

/** Is this written like a code of ours, and yet cannot be one? Then somebody mistyped it. */
export function isMistyped(code: string): boolean {
  const own = code.slice(-drawnLetters - 1)
  const isOurs = own.length > drawnLetters && [...own].every((letter) => alphabet.includes(letter))
  return isOurs && checkLetter(own.slice(0, -1)) !== own.at(-1)
}

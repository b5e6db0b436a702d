// Odd, so that it permutes the 16-bit numbers: neighbours in the log get codes that look nothing alike.
const stir = 0x9e35
const unstir = 0x441d
/** How many codes there are: log positions this far apart share one. */
export const guestCodeStep = 0x1_0000

/**
 * Four signs that tell nameless customers apart on a screen: `7F2C`. Not unique. They come from the log position in the
 * customer's id (its hexadecimal digits 25 to 28), so that a code leads back to the few positions it may stand for.
 */
export function guestCodeOf(id: string): string {
  const place = Number.parseInt(id.replaceAll('-', '').slice(24, 28), 16)
  return (((Number.isNaN(place) ? 0 : place) * stir) & 0xffff).toString(16).toUpperCase().padStart(4, '0')
}

/** The log position below `guestCodeStep` that a code stands for; every whole step further shares it. */
export const placeOfGuestCode = (code: string): number => (Number.parseInt(code, 16) * unstir) & 0xffff

/** The code in `Gość 7F2C`, `guest 7f2c` or `7F2C` as somebody types it; null where the text is no code. */
export function findGuestCode(text: string): string | null {
  const found = /^(?:go[sś][cć]\s*|guest\s*)?([0-9a-f]{4})$/iu.exec(text.trim())
  return found?.[1]?.toUpperCase() ?? null
}

/** `Gość`, `goście`, `guest`, `guests` alone: all of them are meant. */
export const isGuestWord = (text: string): boolean => /^(?:go[sś][cć](?:ie)?|guests?)$/iu.test(text.trim())

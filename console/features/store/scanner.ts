/** A scanner types far faster than fingers: keys further apart than this are somebody's own. */
const scanGapMs = 40
const leastLength = 4

/**
 * Tells a scanner from a person at one keyboard, wherever the focus is: keys that come in a burst and end with Enter.
 * @returns what was scanned when this key ended it, else null
 */
export function createScanReader() {
  let text = ''
  let lastAt = Number.NEGATIVE_INFINITY
  return (key: string, at: number): string | null => {
    const isBurst = at - lastAt <= scanGapMs
    lastAt = at
    if (key === 'Enter') {
      const scanned = isBurst && text.length >= leastLength ? text : null
      text = ''
      return scanned
    }
    if (key.length !== 1) return null
    text = isBurst ? text + key : key
    return null
  }
}

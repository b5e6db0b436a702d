const words = new Set([
  '',
  '0',
  'null',
  'undefined',
  'nan',
  'nil',
  'none',
  'n/a',
  'true',
  'false',
  '[object object]',
  'anonymous',
  'unknown',
  '(not set)',
])

/**
 * What a faulty integration sends in place of an identifier. Taken at its word it would join thousands of strangers.
 * All zeros count, whatever the length.
 */
export function isPlaceholder(text: string): boolean {
  if (text.length > 40) return false
  const word = text.trim().toLowerCase()
  return (
    words.has(word) ||
    /^[0{}-]+$/.test(word) ||
    /^(?:test|null|none|noreply|no-reply)@(?:test|null|none|example)(?:\.|$)/.test(word)
  )
}

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

const nobody = /^(?:test|null|none|undefined|noreply|no-reply)@(?:test|null|none|example)(?:\.|$)/

/**
 * What a faulty integration sends in place of an identifier. Taken at its word it would join thousands of strangers.
 * All zeros count, whatever the length.
 */
export function isPlaceholder(text: string): boolean {
  if (text.length > 40) return false
  // Words are short; longer ones begin with a zero, a brace or a dash, or hold an at sign.
  if (text.length > 16 && !/^[\s0{-]/.test(text) && !text.includes('@')) return false
  const word = text.trim().toLowerCase()
  return words.has(word) || /^[0{}-]+$/.test(word) || nobody.test(word)
}

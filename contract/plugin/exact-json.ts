const token = /"(?:[^"\\]|\\.)*"|-?\d+(?:\.\d+)?(?:[eE][+-]?\d+)?/g

/**
 * JSON as other systems write it: whole numbers beyond what a float holds exactly (ids of 18 digits) come as texts, digit by
 * digit. @throws SyntaxError
 */
export function parseExact(text: string): unknown {
  // Of a text that is no JSON the search would begin anew at each quote that is never closed.
  const plain: unknown = JSON.parse(text)
  if (!/\d{16}/.test(text)) return plain
  return JSON.parse(
    text.replace(token, (found) =>
      found.length > 15 && /^-?\d+$/.test(found) && !Number.isSafeInteger(Number(found))
        ? `"${found}"`
        : found,
    ),
  )
}

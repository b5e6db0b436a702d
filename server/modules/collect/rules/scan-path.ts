const token = /"(?:[^"\\]|\\.)*"?|[{}[\],:]|[^\s{}[\],:"]+/gs

interface Level {
  isObject: boolean
  key: string
  index: number
  isAtKey: boolean
}

/**
 * The JSON path of what stands at a byte offset: `$.batch[7].properties["a b"]`. The text before the offset must be
 * valid JSON. Only for refusals: it walks the body token by token.
 */
export function locatePath(bytes: Uint8Array, offset: number): string {
  // One character a byte, so that offsets in the text are offsets in the body.
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1')
  const levels: Level[] = []
  for (const match of text.matchAll(token)) {
    if (match.index > offset) break
    const isLast = match.index + match[0].length > offset
    step(levels, match[0], isLast)
    if (isLast) break
  }
  return `$${levels.map(writeLevel).join('')}`
}

function step(levels: Level[], word: string, isLast: boolean): void {
  const top = levels[levels.length - 1]
  if (word === '{' || word === '[') {
    if (!isLast) levels.push({ isObject: word === '{', key: '', index: 0, isAtKey: word === '{' })
  } else if (word === '}' || word === ']') levels.pop()
  else if (word === ',' && top) {
    top.index++
    top.isAtKey = top.isObject
  } else if (word === ':' && top) top.isAtKey = false
  else if (top?.isAtKey) top.key = readKey(word)
}

function readKey(word: string): string {
  const text = Buffer.from(word, 'latin1').toString('utf8')
  try {
    return String(JSON.parse(text))
  } catch {
    return text.slice(1)
  }
}

function writeLevel(level: Level): string {
  return level.isObject ? writeKey(level.key) : `[${level.index}]`
}

/** One step of a path; long names are cut, unusual ones quoted. */
export function writeKey(name: string): string {
  if (name === '') return ''
  if (/^[A-Za-z_$][\w$-]*$/.test(name) && name.length <= 60) return `.${name}`
  return `[${JSON.stringify(name.length > 60 ? `${name.slice(0, 60)}…` : name)}]`
}

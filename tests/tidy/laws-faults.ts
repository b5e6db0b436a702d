import { isTest, type Law, lawPerFile } from './law.ts'
import type { Source } from './source.ts'

/**
 * An error that is dropped must say why: a `catch` that looks at nothing, throws nothing and explains nothing hides faults.
 * A look without waiting that answers with one value ("is it readable? no") tells its caller all there is.
 */
export const catchLaw: Law = lawPerFile('catches', 100, (source) => {
  if (isTest(source.path) || source.path.endsWith('.sql')) return null
  const found = listCatches(source)
  return {
    seen: found.length,
    faults: found
      .filter((one) => one.isMute)
      .map((one) => `:${one.line} a caught error is dropped without a reason`),
  }
})

interface Catch {
  line: number
  isMute: boolean
}

/** `catch (error) {…}`, `catch {…}`, `.catch(() => …)`, `.catch((error) => …)`; a named function handed over looks for itself. */
const forms = /\bcatch\s*(?:\(\s*(\w+)[^)]*\)\s*)?\{|\.catch\(\s*(?:async\s*)?\(?\s*(\w*)[^()=]*\)?\s*=>\s*/g

function listCatches({ code, text }: Source): Catch[] {
  return [...code.matchAll(forms)].map((match) => {
    const from = match.index + match[0].length
    const isBlock = match[0].endsWith('{') || code[from] === '{'
    const start = match[0].endsWith('{') ? from : isBlock ? from + 1 : from
    const end = isBlock ? findClose(code, start) : findEnd(code, start)
    const body = code.slice(start, end)
    const name = match[1] ?? match[2] ?? ''
    const isLookedAt = name !== '' && new RegExp(`\\b${name}\\b`).test(body)
    const isThrown = /\bthrow\b/.test(body)
    return {
      line: code.slice(0, match.index).split('\n').length,
      isMute:
        !isLookedAt && !isThrown && !isAnswer(code, match.index, body) && !hasReason(text, match.index, end),
    }
  })
}

/** `try { return parse(text) } catch { return null }`, with nothing awaited. */
function isAnswer(code: string, at: number, body: string): boolean {
  if (!/^\s*return\b[^\n]*\s*$/.test(body)) return false
  const close = code.lastIndexOf('}', at)
  let depth = 0
  for (let i = close; i >= 0; i--) {
    if (code[i] === '}') depth++
    if (code[i] === '{' && --depth === 0)
      return /\btry\s*$/.test(code.slice(0, i)) && !/\bawait\b/.test(code.slice(i, close))
  }
  return false
}

/** A comment within it, on its line, or in the lines right above. */
function hasReason(text: string, from: number, end: number): boolean {
  const lineStart = text.lastIndexOf('\n', from) + 1
  const lineEnd = text.indexOf('\n', end)
  const here = text.slice(lineStart, lineEnd < 0 ? text.length : lineEnd)
  const above =
    text
      .slice(0, Math.max(0, lineStart - 1))
      .split('\n')
      .at(-1) ?? ''
  return /(^|[\s;{(])\/\/ \S|\/\*/.test(here) || /^\s*(\/\/ \S|\*\/|\*|\/\*\*)/.test(above)
}

function findClose(code: string, from: number): number {
  let depth = 1
  for (let i = from; i < code.length; i++) {
    if (code[i] === '{') depth++
    if (code[i] === '}' && --depth === 0) return i
  }
  return code.length
}

/** Where an expression handed to `.catch(` ends. */
function findEnd(code: string, from: number): number {
  let depth = 0
  for (let i = from; i < code.length; i++) {
    const c = code[i] ?? ''
    if ('([{'.includes(c)) depth++
    if (')]}'.includes(c) && depth-- === 0) return i
  }
  return code.length
}

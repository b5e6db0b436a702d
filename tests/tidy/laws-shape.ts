import { isTest, type Law, lawPerFile } from './law.ts'

/** Source files have at most 400 lines, tests 600. */
export const fileLengthLaw: Law = lawPerFile('file length', 200, (source) => {
  const lines = source.text.split('\n').length - 1
  const most = isTest(source.path) ? 600 : 400
  return { seen: 1, faults: lines > most ? [`has ${lines} lines, at most ${most}`] : [] }
})

/** Functions have at most 60 lines and 4 parameters (tests are read as stories: only the parameters count there). */
export const functionLaw: Law = lawPerFile('functions', 500, (source) => {
  if (source.path.endsWith('.sql')) return null
  const faults: string[] = []
  const functions = listFunctions(source.code)
  for (const one of functions) {
    if (one.lines > 60 && !isTest(source.path))
      faults.push(`:${one.line} a function of ${one.lines} lines, at most 60`)
    if (one.parameters > 4) faults.push(`:${one.line} a function of ${one.parameters} parameters, at most 4`)
  }
  return { seen: functions.length, faults }
})

interface FunctionShape {
  line: number
  lines: number
  parameters: number
}

/** Function bodies by their braces: a `{` after `)`, after a return type, or after `=>`. Reads blanked code. */
function listFunctions(code: string): FunctionShape[] {
  const found: FunctionShape[] = []
  for (let i = 0; i < code.length; i++) {
    if (code[i] !== '{') continue
    const close = findParameterList(code, i)
    if (close === null) continue
    const open = matchBack(code, close)
    if (
      open === null ||
      /\b(if|for|while|switch|catch|with)\s*$/.test(code.slice(Math.max(0, open - 12), open))
    )
      continue
    const end = matchForward(code, i)
    const line = code.slice(0, open).split('\n').length
    found.push({
      line,
      lines: code.slice(open, end).split('\n').length,
      parameters: countParameters(code.slice(open + 1, close)),
    })
  }
  return found
}

/** Where the parameter list before this brace closes; null when the brace is no function body. */
function findParameterList(code: string, brace: number): number | null {
  const before = code.slice(Math.max(0, brace - 300), brace)
  const match = /\)(\s*:\s*[^;{}()=]*?)?\s*(=>)?\s*$/.exec(before)
  return match ? brace - before.length + match.index : null
}

function matchBack(code: string, close: number): number | null {
  let depth = 0
  for (let i = close; i >= 0; i--) {
    if (code[i] === ')') depth++
    if (code[i] === '(' && --depth === 0) return i
  }
  return null
}

function matchForward(code: string, open: number): number {
  let depth = 0
  for (let i = open; i < code.length; i++) {
    if (code[i] === '{') depth++
    if (code[i] === '}' && --depth === 0) return i
  }
  return code.length
}

function countParameters(list: string): number {
  let depth = 0
  let count = list.trim() === '' ? 0 : 1
  for (let i = 0; i < list.length; i++) {
    const c = list[i]
    if (c === '(' || c === '[' || c === '{' || (c === '<' && /\w/.test(list[i - 1] ?? ''))) depth++
    if (c === ')' || c === ']' || c === '}' || (c === '>' && list[i - 1] !== '=' && depth > 0)) depth--
    if (c === ',' && depth === 0 && list.slice(i + 1).trim() !== '') count++
  }
  return count
}

const banned = /(^|\/)(utils?|helpers?|common|types|misc|shared)(\.tsx?$|\/)/
const bannedNames =
  /\bexport (?:abstract )?(?:class|function|const|interface|type) (\w*(?:Manager|Helper|Util|Utils|Processor|Impl))\b/g

/** Files are kebab-case and named by what they are; no barrel but a face; no empty words in names. */
export const nameLaw: Law = lawPerFile('names', 200, (source) => {
  const faults: string[] = []
  const file = source.path.split('/').pop() ?? ''
  if (!/^[a-z0-9_]+([-.][a-z0-9_]+)*\.(ts|tsx|sql)$/.test(file)) faults.push('is not kebab-case')
  if (banned.test(source.path)) faults.push('has a name that says nothing')
  for (const match of source.code.matchAll(bannedNames)) faults.push(`exports ${match[1]}: say what it does`)
  return { seen: 1, faults }
})

/** A note to do something later names the decision that allows it. */
export const todoLaw: Law = lawPerFile('todo', 150, (source) => ({
  seen: 1,
  faults: source.path.startsWith('tests/tidy')
    ? []
    : [...source.text.matchAll(/\b(TODO|FIXME|XXX)\b(?! ?\(D\d+\))/g)].map(
        (match) => `${match[1]} without a decision number`,
      ),
}))

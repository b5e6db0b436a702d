import { Context, type Liquid, LiquidError, type Template, UndefinedVariableError } from 'liquidjs'
import { createEngine, type Escape, LimitFault, parseTemplate, renderInto } from './engine.ts'
import type { CheckedSource, FoundVariable, Rendered, RenderFault, TemplateSet } from './messages.ts'

interface Part {
  name: string
  engine: Liquid
  templates: Template[]
}

const engines = new Map<string, Liquid>()
const mostEngines = 16

function engineOf(set: TemplateSet, escaping: Escape): Liquid {
  const key = `${escaping} ${set.language} ${set.timeZone}`
  const known = engines.get(key)
  if (known) return known
  if (engines.size >= mostEngines) engines.clear()
  const engine = createEngine({ escape: escaping, language: set.language, timeZone: set.timeZone })
  engines.set(key, engine)
  return engine
}

const parsed = new Map<string, Part[]>()
const mostParsed = 64

/** Parsed once a content hash, forgotten oldest first. @throws as the parser does */
function parseSet(hash: string, set: TemplateSet): Part[] {
  const known = parsed.get(hash)
  if (known) return known
  const parts = Object.entries(set.parts).map(([name, part]) => {
    const engine = engineOf(set, part.escape)
    return { name, engine, templates: parseTemplate(engine, part.source) }
  })
  const oldest = parsed.keys().next()
  if (parsed.size >= mostParsed && !oldest.done) parsed.delete(oldest.value)
  parsed.set(hash, parts)
  return parts
}

/** Renders row after row; a row that fails does not stop the next. `onRow` hears each finished row. */
export function renderRows(
  hash: string,
  set: TemplateSet,
  rows: readonly object[],
  onRow: (finished: number) => void,
): Rendered[] {
  let parts: Part[]
  try {
    parts = parseSet(hash, set)
  } catch (error) {
    const fault = { ok: false as const, part: '', ...explain(error) }
    return rows.map(() => fault)
  }
  const strictVariables = set.onMissing === 'skip'
  return rows.map((row, i) => {
    const result = renderRow(parts, row, strictVariables)
    onRow(i + 1)
    return result
  })
}

function renderRow(parts: readonly Part[], row: object, strictVariables: boolean): Rendered {
  const made: Record<string, string> = {}
  for (const part of parts) {
    try {
      const { engine } = part
      const context = new Context(row, engine.options, { sync: true, strictVariables }, { liquid: engine })
      made[part.name] = renderInto(engine, part.templates, context)
    } catch (error) {
      return { ok: false, part: part.name, ...explain(error) }
    }
  }
  return { ok: true, parts: made }
}

/** Which variables each part asks for, or why it is no template. */
export function checkSet(set: TemplateSet): Record<string, CheckedSource> {
  return Object.fromEntries(
    Object.entries(set.parts).map(([name, part]) => {
      try {
        const engine = engineOf(set, part.escape)
        return [name, { ok: true, variables: listVariables(engine, parseTemplate(engine, part.source)) }]
      } catch (error) {
        return [name, { ok: false, ...explain(error), line: lineOf(error) }]
      }
    }),
  )
}

function listVariables(engine: Liquid, templates: Template[]): FoundVariable[] {
  const { globals } = engine.analyzeSync(templates, { partials: false })
  const found = new Map<string, number>()
  for (const variable of Object.values(globals).flat())
    found.set(writePath(variable.segments), found.get(writePath(variable.segments)) ?? variable.location.row)
  return [...found].map(([path, line]) => ({ path, line }))
}

/** `cart.items[0].name` → `cart.items.*.name`; what a variable names is any. */
function writePath(segments: readonly unknown[]): string {
  return segments.map((one) => (typeof one === 'string' && !/^\d+$/.test(one) ? one : '*')).join('.')
}

function explain(error: unknown): { reason: RenderFault; detail: string } {
  const cause = error instanceof LiquidError && error.originalError ? error.originalError : error
  const message = cause instanceof Error ? cause.message : ''
  if (error instanceof UndefinedVariableError || /^undefined variable: /.test(message))
    return { reason: 'missing_variable', detail: /undefined variable: (.{1,200})/.exec(message)?.[1] ?? '' }
  const isLimit =
    cause instanceof LimitFault || cause instanceof RangeError || /limit exceeded$/.test(message)
  if (isLimit) return { reason: 'template_limit', detail: message.slice(0, 100) }
  return { reason: 'template_invalid', detail: firstLine(error) }
}

function firstLine(error: unknown): string {
  return error instanceof Error ? (error.message.split('\n')[0] ?? '').slice(0, 300) : ''
}

function lineOf(error: unknown): number {
  return Number(/line:(\d+)/.exec(error instanceof Error ? error.message : '')?.[1] ?? 1)
}

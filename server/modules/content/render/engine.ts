import { type Context, defaultOperators, type Emitter, Liquid, type Template, toValueSync } from 'liquidjs'
import { checkArity, registerFilters } from './filters.ts'
import { checkSyntax } from './syntax.ts'

/** What one rendering may take. The worker's own hard limits stand behind these. */
export const limits = {
  /** Characters of a template's source. */
  sourceLength: 400_000,
  /** Milliseconds. */
  renderMs: 300,
  /** Objects and characters made by filters and loops, as the library counts. */
  memory: 2_000_000,
  /** Characters of one part of one message. */
  outputLength: 1_000_000,
} as const

export type Escape = 'html' | 'none'

export interface EngineOptions {
  escape: Escape
  language: string
  timeZone: string
}

/** Tags that would read other templates, or files: they do not exist here. */
const bannedTags = ['include', 'render', 'layout', 'block'] as const

/** Liquid's operators; the library's own additions are not Liquid. */
const liquidOperators = ['==', '!=', '>', '<', '>=', '<=', 'contains', 'and', 'or']
const operators = Object.fromEntries(
  Object.entries(defaultOperators).filter(([name]) => liquidOperators.includes(name)),
)

/**
 * Liquid for untrusted templates: own properties of the declared data only, every output escaped, no other template, no
 * file, no expression made from data.
 */
export function createEngine(options: EngineOptions): Liquid {
  const engine = new Liquid({
    strictFilters: true,
    lenientIf: true,
    ownPropertyOnly: true,
    templates: {},
    dynamicPartials: false,
    relativeReference: false,
    cache: false,
    parseLimit: limits.sourceLength,
    renderLimit: limits.renderMs,
    memoryLimit: limits.memory,
    timezoneOffset: options.timeZone,
    locale: options.language,
    // Its type names the library's own additions as if they had to be there.
    operators: operators as typeof defaultOperators,
    ...(options.escape === 'html' ? { outputEscape: 'escape' as const } : {}),
  })
  for (const tag of bannedTags) delete engine.tags[tag]
  // What a capture collects is bounded like what is sent.
  const { renderer } = engine
  const renderTemplates = renderer.renderTemplates.bind(renderer)
  renderer.renderTemplates = (templates, context, emitter = new BoundedEmitter()) =>
    renderTemplates(templates, context, emitter)
  registerFilters(engine, options.language)
  return engine
}

/** @throws where the source is no Liquid of ours: unknown tag or filter, wrong number of arguments, too long */
export function parseTemplate(engine: Liquid, source: string): Template[] {
  if (source.length > limits.sourceLength) throw new LimitFault('source')
  checkSyntax(source)
  const templates = engine.parse(source)
  checkFilters(templates)
  return templates
}

/** More than a template may take. */
export class LimitFault extends Error {
  constructor(what: string) {
    super(`template limit: ${what}`)
  }
}

interface FilterNode {
  name: string
  args: readonly unknown[]
}

function checkFilters(templates: Iterable<unknown>): void {
  for (const template of templates) {
    for (const value of callGenerator(template, 'arguments')) checkValue(value)
    checkFilters(callGenerator(template, 'children'))
  }
}

/** Nodes of the parsed template, one level down: the library gives them as generators. */
function callGenerator(node: unknown, method: 'arguments' | 'children'): Iterable<unknown> {
  if (typeof node !== 'object' || node === null) return []
  const list: unknown = Reflect.get(node, method)
  if (typeof list !== 'function') return []
  const made: unknown = list.call(node, false, true)
  if (typeof made !== 'object' || made === null || !(Symbol.iterator in made)) return []
  return flatten(made as Iterable<unknown>)
}

/** `children` of some tags yields nothing and returns the list. */
function flatten(made: Iterable<unknown>): unknown[] {
  const found: unknown[] = []
  const iterator = made[Symbol.iterator]()
  for (let step = iterator.next(); ; step = iterator.next()) {
    if (Array.isArray(step.value)) found.push(...step.value)
    else if (!step.done) found.push(step.value)
    if (step.done) return found
  }
}

function checkValue(value: unknown): void {
  const filters: unknown = typeof value === 'object' && value !== null ? Reflect.get(value, 'filters') : null
  if (!Array.isArray(filters)) return
  for (const filter of filters as FilterNode[]) {
    const wrong = checkArity(filter.name, filter.args.filter((arg) => !Array.isArray(arg)).length)
    if (wrong) throw new Error(`filter ${filter.name} takes ${wrong.least} to ${wrong.most} arguments`)
  }
}

/** Writes until the message is too long, then stops the rendering: an endless loop of text ends here. */
class BoundedEmitter implements Emitter {
  buffer = ''
  write(value: unknown): void {
    this.buffer += typeof value === 'string' ? value : writeValue(value)
    if (this.buffer.length > limits.outputLength) throw new LimitFault('output')
  }
}

function writeValue(value: unknown): string {
  if (value == null) return ''
  if (Array.isArray(value)) return value.map(writeValue).join('')
  if (typeof value === 'object') return JSON.stringify(value)
  return String(value)
}

/** Renders for one row. Synchronous: nothing a template can say waits. */
export function renderInto(engine: Liquid, templates: Template[], context: Context): string {
  const emitter = new BoundedEmitter()
  toValueSync(engine.renderer.renderTemplates(templates, context, emitter))
  return emitter.buffer
}

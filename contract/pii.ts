import type { EventDef } from './events/event.ts'
import { isPiiKey } from './pii-keys.ts'
import { isPersonalNumber, isPersonalText, stripQuery } from './pii-values.ts'
import { findProperty, lineProperties } from './properties.ts'

type Json = Readonly<Record<string, unknown>>

/** `drop` a marked path; read a `declared` text for e-mails only; a nested plan for what lies deeper. */
type Rule = 'drop' | 'declared' | Plan
type Plan = Map<string, Rule>

const dropped = Symbol('dropped')
const anyIndex = '$'

function planNames(names: Iterable<string>): Plan {
  const plan: Plan = new Map()
  for (const name of names) {
    const kind = findProperty(name)?.kind
    if (kind === 'list' || kind === 'object' || kind === undefined) continue // their inside is the sender's own
    plan.set(name, 'declared')
  }
  return plan
}

function mark(plan: Plan, path: readonly string[]): void {
  const [head, ...rest] = path
  if (head === undefined) return
  if (rest.length === 0) {
    plan.set(head, 'drop')
    return
  }
  const below = plan.get(head)
  const next: Plan = below instanceof Map ? below : new Map()
  plan.set(head, next)
  mark(next, rest)
}

function planEvent(def: EventDef): Plan {
  const plan = planNames(Object.keys(def.properties.shape))
  if (plan.has('products')) plan.set('products', new Map([[anyIndex, planNames(lineProperties)]]))
  for (const path of def.pii) mark(plan, path.split('.'))
  return plan
}

const plans = new WeakMap<EventDef, Plan>()

function getPlan(def: EventDef): Plan {
  let plan = plans.get(def)
  if (plan === undefined) {
    plan = planEvent(def)
    plans.set(def, plan)
  }
  return plan
}

function cleanText(text: string, rule: Rule | undefined): unknown {
  if (text.length < 6) return text
  const stripped = stripQuery(text)
  if (rule === 'declared') return stripped.includes('@') && isPersonalText(stripped) ? dropped : stripped
  return isPersonalText(stripped) ? dropped : stripped
}

function cleanValue(value: unknown, rule: Rule | undefined): unknown {
  switch (typeof value) {
    case 'string':
      return cleanText(value, rule)
    case 'number':
      return rule === undefined && isPersonalNumber(value) ? dropped : value
    case 'object':
      if (value === null) return value
      if (Array.isArray(value)) return cleanList(value, rule instanceof Map ? rule.get(anyIndex) : rule)
      return cleanObject(value as Json, rule instanceof Map ? rule : null)
    default:
      return value
  }
}

function cleanList(list: readonly unknown[], rule: Rule | undefined): readonly unknown[] {
  let changed = false
  const cleaned: unknown[] = []
  for (const item of list) {
    const next = rule === 'drop' ? dropped : cleanValue(item, rule)
    if (next !== item) changed = true
    if (next !== dropped) cleaned.push(next)
  }
  return changed ? cleaned : list
}

function cleanObject(object: Json, plan: Plan | null): Json {
  let copy: Record<string, unknown> | null = null
  for (const key in object) {
    const value = object[key]
    const rule = plan?.get(key)
    const isOut = rule === 'drop' || (rule === undefined && isPiiKey(key))
    const next = isOut ? dropped : cleanValue(value, rule)
    if (next === value) continue
    copy ??= { ...object }
    if (next === dropped) delete copy[key]
    else copy[key] = next
  }
  return copy ?? object
}

/**
 * The properties (or traits) that may leave for the warehouse. Marked paths go; properties the contract does not
 * know go when their key sounds personal or their value reads as an e-mail, a phone, a PESEL or a payment card;
 * query strings lose such parameters. Walks once, never changes its input, and returns the very same object where
 * nothing had to go: treat the answer as read-only.
 */
export const stripPii = (def: EventDef | null, properties: Json): Json =>
  cleanObject(properties, def === null ? null : getPlan(def))

const contextPlan: ReadonlyMap<string, readonly string[] | null> = new Map([
  ['app', ['name', 'version', 'build']],
  ['campaign', ['name', 'source', 'medium', 'term', 'content']],
  ['device', ['type', 'manufacturer', 'model']],
  ['library', ['name', 'version']],
  ['os', ['name', 'version']],
  ['page', ['path', 'referrer', 'search', 'title', 'url']],
  ['screen', ['width', 'height', 'density']],
  ['locale', null],
  ['timezone', null],
  ['channel', null],
])

/** The part of an event's context that may leave for the warehouse: a list of what stays, so never ip, traits or ids. */
export function stripContext(context: Json): Json {
  const kept: Record<string, unknown> = {}
  for (const [key, names] of contextPlan) {
    const value = context[key]
    if (value === undefined || value === null) continue
    if (names === null) {
      if (typeof value === 'string') kept[key] = value
    } else if (typeof value === 'object') {
      kept[key] = pickOpen(value as Json, names)
    }
  }
  return kept
}

function pickOpen(part: Json, names: readonly string[]): Json {
  const kept: Record<string, unknown> = {}
  for (const name of names) {
    const value = part[name]
    if (typeof value === 'number') kept[name] = value
    if (typeof value !== 'string') continue
    const next = cleanText(value, 'declared')
    if (next !== dropped) kept[name] = next
  }
  return kept
}

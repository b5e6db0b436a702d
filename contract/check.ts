import type { EventDef } from './events/event.ts'
import type { Bilingual } from './language.ts'
import { isPrice, parseCurrency, suggestCurrency } from './money.ts'
import {
  findProperty,
  isQuantity,
  isWordingId,
  isWordingVersion,
  lineProperties,
  type PropertyKind,
} from './properties.ts'

export type PropertyIssueCode =
  | 'price_format'
  | 'currency'
  | 'quantity'
  | 'products_format'
  | 'wording_missing'

/** Why an event is refused: a stable code, where (relative to `properties`), and what to do about it. */
export interface PropertyIssue {
  readonly code: PropertyIssueCode
  readonly path: string
  readonly hint: Bilingual
}

const hints: Readonly<Record<Exclude<PropertyIssueCode, 'currency'>, Bilingual>> = {
  price_format: {
    pl: 'Podaj cenę jako liczbę albo tekst dziesiętny z kropką, bez waluty i odstępów: 12.50',
    en: 'Send the price as a number or a decimal string with a dot, without currency or spaces: 12.50',
  },
  quantity: {
    pl: 'Podaj liczbę sztuk jako liczbę: 2',
    en: 'Send the quantity as a number: 2',
  },
  products_format: {
    pl: 'Podaj produkty jako listę obiektów (najwyżej 1000): [{ "product_id": "…", "price": 12.5 }]',
    en: 'Send products as a list of objects (1000 at most): [{ "product_id": "…", "price": 12.5 }]',
  },
  wording_missing: {
    pl: 'Podaj, na jaką treść wyrażono zgodę: wording_id i wording_version, np. "marketing-email" i 1',
    en: 'Say which wording was agreed to: wording_id and wording_version, for example "marketing-email" and 1',
  },
}

function hintCurrency(value: unknown): Bilingual {
  const meant = suggestCurrency(value)
  return {
    pl: `Podaj kod waluty ISO 4217: ${meant ?? 'na przykład PLN'}`,
    en: `Send the ISO 4217 currency code: ${meant ?? 'for example PLN'}`,
  }
}

type Plan = ReadonlyMap<string, PropertyKind>

const checked: ReadonlySet<PropertyKind> = new Set([
  'price',
  'currency',
  'quantity',
  'products',
  'wording_id',
  'wording_version',
])

/** Only what can be refused is in a plan: most properties cost one look-up and no more. */
function planChecks(names: Iterable<string>): Plan {
  const plan = new Map<string, PropertyKind>()
  for (const name of names) {
    const kind = findProperty(name)?.kind
    if (kind !== undefined && checked.has(kind)) plan.set(name, kind)
  }
  return plan
}

const linePlan = planChecks(lineProperties)
const plans = new WeakMap<EventDef, Plan>()

function getPlan(def: EventDef): Plan {
  let plan = plans.get(def)
  if (plan === undefined) {
    plan = planChecks(Object.keys(def.properties.shape))
    plans.set(def, plan)
  }
  return plan
}

function checkLines(value: unknown, path: string): PropertyIssue | null {
  if (!Array.isArray(value) || value.length > 1000) {
    return { code: 'products_format', path, hint: hints.products_format }
  }
  for (let index = 0; index < value.length; index++) {
    const line: unknown = value[index]
    if (typeof line !== 'object' || line === null || Array.isArray(line)) {
      return { code: 'products_format', path: `${path}[${index}]`, hint: hints.products_format }
    }
    const issue = checkAgainst(linePlan, line)
    if (issue !== null) return { ...issue, path: `${path}[${index}].${issue.path}` }
  }
  return null
}

function checkValue(kind: PropertyKind, value: unknown, path: string): PropertyIssue | null {
  switch (kind) {
    case 'price':
      return isPrice(value) ? null : { code: 'price_format', path, hint: hints.price_format }
    case 'currency':
      return parseCurrency(value) !== null ? null : { code: 'currency', path, hint: hintCurrency(value) }
    case 'wording_id':
      return isWordingId(value) ? null : { code: 'wording_missing', path, hint: hints.wording_missing }
    case 'wording_version':
      return isWordingVersion(value) ? null : { code: 'wording_missing', path, hint: hints.wording_missing }
    case 'quantity':
      return isQuantity(value) ? null : { code: 'quantity', path, hint: hints.quantity }
    default:
      return checkLines(value, path)
  }
}

function checkAgainst(plan: Plan, properties: object): PropertyIssue | null {
  for (const [name, kind] of plan) {
    const value: unknown = properties[name as keyof typeof properties]
    const isAbsent = value === undefined || value === null
    if (isAbsent && kind !== 'wording_id' && kind !== 'wording_version') continue
    const issue = checkValue(kind, value, name)
    if (issue !== null) return issue
  }
  return null
}

/**
 * The first thing that makes the event uncountable, or null. Equal to `def.properties` (a property test holds
 * them together) at a fraction of its cost: it runs on every event of the intake.
 */
export function checkProperties(
  def: EventDef | null,
  properties: Readonly<Record<string, unknown>>,
): PropertyIssue | null {
  return def === null ? null : checkAgainst(getPlan(def), properties)
}

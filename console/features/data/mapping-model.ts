import { ApiError } from '../../app/client.ts'

/** A rule of a mapping as the editor holds it; empty texts are left out when it is written. */
export interface Rule {
  whenPath: string
  whenEquals: string
  event: string
  id: string
  at: string
  who: Record<Who, string>
  fields: Pair[]
  list: string
  lineFields: Pair[]
  /** What the editor shows no field for, kept as it came. */
  rest: Record<string, unknown>
}

export interface Pair {
  name: string
  path: string
}

export const whos = ['email', 'phone', 'card', 'userId'] as const
export type Who = (typeof whos)[number]

export const emptyRule = (): Rule => ({
  ...{ whenPath: '', whenEquals: '', event: '', id: '', at: '', list: '', rest: {} },
  who: { email: '', phone: '', card: '', userId: '' },
  fields: [],
  lineFields: [],
})

const record = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? { ...value } : {}
const text = (value: unknown): string => (typeof value === 'string' ? value : '')
const pairs = (value: unknown): Pair[] =>
  Object.entries(record(value)).map(([name, path]) => ({ name, path: text(path) }))

/** The rules in the text of a mapping; none where it is no mapping. */
export function readMapping(mapping: string): Rule[] {
  try {
    const { rules } = record(JSON.parse(mapping))
    return Array.isArray(rules) ? rules.map(readRule) : []
  } catch {
    return []
  }
}

function readRule(value: unknown): Rule {
  const { when, event, id, at, who, fields, products, ...rest } = record(value)
  const named = record(who)
  const { email, phone, card, userId, ...others } = named
  return {
    ...{ whenPath: text(record(when).path), whenEquals: text(record(when).equals) },
    ...{ event: text(event), id: text(id), at: text(at) },
    who: { email: text(email), phone: text(phone), card: text(card), userId: text(userId) },
    fields: pairs(fields),
    list: text(record(products).list),
    lineFields: pairs(record(products).fields),
    rest: Object.keys(others).length === 0 ? rest : { ...rest, who: others },
  }
}

const said = (all: Record<string, string>): Record<string, string> =>
  Object.fromEntries(Object.entries(all).filter(([, value]) => value.trim() !== ''))
const join = (list: readonly Pair[]) =>
  said(Object.fromEntries(list.map(({ name, path }) => [name.trim(), path])))

/** The text that is stored. */
export const writeMapping = (rules: readonly Rule[]): string =>
  JSON.stringify({ rules: rules.map(writeRule) })

function writeRule(rule: Rule): Record<string, unknown> {
  const { who: others = {}, ...rest } = rule.rest
  return {
    ...rest,
    ...(rule.whenPath === '' ? {} : { when: { path: rule.whenPath, equals: rule.whenEquals } }),
    event: rule.event,
    id: rule.id,
    ...said({ at: rule.at }),
    who: { ...record(others), ...said(rule.who) },
    fields: join(rule.fields),
    ...(rule.list === '' ? {} : { products: { list: rule.list, fields: join(rule.lineFields) } }),
  }
}

/** The rule and the field a refusal of the server is about; null where it is about none. */
export function findRefused(error: unknown): { index: number; field: string; says: string } | null {
  if (!(error instanceof ApiError)) return null
  const [, index, field] = /mapping\.rules\.(\d+)\.(\w+)/.exec(error.problem.path ?? '') ?? []
  return index === undefined || field === undefined
    ? null
    : { index: Number(index), field, says: error.problem.hint ?? error.message }
}

/** What a rule cannot do without. */
const needed = ['event', 'id'] as const
export type Needed = (typeof needed)[number]

/** What is still to be typed into a rule; with nothing missing it can be tried and saved. */
export const listMissing = (rule: Rule): Needed[] => needed.filter((name) => rule[name].trim() === '')

/** A place in a pasted body and what stands there. */
export interface Place {
  path: string
  sample: string
}

const most = 60
const step = (name: string): string => (/^[^.[\]']+$/.test(name) ? `.${name}` : `['${name}']`)

/** Every value of a pasted body by its path; a list by its first entry, and by itself. */
export function listPlaces(payload: string): Place[] {
  const places: Place[] = []
  const walk = (value: unknown, path: string): void => {
    if (places.length >= most) return
    if (Array.isArray(value)) {
      places.push({ path, sample: `[${value.length}]` })
      if (value.length > 0) walk(value[0], `${path}[0]`)
    } else if (typeof value === 'object' && value !== null)
      for (const [name, inner] of Object.entries(value)) walk(inner, path + step(name))
    else places.push({ path, sample: String(value).slice(0, 40) })
  }
  try {
    walk(JSON.parse(payload), '$')
  } catch {
    return []
  }
  return places
}

/** Within a list a path begins at its entry: `$.items[0].sku` of `$.items` is `$.sku`. */
export const withinList = (path: string, list: string): string =>
  list !== '' && path.startsWith(`${list}[0]`) ? `$${path.slice(list.length + 3)}` : path

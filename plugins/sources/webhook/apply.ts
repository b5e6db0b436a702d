import type { SentEvent } from '@splot/contract/events/event'
import { type Brought, PayloadFault, type SourceDelivery } from '@splot/contract/plugin/source'
import { identify, keepSaid, readInstant, track } from '@splot/contract/plugin/source-tell'
import type { Mapping, MappingRule } from './mapping.ts'
import { readAll, readOne, readText } from './read-path.ts'

/** What a payload means, by rules. One that no rule is for brings nothing. */
export function applyMapping({ rules }: Mapping, delivery: SourceDelivery): Brought {
  const taken = new Map<string, number>()
  const events = rules.flatMap((rule, index) => {
    if (!isFor(rule, delivery.payload)) return []
    const event = applyRule(rule, delivery, index)
    // Two rules may say different things under one name and one id: the second is another fact.
    const nth = (taken.get(event.messageId) ?? 0) + 1
    taken.set(event.messageId, nth)
    return [nth === 1 ? event : { ...event, messageId: `${event.messageId} ${nth}` }]
  })
  if (events.length > 0) return { events }
  return { unmapped: rules.length === 0 ? 'mapping_missing' : 'rule_missing' }
}

/** What tells a thing as it stands: the id a rule gives is often that of the thing, and what is said of it changes. */
const isState = (event: string): boolean => event === 'identify' || /\bUpdated$/.test(event)

/** As a rule compares it: a list of one is that one; what has parts is no word. */
const wordOf = (value: unknown): string | null => {
  if (Array.isArray(value) && value.length === 1) return wordOf(value[0])
  return typeof value === 'object' && value !== null ? null : String(value)
}

const isFor = ({ when }: MappingRule, payload: unknown): boolean =>
  when === undefined || readAll(payload, when.path).some((value) => wordOf(value) === when.equals)

function applyRule(rule: MappingRule, delivery: SourceDelivery, index: number): SentEvent {
  const { payload } = delivery
  const id = readText(payload, rule.id)
  if (id === null) throw new PayloadFault(`rules.${index}.id ${rule.id}`)
  const said = rule.at === undefined ? null : readText(payload, rule.at)
  if (rule.at !== undefined && said === null) throw new PayloadFault(`rules.${index}.at ${rule.at}`)
  const at = readInstant(said !== null && /^\d{10}$/.test(said) ? Number(said) * 1_000 : said, delivery.at)
  const { who } = rule
  const read = (path: string | undefined) => readText(payload, path)
  const told = {
    id: isState(rule.event) && said !== null ? `${rule.event} ${id} ${said}` : `${rule.event} ${id}`,
    isState: isState(rule.event),
    at,
    ...(rule.channel === undefined ? {} : { channel: rule.channel }),
    who: {
      ...(rule.system === undefined ? {} : { system: rule.system, id: read(who.external) }),
      ...{ email: read(who.email), phone: read(who.phone), card: read(who.card) },
      anonymousId: read(who.anonymousId),
    },
  }
  const fields = readFields(rule.fields, payload)
  const products = rule.products === undefined ? {} : { products: readProducts(rule.products, payload) }
  const event =
    rule.event === 'identify' ? identify(told, fields) : track(rule.event, told, { ...fields, ...products })
  const userId = read(who.userId)
  return userId === null ? event : { ...event, userId }
}

const readFields = (fields: Readonly<Record<string, string>>, payload: unknown) =>
  keepSaid(Object.fromEntries(Object.entries(fields).map(([name, path]) => [name, readField(payload, path)])))

/** Of a list all of it, where each is asked for. */
const readField = (payload: unknown, path: string): unknown =>
  path.includes('[*]') ? readAll(payload, path) : readOne(payload, path)

const readProducts = ({ list, fields }: NonNullable<MappingRule['products']>, payload: unknown) => {
  const items = readOne(payload, list)
  return Array.isArray(items) ? items.slice(0, 1_000).map((item) => readFields(fields, item)) : []
}

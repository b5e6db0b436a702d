import type { CallType } from '@splot/contract/events/event'
import { lookupCall } from '@splot/contract/events/registry'
import { stripContext, stripPii } from '@splot/contract/pii'
import { isPersonalNumber, isPersonalText } from '@splot/contract/pii-values'
import { isPiiTrait } from '@splot/contract/traits'

type Json = Readonly<Record<string, unknown>>

const hidden = '•••'
/** Keys whose value names the person, though their name sounds harmless. */
const naming: ReadonlySet<string> = new Set(['loyaltyCard', 'loyalty_card', 'externalIds', 'ip', 'fields'])

const isJson = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

/**
 * What a reader without the right to personal data sees of a body: keys all stay, values that are personal by their
 * key or by what they look like are hidden.
 */
export function hidePersonal(value: unknown, key = ''): unknown {
  if (value === null || typeof value === 'boolean') return value
  if (key !== '' && key !== 'event' && (naming.has(key) || isPiiTrait(key)) && !isContainer(key))
    return hidden
  if (typeof value === 'string') return isPersonalText(value) ? hidden : value
  if (typeof value === 'number') return isPersonalNumber(value) ? hidden : value
  if (Array.isArray(value)) return value.map((one) => hidePersonal(one))
  if (typeof value !== 'object') return value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, hidePersonal(one, name)]))
}

/** `name` of an event or library says nothing of a person; ids of events are needed to find them again. */
const isContainer = (key: string) => key === 'id' || key === 'messageId' || key === 'title'

/**
 * The same for an event as it was sent. Where the contract knows what a field means, it decides: the name of a
 * product, a page or an app is shown, the name of a person is not.
 */
export function hideEvent(body: unknown): unknown {
  if (!isJson(body)) return hidePersonal(body)
  const def = lookupCall(body.type as CallType, typeof body.event === 'string' ? body.event : null)
  const isView = body.type === 'page' || body.type === 'screen'
  return Object.fromEntries(
    Object.entries(body).map(([key, value]) => {
      if (key === 'properties' && isJson(value)) return [key, hideLeftOut(value, stripPii(def, value))]
      if (key === 'context' && isJson(value)) return [key, hideContext(value)]
      if (key === 'name' && isView && typeof value === 'string') return [key, hidePersonal(value)]
      return [key, hidePersonal(value, key)]
    }),
  )
}

function hideContext(context: Json): Json {
  const open = stripContext(context)
  return Object.fromEntries(
    Object.entries(context).map(([key, value]) => {
      const [closed, shown] = [hidePersonal(value, key), open[key]]
      return [key, isJson(closed) && isJson(shown) ? { ...closed, ...shown } : closed]
    }),
  )
}

/** The value with what was left out of `kept` hidden instead, so that a reader sees that something is there. */
function hideLeftOut(value: unknown, kept: unknown): unknown {
  if (value === kept) return value
  if (Array.isArray(value))
    return Array.isArray(kept) && kept.length === value.length
      ? value.map((one, i) => hideLeftOut(one, kept[i]))
      : value.map(() => hidden)
  if (!isJson(value) || !isJson(kept)) return kept
  return Object.fromEntries(
    Object.entries(value).map(([key, one]) => [key, key in kept ? hideLeftOut(one, kept[key]) : hidden]),
  )
}

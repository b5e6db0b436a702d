import { isPersonalNumber, isPersonalText } from '@splot/contract/pii-values'
import { isPiiTrait } from '@splot/contract/traits'

const hidden = '•••'
/** Keys whose value names the person, though their name sounds harmless. */
const naming: ReadonlySet<string> = new Set(['loyaltyCard', 'loyalty_card', 'externalIds', 'ip', 'fields'])

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

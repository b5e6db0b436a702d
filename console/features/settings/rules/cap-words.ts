import type { T } from '../../../i18n/t.ts'
import type { Cap } from './rules-api.ts'

type Group = NonNullable<Cap['group']>
type Channel = NonNullable<Cap['channel']>
/** What a cap counts: every contact, those of a group, those of one channel. */
export type What = 'contact' | Group | Channel

const groups: readonly Group[] = ['messages', 'calls', 'popups', 'letters', 'ads']

/** To choose from; a channel that is the whole of its group stands there once. */
export const whats: readonly What[] = [
  'contact',
  'messages',
  'email',
  'sms',
  'push',
  'messenger',
  'calls',
  'phone_human',
  'phone_automated',
  'popups',
  'letters',
  'ads',
]

export const whatOf = ({ group, channel }: Pick<Cap, 'group' | 'channel'>): What =>
  channel ?? group ?? 'contact'

export function countOnly(what: What): Pick<Cap, 'group' | 'channel'> {
  const group = groups.find((one) => one === what) ?? null
  return { group, channel: group === null && what !== 'contact' ? (what as Channel) : null }
}

/** How long back it counts, in words: "w 7 dni", "w tygodniu (od poniedziałku)". */
function wordWindow(window: Cap['window'], t: T): string {
  if (window.kind === 'day') return t('capWindow.day')
  if (window.kind === 'week') return t('capWindow.week')
  const { hours } = window
  return hours >= 48 && hours % 24 === 0
    ? t('capWindow.days', { days: hours / 24 })
    : t('capWindow.hours', { hours })
}

/** A cap as one says it: "Najwyżej 2 SMS-y w 7 dni, cel: Marketing". */
export function wordCap(cap: Cap, t: T, nameOfPurpose: (id: string) => string): string {
  const said = {
    what: t(`capWhat.${whatOf(cap)}`, { max: cap.max }),
    window: wordWindow(cap.window, t),
  }
  return cap.purpose === null
    ? t('caps.sentence', said)
    : t('caps.sentenceOf', { ...said, purpose: nameOfPurpose(cap.purpose) })
}

const windowId = (window: Cap['window']): string =>
  window.kind === 'sliding' ? `${Math.round(window.hours)}h` : window.kind

/** A name for a new cap that none of the others bears; it stands in the decisions it explains. */
export function nameCap(cap: Omit<Cap, 'id'>, taken: readonly string[]): string {
  const parts = [cap.purpose, whatOf(cap), windowId(cap.window)].filter((part) => part !== null)
  const name = parts.join('-').slice(0, 56)
  const numbered = [name, ...taken.map((_, index) => `${name}-${index + 2}`)]
  return numbered.find((one) => !taken.includes(one)) ?? name
}

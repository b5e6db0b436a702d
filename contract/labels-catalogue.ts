import { commerceLabels } from './labels-commerce.ts'
import { consentLabels } from './labels-consent.ts'
import { contactLabels } from './labels-contact.ts'

/** How one event is told on the timeline: a neutral noun phrase, then what it is about. */
export interface LabelRow {
  readonly pl: string
  readonly en: string
  /** What follows the colon: the first of these properties that is present. */
  readonly subject?: readonly string[]
  /** `product`: name and size of the one product; `products`: the first of the lines and how many more. */
  readonly about?: 'product' | 'products'
  readonly detail?: readonly string[]
  /** Where the amount stands; `price` counts the quantity in. */
  readonly amount?: readonly string[]
  readonly isReturn?: true
  /** The subject is a number that belongs to the noun: no colon between. */
  readonly isNumbered?: true
}

/** Keyed by the event's name; calls other than track by their verb. */
export const labelRows: Readonly<Record<string, LabelRow>> = {
  identify: { pl: 'Rozpoznanie klienta', en: 'Customer recognised' },
  page: { pl: 'Strona', en: 'Page', subject: ['title', 'name', 'path', 'url'] },
  screen: { pl: 'Ekran aplikacji', en: 'App screen', subject: ['name', 'title'] },
  group: { pl: 'Dołączenie do grupy', en: 'Joined a group', subject: ['name'] },
  alias: { pl: 'Połączenie identyfikatorów', en: 'Identifiers joined' },
  ...commerceLabels,
  ...contactLabels,
  ...consentLabels,
}

import { findTrait } from '@splot/contract/traits'
import type { Customer, TimelineItem } from '../../app/api.ts'
import { useWords, type Words } from '../../i18n/t.ts'
import { Section } from '../../kit/figures.tsx'
import { wordCode } from './store-names.ts'
import { useStoreName } from './use-store-name.ts'

/** Said already by the name above and the identifiers beside it. */
const saidElsewhere = new Set(['email', 'phone', 'name', 'firstName', 'lastName'])

function wordTrait(value: unknown, words: Words): string {
  const { t, format } = words
  if (value === null || value === undefined) return '–'
  if (typeof value === 'boolean') return t(value ? 'word.yes' : 'word.no')
  if (Array.isArray(value)) return value.map((each) => wordTrait(each, words)).join(', ')
  if (typeof value === 'object') return Object.values(value).map(String).join(', ')
  const text = String(value)
  if (/^\d{4}-\d\d-\d\d$/.test(text)) return format.date(text)
  return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(text) ? format.dateTime(text) : text
}

interface TraitsSectionProps {
  customer: Customer
  items: readonly TimelineItem[]
  now: number
}

/** What is known about her besides her identifiers; on pointing, since when. */
export function TraitsSection({ customer, items, now }: TraitsSectionProps) {
  const words = useWords()
  const { t, format, language } = words
  const nameOfStore = useStoreName(items)
  const traits = Object.entries(customer.traits).filter(
    ([key]) => !saidElsewhere.has(findTrait(key)?.name ?? key),
  )
  if (traits.length === 0) return null
  const wordKnown = (key: string, value: unknown): string => {
    if (typeof value !== 'string') return wordTrait(value, words)
    if (findTrait(key)?.name === 'preferredStore') return nameOfStore(value)
    return wordCode(key, value, words) ?? wordTrait(value, words)
  }
  return (
    <Section title={t('customer.traits')} aside={String(traits.length)}>
      <dl className="flex flex-col gap-1.5">
        {traits.map(([key, value]) => {
          const source = customer.traitSources[key]
          return (
            <div
              key={key}
              className="grid grid-cols-[108px_minmax(0,1fr)] gap-2"
              title={source && t('customer.traitSince', { when: format.ago(source.at, now) })}
            >
              <dt className="truncate text-12 leading-[18px] text-text-3">
                {findTrait(key)?.label[language] ?? key}
              </dt>
              <dd className="min-w-0 break-words">{wordKnown(key, value)}</dd>
            </div>
          )
        })}
      </dl>
    </Section>
  )
}

import { isCategory } from '@splot/contract/segment/catalogue'
import type { Where } from '@splot/contract/segment/leaves'
import { useQuery } from '@tanstack/react-query'
import { Filter, X } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { seenValuesQuery } from '../segment-queries.ts'
import { useCategories } from './category-field.tsx'
import { ChoiceBox } from './choice-box.tsx'
import { type KnownProperty, useGround } from './ground.ts'
import { ValueField } from './value-field.tsx'

interface WhereFieldsProps {
  events: readonly string[]
  where: readonly Where[] | undefined
  onChange: (where: Where[] | undefined) => void
}

/** Which of these events count: what their properties must be. */
export function WhereFields({ events, where = [], onChange }: WhereFieldsProps) {
  const { t } = useWords()
  const properties = useProperties(events)
  const put = (next: Where[]) => onChange(next.length === 0 ? undefined : next)
  return (
    <>
      {where.map((one, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a test is its place
        <span key={index} className="flex w-full flex-wrap items-center gap-2 pl-4">
          <span className="text-12 text-text-3">{t('segments.where')}</span>
          <WhereRow
            {...{ events, properties, one }}
            onChange={(next) => put(where.map((each, at) => (at === index ? next : each)))}
          />
          <IconButton
            size="sm"
            icon={X}
            label={t('segments.whereRemove')}
            onClick={() => put(where.filter((_, at) => at !== index))}
          />
        </span>
      ))}
      {where.length < 20 && (
        <Button
          size="sm"
          tone="quiet"
          icon={Filter}
          onClick={() => put([...where, { property: properties[0]?.id ?? 'category', op: 'set' }])}
        >
          {t('segments.whereAdd')}
        </Button>
      )}
    </>
  )
}

const places = ['channel', 'store', 'device', 'source', 'medium', 'campaign', 'referrer', 'currency'] as const

/** What these events bring along, and where they happened. */
export function useProperties(events: readonly string[]): KnownProperty[] {
  const { t } = useWords()
  const ground = useGround()
  const known = ground.events.filter((one) => events.includes(one.id)).flatMap((one) => one.properties)
  return [
    ...new Map(known.map((one) => [one.id, one])).values(),
    ...places.map((one) => ({ id: `@${one}`, name: t(`segments.place.${one}`), kind: 'text' as const })),
  ]
}

interface WhereRowProps {
  events: readonly string[]
  properties: readonly KnownProperty[]
  one: Where
  onChange: (next: Where) => void
}

function WhereRow({ events, properties, one, onChange }: WhereRowProps) {
  const { t } = useWords()
  const seen = useQuery(seenValuesQuery(events[0] ?? '', one.property))
  const categories = useCategories()
  const kind = properties.find((each) => each.id === one.property)?.kind ?? 'text'
  return (
    <>
      <ChoiceBox
        label={t('segments.property')}
        width="w-44"
        value={one.property}
        options={properties}
        onChange={(property) => onChange(putProperty(one, property))}
      />
      <ValueField
        label={t('segments.value')}
        kind={kind}
        compared={one}
        seen={seen.data?.values ?? []}
        categories={isCategory(one.property) ? categories : undefined}
        onChange={({ op, value }) =>
          onChange({ property: one.property, op, ...(value === undefined ? {} : { value }) })
        }
      />
    </>
  )
}

/** Whoever names a category mostly means what is below it too; nothing else has anything below it. */
function putProperty(one: Where, property: string): Where {
  if (isCategory(property) && (one.op === 'is' || one.op === 'set'))
    return { property, op: 'under', value: one.value ?? '' }
  return { ...one, property, ...(one.op === 'under' && !isCategory(property) ? { op: 'is' as const } : {}) }
}

import { useQuery } from '@tanstack/react-query'
import { storesQuery } from '../../app/stores.ts'
import { useWords } from '../../i18n/t.ts'
import { DateField } from '../../kit/date-field.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { listChoices } from '../catalogue/categories.ts'
import { categoriesQuery } from '../catalogue/queries.ts'
import { useCategoryNames } from '../catalogue/use-category-names.ts'
import { ProductsField } from './products-field.tsx'
import { Toggles } from './toggles.tsx'
import { type When, ways, weekdays, wordDay } from './when.ts'

interface WhenFieldsProps {
  when: When
  tiers: readonly { id: string; name: string }[]
  onChange: (when: When) => void
}

const everything = ''

/** The instant at which a day ends, as the browser's clock has it: the first that counts no longer. */
const endOf = (day: string): string => {
  const end = new Date(`${day}T00:00`)
  end.setDate(end.getDate() + 1)
  return end.toISOString()
}
const dayOf = (instant: string | null): string => {
  if (instant === null) return ''
  const last = new Date(new Date(instant).getTime() - 1)
  const two = (part: number) => String(part).padStart(2, '0')
  return `${last.getFullYear()}-${two(last.getMonth() + 1)}-${two(last.getDate())}`
}

/** On what, where, by which way, on which days and until when. */
export function WhenFields({ when, tiers, onChange }: WhenFieldsProps) {
  const { t } = useWords()
  const put = (change: Partial<When>) => onChange({ ...when, ...change })
  return (
    <div className="flex flex-col gap-4">
      <CategoryField when={when} onChange={(categories) => put({ categories })} />
      <ProductsField value={when.products} onChange={(products) => put({ products })} />
      <Toggles
        label={t('when.ways')}
        options={ways.map((value) => ({ value, label: t(`channel.${value}`) }))}
        chosen={when.channels.filter(
          (one) => one === 'web' || one === 'app' || one === 'pos' || one === 'call',
        )}
        onChange={(channels) => put({ channels })}
      />
      <StoreField when={when} onChange={(stores) => put({ stores })} />
      <Toggles
        label={t('when.days')}
        options={weekdays.map((value) => ({ value: value as number, label: wordDay(t, value) }))}
        chosen={when.weekdays}
        onChange={(days) => put({ weekdays: days.sort((a, b) => a - b) })}
      />
      {tiers.length > 0 && (
        <Toggles
          label={t('when.tierField')}
          options={tiers.map(({ id, name }) => ({ value: id, label: name }))}
          chosen={when.tiers}
          onChange={(chosen) => put({ tiers: chosen })}
        />
      )}
      <DateField
        label={t('when.untilField')}
        hint={t('when.untilHint')}
        value={dayOf(when.until)}
        onChange={(day) => put({ until: day === '' ? null : endOf(day) })}
      />
    </div>
  )
}

function CategoryField({ when, onChange }: { when: When; onChange: (paths: string[]) => void }) {
  const { t } = useWords()
  const { data } = useQuery(categoriesQuery)
  const nameOf = useCategoryNames()
  const [first = everything] = when.categories
  const several =
    when.categories.length > 1 ? [{ value: first, label: when.categories.map(nameOf).join(', ') }] : []
  return (
    <Field label={t('when.category')}>
      {({ id }) => (
        <Select
          id={id}
          look="field"
          label={t('when.category')}
          value={first}
          options={[
            { value: everything, label: t('when.everything') },
            ...several,
            ...listChoices(data?.items ?? []).filter((one) => several.length === 0 || one.value !== first),
          ]}
          onChange={(path) => onChange(path === everything ? [] : [path])}
        />
      )}
    </Field>
  )
}

function StoreField({ when, onChange }: { when: When; onChange: (stores: string[]) => void }) {
  const { t } = useWords()
  const { data } = useQuery(storesQuery)
  const stores = data?.items ?? []
  if (stores.length === 0) return null
  return (
    <Toggles
      label={t('when.storeField')}
      options={stores.map(({ id, name }) => ({ value: id, label: name }))}
      chosen={when.stores}
      onChange={onChange}
    />
  )
}

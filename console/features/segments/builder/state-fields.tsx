import { channels } from '@splot/contract/channels'
import { isCategory, kindOfComputed } from '@splot/contract/segment/catalogue'
import type { Category, LeafOf } from '@splot/contract/segment/leaves'
import { computedTraits, moneyTraits, ownStore } from '@splot/contract/segment/names'
import { computedLabels } from '@splot/contract/segment/sentence'
import { stages } from '../../../app/api.ts'
import { useWords } from '../../../i18n/t.ts'
import { CheckBox } from '../../../kit/check-box.tsx'
import { CategoryField, useCategories } from './category-field.tsx'
import { ChoiceBox } from './choice-box.tsx'
import { CurrencyPick } from './currency-pick.tsx'
import { Threshold } from './event-fields.tsx'
import { type PartProps, useGround } from './ground.ts'
import { NumberBox } from './number-box.tsx'
import { Pick } from './pick.tsx'
import { ProductField } from './product-field.tsx'
import { ValueField } from './value-field.tsx'
import { SpanField, WindowField } from './window-field.tsx'

const none = ''

export function OrdersFields({ part, onChange }: PartProps<LeafOf<'orders'>>) {
  const { t } = useWords()
  const ground = useGround()
  const put = (key: 'product' | 'category' | 'store' | 'channel', value: Category | undefined) => {
    const { [key]: _, ...rest } = part
    onChange((value === undefined || value === none ? rest : { ...rest, [key]: value }) as LeafOf<'orders'>)
  }
  return (
    <>
      <Pick
        label={t('segments.measure')}
        value={part.measure}
        options={(['count', 'value'] as const).map((value) => ({
          value,
          label: t(`segments.orders.${value}`),
        }))}
        onChange={(measure) => onChange(putMeasure(part, measure, ground.currency))}
      />
      <Threshold
        op={part.op}
        value={part.value}
        isWhole={part.measure === 'count'}
        onChange={(next) => onChange({ ...part, ...next })}
      />
      {part.measure === 'count' ? (
        <span>{t('segments.times', { count: part.value })}</span>
      ) : (
        <CurrencyPick currency={part.currency} onChange={(currency) => onChange({ ...part, currency })} />
      )}
      <WindowField window={part.window} onChange={(window) => onChange({ ...part, window })} />
      <Pick
        label={t('segments.orders.channel')}
        value={part.channel ?? none}
        options={[
          { value: none, label: t('segments.orders.anyChannel') },
          ...channels.map((value) => ({ value, label: t(`channel.${value}`) })),
        ]}
        onChange={(value) => put('channel', value)}
      />
      <Pick
        label={t('segments.orders.store')}
        value={part.store ?? none}
        options={[
          { value: none, label: t('segments.orders.anyStore') },
          ...ground.stores.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(value) => put('store', value)}
      />
      <CategoryField value={part.category} onChange={(value) => put('category', value)} />
      <ProductField value={part.product} onChange={(value) => put('product', value)} />
    </>
  )
}

function putMeasure(
  { currency: _, ...rest }: LeafOf<'orders'>,
  measure: LeafOf<'orders'>['measure'],
  currency: string,
): LeafOf<'orders'> {
  const next = { ...rest, measure, value: Math.max(1, Math.round(rest.value)) }
  return measure === 'value' ? { ...next, currency } : next
}

export function ComputedFields({ part, onChange }: PartProps<LeafOf<'computed'>>) {
  const { t, language } = useWords()
  const { currency } = useGround()
  const categories = useCategories()
  const kind = kindOfComputed[part.trait]
  return (
    <>
      <Pick
        label={t('segments.trait')}
        value={part.trait}
        options={computedTraits.map((value) => ({ value, label: computedLabels[value][language] }))}
        onChange={(trait) =>
          onChange(
            trait === 'stage'
              ? { kind: 'computed', trait, op: 'is', value: 'loyal' }
              : kindOfComputed[trait] === 'number'
                ? { kind: 'computed', trait, op: 'gte', value: 1 }
                : { kind: 'computed', trait, op: 'set' },
          )
        }
      />
      {part.trait === 'stage' ? (
        <Pick
          label={t('segments.value')}
          value={String(part.value ?? 'loyal')}
          options={stages.map((value) => ({ value, label: t(`stage.${value}`) }))}
          onChange={(value) => onChange({ ...part, op: 'is', value })}
        />
      ) : (
        <ValueField
          label={t('segments.value')}
          kind={kind}
          compared={part}
          categories={isCategory(part.trait) ? categories : undefined}
          onChange={({ op, value }) =>
            onChange({ kind: 'computed', trait: part.trait, op, ...(value === undefined ? {} : { value }) })
          }
        />
      )}
      {moneyTraits.has(part.trait) && <span>{currency}</span>}
    </>
  )
}

const traitOps = ['older_than', 'within', 'anniversary'] as const

export function TraitFields({ part, onChange }: PartProps<LeafOf<'trait'>>) {
  const { t } = useWords()
  const ground = useGround()
  const kind = ground.traits.find((one) => one.id === part.trait)?.kind ?? 'text'
  const isDated = traitOps.some((one) => one === part.op)
  const base = { kind: 'trait', trait: part.trait } as const
  return (
    <>
      <ChoiceBox
        label={t('segments.trait')}
        width="w-44"
        value={part.trait}
        options={ground.traits}
        onChange={(trait) => onChange({ kind: 'trait', trait, op: 'set' })}
      />
      {kind === 'date' && (
        <Pick
          label={t('segments.compare')}
          value={isDated ? part.op : 'value'}
          options={[
            ...traitOps.map((value) => ({ value, label: t(`segments.date.${value}`) })),
            { value: 'value', label: t('segments.date.value') },
          ]}
          onChange={(op) => {
            if (op === 'anniversary') onChange({ ...base, op, days: [0, 30] })
            else if (op === 'older_than' || op === 'within') onChange({ ...base, op, span: { days: 30 } })
            else onChange({ ...base, op: 'set' })
          }}
        />
      )}
      {part.op === 'anniversary' ? (
        <NumberBox
          label={t('segments.date.days')}
          isWhole
          max={365}
          value={part.days?.[1] ?? 30}
          onChange={(to) => onChange({ ...part, days: [Math.min(part.days?.[0] ?? 0, to), to] })}
        />
      ) : part.op === 'older_than' || part.op === 'within' ? (
        <SpanField
          span={part.span ?? { days: 30 }}
          isAccusative={part.op === 'older_than'}
          onChange={(span) => onChange({ ...part, span })}
        />
      ) : (
        <ValueField
          label={t('segments.value')}
          kind={kind}
          compared={{ op: part.op, value: part.value }}
          onChange={({ op, value }) => onChange({ ...base, op, ...(value === undefined ? {} : { value }) })}
        />
      )}
      {part.op === 'anniversary' && <span>{t('segments.date.ahead')}</span>}
    </>
  )
}

export function ConsentFields({ part, onChange }: PartProps<LeafOf<'consent'>>) {
  const { t } = useWords()
  const { purposes } = useGround()
  const open = purposes.find((one) => one.id === part.purpose)?.channels ?? []
  return (
    <>
      <Pick
        label={t('segments.purpose')}
        value={part.purpose}
        options={purposes.map(({ id, name }) => ({ value: id, label: name }))}
        onChange={(purpose) => onChange({ ...part, purpose })}
      />
      <Pick
        label={t('segments.channel')}
        value={part.channel}
        options={[...new Set([...open, part.channel])].map((value) => ({ value, label: nameOf(value, t) }))}
        onChange={(channel) => onChange({ ...part, channel })}
      />
    </>
  )
}

const named = ['email', 'sms', 'push', 'call', 'post', 'onsite', 'messenger'] as const
const nameOf = (channel: string, t: ReturnType<typeof useWords>['t']): string => {
  const known = named.find((one) => one === channel)
  return known === undefined ? channel : t(`segments.channel.${known}`)
}

export function ReachableFields({ part, onChange }: PartProps<LeafOf<'reachable'>>) {
  const { t } = useWords()
  const { purposes } = useGround()
  const { purpose: _, ...rest } = part
  return (
    <>
      <Pick
        label={t('segments.channel')}
        value={part.channel}
        options={(['email', 'sms', 'push', 'call', 'post'] as const).map((value) => ({
          ...{ value, label: t(`segments.channel.${value}`) },
        }))}
        onChange={(channel) => onChange({ ...part, channel })}
      />
      <Pick
        label={t('segments.purpose')}
        value={part.purpose ?? none}
        options={[
          { value: none, label: t('segments.anyPurpose') },
          ...purposes.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(purpose) => onChange(purpose === none ? rest : { ...rest, purpose })}
      />
    </>
  )
}

export function CartFields({ part, onChange }: PartProps<LeafOf<'cart'>>) {
  const { t } = useWords()
  const ground = useGround()
  const { untouched, total, category, ...rest } = part
  const put = (next: Partial<LeafOf<'cart'>>) => onChange({ ...part, ...next })
  const without = (key: 'untouched' | 'total' | 'category') => {
    const { [key]: _, ...others } = part
    onChange(others)
  }
  return (
    <>
      <Pick
        label={t('segments.cart.state')}
        value={part.state}
        options={(['filled', 'empty'] as const).map((value) => ({
          value,
          label: t(`segments.cart.${value}`),
        }))}
        onChange={(state) => onChange(state === 'empty' ? { ...rest, state } : { ...part, state })}
      />
      {part.state === 'filled' && (
        <>
          <CheckBox
            label={t('segments.cart.untouched')}
            isChecked={untouched !== undefined}
            onChange={(isOn) => (isOn ? put({ untouched: { hours: 2 } }) : without('untouched'))}
          />
          {untouched !== undefined && (
            <SpanField span={untouched} onChange={(span) => put({ untouched: span })} />
          )}
          <CheckBox
            label={t('segments.cart.total')}
            isChecked={total !== undefined}
            onChange={(isOn) =>
              isOn ? put({ total: { op: 'gte', value: 200, currency: ground.currency } }) : without('total')
            }
          />
          {total !== undefined && <CartTotal total={total} onChange={(next) => put({ total: next })} />}
          <CategoryField
            value={category}
            onChange={(next) => (next === undefined ? without('category') : put({ category: next }))}
          />
        </>
      )}
    </>
  )
}

type Total = NonNullable<LeafOf<'cart'>['total']>

function CartTotal({ total, onChange }: { total: Total; onChange: (total: Total) => void }) {
  return (
    <>
      <Threshold {...total} isWhole={false} onChange={(next) => onChange({ ...total, ...next })} />
      <CurrencyPick currency={total.currency} onChange={(currency) => onChange({ ...total, currency })} />
    </>
  )
}

export function StockFields({ part, onChange }: PartProps<LeafOf<'stock'>>) {
  const { t } = useWords()
  const { stores } = useGround()
  const { store: _, ...rest } = part
  return (
    <>
      <Pick
        label={t('segments.stock.of')}
        value={part.of}
        options={(['wishlist', 'cart'] as const).map((value) => ({
          value,
          label: t(`segments.stock.${value}`),
        }))}
        onChange={(of) => onChange({ ...part, of })}
      />
      <Pick
        label={t('segments.stock.state')}
        value={part.state}
        options={(['available', 'gone', 'low'] as const).map((value) => ({
          ...{ value, label: t(`segments.stock.${value}`) },
        }))}
        onChange={(state) => onChange({ ...part, state })}
      />
      <Pick
        label={t('segments.orders.store')}
        value={part.store ?? none}
        options={[
          { value: none, label: t('segments.orders.anyStore') },
          { value: ownStore, label: t('segments.stock.ownStore') },
          ...stores.map(({ id, name }) => ({ value: id, label: name })),
        ]}
        onChange={(store) => onChange(store === none ? rest : { ...rest, store })}
      />
    </>
  )
}

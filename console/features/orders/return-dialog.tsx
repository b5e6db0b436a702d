import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { storesQuery } from '../../app/stores.ts'
import { useWords } from '../../i18n/t.ts'
import { CheckBox } from '../../kit/check-box.tsx'
import { Field } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { showMoney } from '../catalogue/money.ts'
import { type Order, takeReturn } from './order-queries.ts'
import { refundOfBack } from './return-draft.ts'
import { useKeep } from './use-act.ts'

/** What comes back, where, and whether it can be sold again; the money goes by the way it came. */
export function ReturnDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t, format } = useWords()
  const keep = useKeep()
  // One key for one dialog: pressed twice, or sent again, it is one return.
  const [key] = useState(() => `return-${crypto.randomUUID()}`)
  const [counts, setCounts] = useState<Record<string, number>>({})
  const [storeId, setStoreId] = useState(order.storeId ?? '')
  const [isSellable, setSellable] = useState(true)
  const [reason, setReason] = useState('')
  const lines = Object.entries(counts).flatMap(([line, quantity]) =>
    quantity > 0 ? [{ line, quantity }] : [],
  )
  const refund = refundOfBack(order, counts)
  const give = useMutation({
    mutationFn: () =>
      takeReturn(order.id, key, {
        ...{ lines, isSellable, storeId: storeId === '' ? null : storeId },
        reason: reason.trim() === '' ? null : reason.trim(),
      }),
    onSuccess: (after) => {
      keep(after)
      tell(t('orders.returned', { number: after.number }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('orders.act.return')}
      intro={t('orders.returnIntro')}
      submit={t('orders.takeReturn')}
      isBusy={give.isPending}
      isIncomplete={lines.length === 0}
      error={give.error}
      onClose={onClose}
      onSubmit={() => give.mutate()}
    >
      {order.lines
        .filter((line) => line.returned < line.quantity)
        .map((line) => (
          <Count
            key={line.line}
            name={[line.name, line.variant].filter((one) => one !== '').join(', ')}
            most={line.quantity - line.returned}
            value={counts[line.line] ?? 0}
            onChange={(count) => setCounts((before) => ({ ...before, [line.line]: count }))}
          />
        ))}
      {refund !== null && (
        <p role="status" className="font-medium text-14">
          {t('orders.goesBack', { amount: showMoney(format, refund, order.currency) })}
        </p>
      )}
      <StoreChoice value={storeId} onChange={setStoreId} />
      <TextField label={t('orders.reason')} maxLength={200} value={reason} onChange={setReason} />
      <CheckBox label={t('orders.sellable')} isChecked={isSellable} onChange={setSellable} />
    </FormDialog>
  )
}

interface CountProps {
  name: string
  most: number
  value: number
  onChange: (count: number) => void
}

function Count({ name, most, value, onChange }: CountProps) {
  const options = Array.from({ length: most + 1 }, (_, count) => ({
    value: String(count),
    label: String(count),
  }))
  return (
    <Field label={name}>
      {(control) => (
        <Select
          look="field"
          label={name}
          {...(control.id === undefined ? {} : { id: control.id })}
          value={String(value)}
          options={options}
          onChange={(next) => onChange(Number(next))}
        />
      )}
    </Field>
  )
}

function StoreChoice({ value, onChange }: { value: string; onChange: (id: string) => void }) {
  const { t } = useWords()
  const { data } = useQuery(storesQuery)
  const options = (data?.items ?? []).map((one) => ({ value: one.id, label: one.name }))
  if (options.length === 0) return null
  return (
    <Field label={t('orders.returnStore')}>
      {(control) => (
        <Select
          look="field"
          label={t('orders.returnStore')}
          {...(control.id === undefined ? {} : { id: control.id })}
          value={value}
          options={options}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

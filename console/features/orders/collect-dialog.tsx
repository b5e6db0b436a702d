import { useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Field } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { showMoney } from '../catalogue/money.ts'
import type { Order, PayMethod } from './order-queries.ts'
import { useAct } from './use-act.ts'

const methods: readonly PayMethod[] = ['terminal', 'cash', 'gift_card', 'transfer']

/** Handing an order over: her code, and what is still to be paid. */
export function CollectDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t, format } = useWords()
  const [code, setCode] = useState('')
  const [method, setMethod] = useState<PayMethod>('terminal')
  const act = useAct(order.id, { onDone: onClose, isQuiet: true })
  const { due } = order.totals
  const isPaid = Number(due) === 0
  return (
    <FormDialog
      title={t('orders.act.collect')}
      intro={
        isPaid
          ? t('orders.collectPaid')
          : t('orders.collectDue', { amount: showMoney(format, due, order.currency) })
      }
      submit={t('orders.act.collect')}
      isBusy={act.isPending}
      isIncomplete={code.trim() === ''}
      error={act.error}
      onClose={onClose}
      onSubmit={() =>
        act.mutate({
          act: 'collect',
          code: code.trim(),
          ...(isPaid ? {} : { payments: [{ method, amount: due }] }),
        })
      }
    >
      <TextField
        label={t('orders.code')}
        hint={t('orders.codeHint')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={60}
        value={code}
        onChange={setCode}
      />
      {!isPaid && (
        <Field label={t('orders.paidBy')}>
          {(control) => (
            <Select
              look="field"
              label={t('orders.paidBy')}
              {...(control.id === undefined ? {} : { id: control.id })}
              value={method}
              options={methods.map((value) => ({ value, label: t(`orders.method.${value}`) }))}
              onChange={setMethod}
            />
          )}
        </Field>
      )}
    </FormDialog>
  )
}

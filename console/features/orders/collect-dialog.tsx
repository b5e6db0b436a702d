import { useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Field } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { showMoney } from '../catalogue/money.ts'
import { dueOfKept, isChosenNow, type Kept, keepsNothing, readKept } from './keep-draft.ts'
import { KeepLines } from './keep-lines.tsx'
import type { Order, PayMethod } from './order-queries.ts'
import { useAct } from './use-act.ts'

const methods: readonly PayMethod[] = ['terminal', 'cash', 'gift_card', 'transfer']

/** Handing an order over: her code, what she keeps of what she tried on, and what is still to be paid. */
export function CollectDialog({ order, onClose }: { order: Order; onClose: () => void }) {
  const { t, format } = useWords()
  const [code, setCode] = useState('')
  const [method, setMethod] = useState<PayMethod>('terminal')
  const act = useAct(order.id, { onDone: onClose, isQuiet: true })
  const [kept, setKept] = useState<Kept>({})
  const due = dueOfKept(order, kept)
  const isNothing = keepsNothing(order, kept)
  const isPaid = Number(due) === 0
  return (
    <FormDialog
      title={t('orders.act.collect')}
      intro={
        isPaid
          ? t(isNothing ? 'orders.keptNothingHint' : 'orders.collectPaid')
          : t('orders.collectDue', { amount: showMoney(format, due, order.currency) })
      }
      submit={t('orders.act.collect')}
      isBusy={act.isPending}
      isIncomplete={code.trim() === '' || isNothing}
      error={act.error}
      onClose={onClose}
      onSubmit={() =>
        act.mutate({
          act: 'collect',
          code: code.trim(),
          keep: readKept(order, kept),
          ...(isPaid ? {} : { payments: [{ method, amount: due }] }),
        })
      }
    >
      {isChosenNow(order) && (
        <div>
          <p className="mb-2 font-medium text-13">{t('orders.keep')}</p>
          <KeepLines
            lines={order.lines}
            kept={kept}
            money={(amount) => showMoney(format, amount, order.currency)}
            onKeep={setKept}
          />
        </div>
      )}
      <TextField
        label={t('orders.code')}
        hint={t('orders.codeHint')}
        inputMode="numeric"
        autoComplete="off"
        maxLength={60}
        value={code}
        onChange={setCode}
      />
      {!isPaid && <MethodChoice value={method} onChange={setMethod} />}
    </FormDialog>
  )
}

interface MethodChoiceProps {
  value: PayMethod
  onChange: (method: PayMethod) => void
}

function MethodChoice({ value, onChange }: MethodChoiceProps) {
  const { t } = useWords()
  return (
    <Field label={t('orders.paidBy')}>
      {(control) => (
        <Select
          look="field"
          label={t('orders.paidBy')}
          {...(control.id === undefined ? {} : { id: control.id })}
          value={value}
          options={methods.map((one) => ({ value: one, label: t(`orders.method.${one}`) }))}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

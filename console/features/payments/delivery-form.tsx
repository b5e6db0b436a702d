import { useMutation } from '@tanstack/react-query'
import { Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { queryClient } from '../../app/queries.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { CheckBox } from '../../kit/check-box.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { OtherNames } from '../loyalty/other-names.tsx'
import { bodyOf, type CarrierDraft, type DeliveryDraft, draftOf } from './delivery-draft.ts'
import { type OrderSettings, orderSettingsQuery, saveOrderSettings } from './payment-queries.ts'

const empty: CarrierDraft = {
  ...{ id: '', name: '', texts: {} },
  ...{ price: '', freeFrom: '', isPoint: false },
}
const isNumber = (text: string) => /^\d+$/.test(text.trim())
const isWhole = ({ carriers, payMinutes, pickupDays, tryDays }: DeliveryDraft) =>
  carriers.every((one) => one.name.trim() !== '' && one.price.trim() !== '') &&
  [payMinutes, pickupDays, tryDays].every(isNumber)

/** Who brings it and for how much, how long is waited, and what can be paid without a provider. */
export function DeliveryForm({ settings }: { settings: OrderSettings }) {
  const { t } = useWords()
  const now = useNow()
  const [draft, setDraft] = useState(() => draftOf(settings))
  const put = (change: Partial<DeliveryDraft>) => setDraft((before) => ({ ...before, ...change }))
  const save = useMutation({
    mutationFn: () => saveOrderSettings(bodyOf(draft, now)),
    onSuccess: (saved) => {
      queryClient.setQueryData(orderSettingsQuery.queryKey, saved)
      setDraft(draftOf(saved))
      tell(t('payments.deliverySaved'))
    },
  })
  return (
    <form
      className="flex flex-col gap-5"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <Carriers carriers={draft.carriers} onChange={(carriers) => put({ carriers })} />
      <div className="grid gap-4 sm:grid-cols-3">
        {(['payMinutes', 'pickupDays', 'tryDays'] as const).map((name) => (
          <TextField
            key={name}
            label={t(`payments.${name}`)}
            inputMode="numeric"
            value={draft[name]}
            onChange={(value) => put({ [name]: value })}
          />
        ))}
      </div>
      <AtHand draft={draft} put={put} />
      {save.error !== null && (
        <p role="alert" className="text-danger">
          {save.error.message}
        </p>
      )}
      <Button
        tone="primary"
        type="submit"
        className="self-start"
        isBusy={save.isPending}
        disabled={!isWhole(draft)}
      >
        {t('action.save')}
      </Button>
    </form>
  )
}

interface AtHandProps {
  draft: DeliveryDraft
  put: (change: Partial<DeliveryDraft>) => void
}

function AtHand({ draft, put }: AtHandProps) {
  const { t } = useWords()
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-12 font-medium text-text-2">{t('payments.atHand')}</legend>
      {(['isPaidInStore', 'isPaidOnDelivery'] as const).map((name) => (
        <CheckBox
          key={name}
          label={t(`payments.${name}`)}
          isChecked={draft[name]}
          onChange={(value) => put({ [name]: value })}
        />
      ))}
    </fieldset>
  )
}

interface CarriersProps {
  carriers: readonly CarrierDraft[]
  onChange: (carriers: CarrierDraft[]) => void
}

function Carriers({ carriers, onChange }: CarriersProps) {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-3">
      <ul className="flex flex-col gap-3">
        {carriers.map((carrier, i) => (
          <CarrierRow
            // biome-ignore lint/suspicious/noArrayIndexKey: rows are added at the end and have no other name yet
            key={i}
            carrier={carrier}
            put={(change) => onChange(carriers.map((one, at) => (at === i ? { ...one, ...change } : one)))}
            drop={() => onChange(carriers.filter((_, at) => at !== i))}
          />
        ))}
      </ul>
      <Button
        size="sm"
        icon={Plus}
        className="self-start"
        disabled={carriers.length >= 20}
        onClick={() => onChange([...carriers, empty])}
      >
        {t('payments.addCarrier')}
      </Button>
    </div>
  )
}

interface CarrierRowProps {
  carrier: CarrierDraft
  put: (change: Partial<CarrierDraft>) => void
  drop: () => void
}

function CarrierRow({ carrier, put, drop }: CarrierRowProps) {
  const { t } = useWords()
  return (
    <li className="grid items-end gap-3 rounded-card border border-line bg-surface p-3 sm:grid-cols-[1fr_120px_140px_auto_auto]">
      <TextField
        label={t('payments.carrier')}
        maxLength={80}
        value={carrier.name}
        onChange={(name) => put({ name })}
      />
      <TextField
        label={t('payments.price')}
        inputMode="decimal"
        value={carrier.price}
        onChange={(price) => put({ price })}
      />
      <TextField
        label={t('payments.freeFrom')}
        inputMode="decimal"
        value={carrier.freeFrom}
        onChange={(freeFrom) => put({ freeFrom })}
      />
      <div className="flex h-8 items-center pointer-coarse:h-11">
        <CheckBox
          label={t('payments.isPoint')}
          isChecked={carrier.isPoint}
          onChange={(isPoint) => put({ isPoint })}
        />
      </div>
      <IconButton icon={Trash2} label={t('payments.removeCarrier', { name: carrier.name })} onClick={drop} />
      <OtherNames
        texts={carrier.texts}
        fields={[{ field: 'name', label: t('payments.carrier'), most: 80 }]}
        onChange={(texts) => put({ texts })}
      />
    </li>
  )
}

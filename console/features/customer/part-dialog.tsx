import { useState } from 'react'
import type { Customer, Identifier } from '../../app/api.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { useSplit } from './use-identity.ts'

interface PartDialogProps {
  customer: Customer
  isOpen: boolean
  onClose: () => void
}

const keyOf = (identifier: Identifier): string => `${identifier.kind} ${identifier.value}`

/** Parts chosen identifiers from a customer: they become a customer of their own. */
export function PartDialog({ customer, isOpen, onClose }: PartDialogProps) {
  const { t } = useWords()
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set())
  const close = (): void => {
    setChosen(new Set())
    onClose()
  }
  const split = useSplit(customer.id, close)
  const toggle = (key: string): void => {
    const next = new Set(chosen)
    if (!next.delete(key)) next.add(key)
    setChosen(next)
  }
  const identifiers = customer.identifiers
    .filter((identifier) => chosen.has(keyOf(identifier)))
    .map(({ kind, value }) => ({ kind, value }))
  const isRest = identifiers.length > 0 && identifiers.length < customer.identifiers.length
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      title={t('part.title')}
      intro={t('part.intro')}
      actions={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button
            tone="primary"
            disabled={!isRest}
            isBusy={split.isPending}
            onClick={() => split.mutate({ identifiers })}
          >
            {t('part.submit', { count: identifiers.length })}
          </Button>
        </>
      }
    >
      <fieldset className="flex flex-col">
        <legend className="sr-only">{t('part.title')}</legend>
        {customer.identifiers.map((identifier) => (
          <label
            key={keyOf(identifier)}
            className="flex min-h-10 cursor-pointer items-center gap-3 border-line border-t first-of-type:border-t-0"
          >
            <input
              type="checkbox"
              className="size-4 accent-brand"
              checked={chosen.has(keyOf(identifier))}
              onChange={() => toggle(keyOf(identifier))}
            />
            <span className="w-24 shrink-0 text-12 text-text-3">{t(`identifier.${identifier.kind}`)}</span>
            <span className="min-w-0 break-all">{identifier.value}</span>
          </label>
        ))}
      </fieldset>
    </Dialog>
  )
}

import type { Customer, Merge } from '../../app/api.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { useSplit } from './use-identity.ts'

interface SplitDialogProps {
  customer: Customer
  merge: Merge | null
  title: string
  onClose: () => void
}

/** Says what will part before it parts. */
export function SplitDialog({ customer, merge, title, onClose }: SplitDialogProps) {
  const { t, format } = useWords()
  const split = useSplit(customer.id, onClose)
  return (
    <Dialog
      isOpen={merge !== null}
      onClose={onClose}
      title={t('split.title')}
      intro={merge && t('split.intro', { title, at: format.dateTime(merge.at) })}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button
            tone="primary"
            isBusy={split.isPending}
            onClick={() => merge && split.mutate({ mergeId: merge.mergeId })}
          >
            {t('merge.part')}
          </Button>
        </>
      }
    >
      <ul className="flex list-disc flex-col gap-1 pl-4 text-text-2 marker:text-text-3">
        <li>{t('split.events')}</li>
        <li>{t('split.identifiers')}</li>
        <li>{t('split.back')}</li>
      </ul>
    </Dialog>
  )
}

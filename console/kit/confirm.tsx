import type { ReactNode } from 'react'
import { useWords } from '../i18n/t.ts'
import { Button } from './button.tsx'
import { Dialog } from './dialog.tsx'

interface ConfirmProps {
  title: string
  /** What will be gone, or what happens. */
  children: ReactNode
  /** What the button that does it says. */
  label: string
  /** What the button that leaves it alone says, where *cancel* could be taken for the act. */
  keep?: string
  act: { isPending: boolean; error: Error | null; mutate(): void }
  /** It cannot be done now: the text says why. */
  isForbidden?: boolean
  onClose: () => void
}

/** Asks once more before what cannot be undone; a refusal stands below. */
export function Confirm({ title, children, label, keep, act, isForbidden = false, onClose }: ConfirmProps) {
  const { t } = useWords()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={title}
      actions={
        <>
          <Button onClick={onClose}>{keep ?? t('action.cancel')}</Button>
          <Button tone="danger" disabled={isForbidden} isBusy={act.isPending} onClick={() => act.mutate()}>
            {label}
          </Button>
        </>
      }
    >
      <p className="text-text-2">{children}</p>
      {act.error !== null && (
        <p role="alert" className="mt-2 text-danger">
          {act.error.message}
        </p>
      )}
    </Dialog>
  )
}

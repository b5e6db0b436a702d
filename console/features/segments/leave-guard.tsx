import { useMutation } from '@tanstack/react-query'
import { useBlocker } from '@tanstack/react-router'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'

interface LeaveGuardProps {
  isChanged: boolean
  /** Keeps the changes where keeping them changes nothing for anybody: a draft's. */
  onKeep?: (() => Promise<unknown>) | undefined
}

/** Whoever goes with changes that are not saved is asked first; tabs of the same page are no going. */
export function LeaveGuard({ isChanged, onKeep }: LeaveGuardProps) {
  const { t } = useWords()
  const keep = useMutation({ mutationFn: async () => onKeep?.() })
  const leaving = useBlocker({
    shouldBlockFn: ({ current, next }) => isChanged && current.pathname !== next.pathname,
    enableBeforeUnload: () => isChanged,
    withResolver: true,
  })
  if (leaving.status !== 'blocked') return null
  return (
    <Dialog
      isOpen
      onClose={leaving.reset}
      title={t('segments.leaveTitle')}
      actions={
        <>
          <Button onClick={leaving.proceed}>{t('segments.leaveAct')}</Button>
          {onKeep === undefined ? (
            <Button tone="primary" onClick={leaving.reset}>
              {t('segments.leaveStay')}
            </Button>
          ) : (
            <Button
              tone="primary"
              isBusy={keep.isPending}
              onClick={() => keep.mutate(undefined, { onSuccess: leaving.proceed, onError: leaving.reset })}
            >
              {t('segments.leaveKeep')}
            </Button>
          )}
        </>
      }
    >
      <p className="text-text-2">{t('segments.leaveText')}</p>
    </Dialog>
  )
}

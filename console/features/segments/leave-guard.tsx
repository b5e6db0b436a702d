import { useBlocker } from '@tanstack/react-router'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'

/** Whoever goes with changes that are not saved is asked first; tabs of the same page are no going. */
export function LeaveGuard({ isChanged }: { isChanged: boolean }) {
  const { t } = useWords()
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
          <Button tone="primary" onClick={leaving.reset}>
            {t('segments.leaveStay')}
          </Button>
        </>
      }
    >
      <p className="text-text-2">{t('segments.leaveText')}</p>
    </Dialog>
  )
}

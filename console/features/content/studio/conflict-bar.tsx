import { TriangleAlert } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { tellFailure } from '../../../kit/tell.ts'
import { useStudio } from './studio.ts'

/** Somebody else saved the message meanwhile: says so at once, loses neither text. */
export function ConflictBar() {
  const { t } = useWords()
  const { saving, takeTheirs, keepMine, flush } = useStudio()
  const [isBusy, setBusy] = useState(false)
  if (saving !== 'conflict' && saving !== 'failed') return null
  const run = (act: () => Promise<unknown>) => () => {
    setBusy(true)
    act()
      .catch((error: Error) => tellFailure(error, t('error.title')))
      .finally(() => setBusy(false))
  }
  return (
    <div
      role="alert"
      className="flex flex-wrap items-center gap-x-3 gap-y-2 border-b bg-warn-soft px-4 py-2 md:px-6"
    >
      <TriangleAlert aria-hidden="true" size={16} className="text-warn" />
      <p className="min-w-60 flex-1">
        <span className="font-strong">
          {saving === 'conflict' ? t('content.conflict') : t('content.saveFailed')}
        </span>{' '}
        <span className="text-text-2">
          {saving === 'conflict' ? t('content.conflictText') : t('content.saveFailedText')}
        </span>
      </p>
      {saving === 'conflict' ? (
        <>
          <Button size="sm" disabled={isBusy} onClick={run(takeTheirs)}>
            {t('content.takeTheirs')}
          </Button>
          <Button size="sm" disabled={isBusy} onClick={run(keepMine)}>
            {t('content.keepMine')}
          </Button>
        </>
      ) : (
        <Button size="sm" isBusy={isBusy} onClick={run(flush)}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  )
}

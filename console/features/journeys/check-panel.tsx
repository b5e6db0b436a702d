import { CircleCheck } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { Bone } from '../../kit/states.tsx'
import { FindingList } from './finding-list.tsx'
import { entryId } from './layout.ts'
import type { Seen } from './step-view.ts'

/** Everything found, each leading to its place. */
export function CheckPanel({ seen, onSelect }: { seen: Seen; onSelect: (id: string | null) => void }) {
  const { t } = useWords()
  const { check } = seen
  if (check === undefined) return <Bone className="h-16 w-full" />
  return (
    <div className="flex flex-col gap-4">
      {check.isReady ? (
        <p className="flex items-center gap-2 font-medium text-ok">
          <CircleCheck aria-hidden="true" size={16} />
          {t('journeys.ready')}
        </p>
      ) : (
        <p className="text-text-2">{t('journeys.notReady')}</p>
      )}
      <FindingList findings={check.findings} onOpen={(finding) => onSelect(finding.node ?? entryId)} />
    </div>
  )
}

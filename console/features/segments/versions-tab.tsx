import type { Condition } from '@splot/contract/segment/condition'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { tell } from '../../kit/tell.ts'
import { diffQuery, type Segment, versionsQuery } from './segment-queries.ts'

interface VersionsTabProps {
  segment: Segment
  /** Puts an older condition into the editor. */
  onTake: (condition: Condition) => void
}

/** Every condition the segment has had, each with what it changed. */
export function VersionsTab({ segment, onTake }: VersionsTabProps) {
  const { t, format } = useWords()
  const query = useQuery(versionsQuery(segment.id))
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <ol className="px-4 py-3 md:px-6">
      {query.data.items.map((one, index) => (
        <li key={one.version} className="border-line border-b py-3">
          <div className="flex flex-wrap items-center gap-2">
            <span className="font-medium">{t('segments.version', { version: one.version })}</span>
            {one.isLive && <Tag tone="ok">{t('segments.state.live')}</Tag>}
            <span className="text-12 text-text-3">
              {format.dateTime(one.createdAt)} · {one.createdBy}
            </span>
            {index > 0 && (
              <Button
                size="sm"
                tone="quiet"
                className="ml-auto"
                onClick={() => {
                  onTake(one.condition as Condition)
                  tell(t('segments.taken'))
                }}
              >
                {t('segments.take')}
              </Button>
            )}
          </div>
          <Changes id={segment.id} version={one.version} sentence={one.sentence} />
        </li>
      ))}
    </ol>
  )
}

const looks = {
  same: 'text-text-2',
  added: 'bg-ok-soft text-ok',
  removed: 'bg-danger-soft text-danger line-through',
}
const marks = { same: ' ', added: '+', removed: '−' }

/** What it changed against the one before; the first is shown whole. */
function Changes({ id, version, sentence }: { id: string; version: number; sentence: string }) {
  const query = useQuery(diffQuery(id, version - 1, version))
  if (query.data === undefined) return <p className="text-text-2">{sentence}</p>
  return (
    <ul className="mt-1">
      {query.data.lines.map((line, index) => (
        <li
          // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
          key={index}
          className={`rounded-knot px-1 ${looks[line.mark]}`}
          style={{ marginLeft: line.depth * 16 }}
        >
          <span aria-hidden="true">{marks[line.mark]} </span>
          {line.text}
        </li>
      ))}
    </ul>
  )
}

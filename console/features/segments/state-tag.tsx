import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import type { SegmentRow } from './segment-queries.ts'

/** How a segment stands, where that is worth a word. */
export function StateTag({ segment }: { segment: Pick<SegmentRow, 'state' | 'progress' | 'broken'> }) {
  const { t } = useWords()
  if (segment.broken !== null) return <Tag tone="danger">{t('segments.broken')}</Tag>
  if (segment.state !== 'live') return <Tag>{t(`segments.state.${segment.state}`)}</Tag>
  if (segment.progress === null) return null
  return <Tag tone="info">{t('segments.building', { percent: Math.floor(segment.progress * 100) })}</Tag>
}

import type { Entry } from '@splot/contract/journey/graph'
import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { useEventNames } from '../content/use-event-names.ts'
import { type Check, choicesQuery } from './journey-queries.ts'

/** The entry in words, as the first card of the drawing. */
export function useEntryWords(entry: Entry | null, check: Check | undefined) {
  const { t } = useWords()
  const nameEvent = useEventNames()
  const segments = useQuery(choicesQuery.segment).data ?? []
  const nameSegment = (id: string) => segments.find((one) => one.id === id)?.name ?? '…'
  const found = check?.findings.filter((one) => one.node === null && one.field === 'entry') ?? []
  const finding = found.some((one) => one.severity === 'blocks')
    ? 'blocks'
    : found.length > 0
      ? 'warns'
      : null
  const note = entry === null ? t('journeys.noEntry') : t(`journeys.entry.${entry.kind}`)
  return { title: write(entry), note, finding } as const

  function write(one: Entry | null): string {
    switch (one?.kind) {
      case 'event':
        return nameEvent(one.match.event)
      case 'segment':
      case 'schedule':
        return nameSegment(one.segmentId)
      case 'date':
        return one.trait
      case 'call':
        return t('journeys.entryCall')
      default:
        return t('journeys.entry')
    }
  }
}

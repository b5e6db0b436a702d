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
  return { title: write(entry), note: writeNote(entry), finding } as const

  function writeNote(one: Entry | null): string {
    if (one === null) return t('journeys.noEntry')
    const when = t(`journeys.entry.${one.kind}`)
    const demands = one.kind === 'event' ? (one.match.where?.length ?? 0) : 0
    return demands === 0 ? when : t('journeys.entrySome', { when, count: demands })
  }

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

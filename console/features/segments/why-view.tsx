import { useQuery } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { Section } from '../../kit/figures.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import { type Why, whyQuery } from './segment-queries.ts'

/** Why a customer is in a segment, or why not: the sentence, each part with its fact, and how it came to be. */
export function WhyView({ customerId, segmentId }: { customerId: string; segmentId: string }) {
  const { t, format } = useWords()
  const query = useQuery(whyQuery(customerId, segmentId))
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined) return <Bone className="h-24 w-full" />
  const why = query.data
  return (
    <div className="flex flex-col gap-3">
      <p className="font-medium">{why.summary}</p>
      <Lines lines={why.lines} />
      {why.flips.length > 0 && (
        <Section title={t('segments.tab.history')}>
          <ul className="flex flex-col gap-1.5">
            {why.flips.slice(0, 10).map((flip) => (
              <li key={`${flip.at}${flip.isEntry}`} className="text-12 text-text-2">
                <span className="font-medium text-text">
                  {t(flip.isEntry ? 'segments.entered' : 'segments.left')}
                </span>{' '}
                {format.dateTime(flip.at)} · {flip.cause.text}
              </li>
            ))}
          </ul>
        </Section>
      )}
    </div>
  )
}

function Lines({ lines }: { lines: Why['lines'] }) {
  const { t } = useWords()
  return (
    <ul className="flex flex-col gap-1.5">
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a line is its place
        <li key={index} className="flex gap-2" style={{ paddingLeft: line.depth * 16 }}>
          {line.isTrue ? (
            <Check size={16} className="mt-0.5 shrink-0 text-ok" aria-label={t('segments.holds')} />
          ) : (
            <X size={16} className="mt-0.5 shrink-0 text-text-3" aria-label={t('segments.holdsNot')} />
          )}
          <span className="min-w-0">
            {line.text}
            {line.fact !== null && <span className="block text-12 text-text-2">{line.fact}</span>}
          </span>
        </li>
      ))}
    </ul>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useNews } from '../../app/live.ts'
import { queryClient } from '../../app/queries.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Section } from '../../kit/figures.tsx'
import { Why } from '../../kit/why.tsx'
import { ofCustomerQuery } from '../segments/segment-queries.ts'
import { WhyView } from '../segments/why-view.tsx'

/** The segments a customer is in, each with since when and why. */
export default function SegmentsSection({ customerId }: { customerId: string }) {
  const { t, format } = useWords()
  const now = useNow()
  const { data } = useQuery(ofCustomerQuery(customerId))
  const hear = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: ofCustomerQuery(customerId).queryKey })
  }, [customerId])
  useNews('customer', hear)
  useNews('segment', hear)
  if (data === undefined || data.items.length === 0) return null
  return (
    <Section title={t('segments.title')} aside={String(data.items.length)}>
      <ul aria-label={t('segments.title')} className="flex flex-col gap-1.5">
        {data.items.map((one) => (
          <li key={one.id} className="flex items-baseline gap-2">
            <span className="min-w-0 flex-1">
              <Link
                to="/customers/segments/$id"
                params={{ id: one.id }}
                className="font-medium hover:underline"
              >
                {one.name}
              </Link>
              <span className="block text-12 text-text-3">
                {t('segments.sinceAt', { at: format.ago(one.since, now) })}
                {one.cause !== null && ` · ${one.cause.text}`}
              </span>
            </span>
            <Why label={t('segments.why')} title={one.name}>
              <WhyView customerId={customerId} segmentId={one.id} />
            </Why>
          </li>
        ))}
      </ul>
    </Section>
  )
}

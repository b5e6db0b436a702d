import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useCallback } from 'react'
import type { ListAdAudiencesOfCustomerReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useNews } from '../../app/live.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Section } from '../../kit/figures.tsx'
import { Why } from '../../kit/why.tsx'

type Own = ListAdAudiencesOfCustomerReply['items'][number]

const tones: Record<Own['state'], string> = {
  told: 'text-ok',
  waiting: 'text-info',
  leaving: 'text-warn',
  without_consent: '',
  without_identifier: '',
}

const isUnderWay = ({ state }: Own): boolean => state === 'waiting' || state === 'leaving'
const keyOf = (customerId: string) => ['customer-ads', customerId] as const

/** In which audiences ad platforms know her, since when, and why not in the others; nothing where she is in none. */
export default function AdsSection({ customerId }: { customerId: string }) {
  const { t } = useWords()
  const { data } = useQuery({
    queryKey: keyOf(customerId),
    queryFn: ({ signal }) =>
      request<ListAdAudiencesOfCustomerReply>(
        `/api/v1/customers/${encodeURIComponent(customerId)}/ad-audiences`,
        { signal },
      ),
    // Platforms are told by and by: nothing is published when they were.
    refetchInterval: ({ state }) => (state.data?.items.some(isUnderWay) === true ? 3_000 : false),
  })
  const hear = useCallback(() => {
    void queryClient.invalidateQueries({ queryKey: keyOf(customerId) })
  }, [customerId])
  useNews('customer', hear)
  useNews('segment', hear)
  if (data === undefined || data.items.length === 0) return null
  return (
    <Section title={t('ads.of.title')} aside={String(data.items.length)}>
      <ul aria-label={t('ads.of.title')} className="flex flex-col gap-1.5">
        {data.items.map((one) => (
          <li key={one.id}>
            <Row own={one} />
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Row({ own }: { own: Own }) {
  const { t, format } = useWords()
  const canOpen = useScope('campaigns:read')
  return (
    <div className="flex items-baseline gap-2">
      <span className="min-w-0 flex-1">
        {canOpen ? (
          <Link to="/campaigns" search={{ view: 'ads' }} className="break-words font-medium hover:underline">
            {own.name}
          </Link>
        ) : (
          <span className="break-words font-medium">{own.name}</span>
        )}
        <span className="block text-12 text-text-3">
          {own.platform.label} ·{' '}
          <span className={`font-medium ${tones[own.state]}`}>{t(`ads.of.${own.state}`)}</span>
          {own.since !== null && ` ${t('ads.of.since', { at: format.dateTime(own.since) })}`}
        </span>
      </span>
      <Why label={t('ads.of.why')} title={t(`ads.of.${own.state}`)}>
        {listReasons(own, { t, format }).map((text) => (
          <p key={text}>{text}</p>
        ))}
      </Why>
    </div>
  )
}

/** What keeps her from joining or leaving, then who the audience is of, and how long its platform takes. */
function listReasons(own: Own, { t, format }: Pick<ReturnType<typeof useWords>, 't' | 'format'>): string[] {
  const { state, reason, audienceState, platform, fault, retryAt, segment } = own
  const reasons: string[] = []
  if (reason !== null) reasons.push(`${reason.says}.`)
  if (state === 'without_identifier') reasons.push(t('ads.of.noAddress'))
  if (audienceState === 'paused' && state === 'waiting') reasons.push(t('ads.of.paused'))
  if (audienceState === 'ending') reasons.push(t('ads.of.ending'))
  if (isUnderWay(own) && !platform.isEnabled) reasons.push(t('ads.of.off'))
  else if (isUnderWay(own) && fault !== null)
    reasons.push(
      `${fault.says}.${retryAt === null ? '' : ` ${t('ads.of.retry', { at: format.dateTime(retryAt) })}`}`,
    )
  reasons.push(
    segment === null
      ? t('ads.of.byJourneys')
      : t('ads.of.bySegment', { name: segment.name ?? t('ads.of.segmentGone') }),
  )
  if (state === 'told' || isUnderWay(own)) reasons.push(`${platform.delay}.`)
  return reasons
}

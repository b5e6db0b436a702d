import { channels } from '@splot/contract/channels'
import { lazy, Suspense } from 'react'
import type { Customer, TimelineItem } from '../../app/api.ts'
import { wordDevice } from '../../app/describe.ts'
import { useScope } from '../../app/session.ts'
import { loadPart, useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Section } from '../../kit/figures.tsx'
import { Bone } from '../../kit/states.tsx'
import { channelColor } from '../../kit/threads.ts'
import { useStoreName } from './use-store-name.ts'

/** With the words of stores, which the page of a customer has no other need of. */
const CartPanel = lazy(async () => (await Promise.all([import('./cart-panel.tsx'), loadPart('store')]))[0])

const LoyaltySection = lazy(
  async () => (await Promise.all([import('./loyalty-section.tsx'), loadPart('store')]))[0],
)

const SegmentsSection = lazy(
  async () => (await Promise.all([import('./segments-section.tsx'), loadPart('journeys')]))[0],
)

const JourneysSection = lazy(
  async () => (await Promise.all([import('./journeys-section.tsx'), loadPart('journeys')]))[0],
)

const AdsSection = lazy(
  async () => (await Promise.all([import('./ads-section.tsx'), loadPart('journeys')]))[0],
)

const ContactForm = lazy(() => import('./contact-form.tsx').then((form) => ({ default: form.ContactForm })))

/** Joining is rare: it comes when the rest is there. */
const JoinSection = lazy(() =>
  import('./join-section.tsx').then((section) => ({ default: section.JoinSection })),
)

interface NowPanelProps {
  customer: Customer
  items: readonly TimelineItem[]
  now: number
}

/** The right: what can be done now, and what the life adds up to. Only what is real stands here. */
export function NowPanel({ customer, items, now }: NowPanelProps) {
  const { t } = useWords()
  const canWrite = useScope('customers:write')
  const canSeeCart = useScope('carts:read')
  const canSeePoints = useScope('loyalty:read')
  const canSeeLife = !customer.isLifeHidden
  const canSeeAds = useScope('messages:read') && canSeeLife
  const canSeeSegments = useScope('segments:read') && canSeeLife
  return (
    <div className="pt-1.5">
      {canSeeCart && (
        <Suspense fallback={<Bone className="m-4 h-16" />}>
          <CartPanel customerId={customer.id} />
        </Suspense>
      )}
      {canSeePoints && (
        <Suspense fallback={<Bone className="m-4 h-16" />}>
          <LoyaltySection customerId={customer.id} />
        </Suspense>
      )}
      {canSeeSegments && (
        <Suspense fallback={<Bone className="m-4 h-16" />}>
          <SegmentsSection customerId={customer.id} />
        </Suspense>
      )}
      {canSeeLife && (
        <Suspense fallback={<Bone className="m-4 h-16" />}>
          <JourneysSection customer={customer} />
        </Suspense>
      )}
      {canSeeAds && (
        <Suspense fallback={<Bone className="m-4 h-16" />}>
          <AdsSection customerId={customer.id} />
        </Suspense>
      )}
      {canWrite && (
        <Section title={t('contact.title')}>
          <Suspense fallback={<Bone className="h-24" />}>
            <ContactForm customerId={customer.id} />
          </Suspense>
        </Section>
      )}
      <ChannelsSection customer={customer} now={now} />
      <FavouritesSection customer={customer} items={items} />
      <Suspense fallback={<Bone className="m-4 h-16" />}>
        <JoinSection customer={customer} />
      </Suspense>
    </div>
  )
}

function ChannelsSection({ customer, now }: { customer: Customer; now: number }) {
  const { t, format } = useWords()
  const { eventsByChannel, lastSeenAt } = customer.computed
  const counts = channels
    .map((channel) => ({ channel, count: eventsByChannel[channel] ?? 0 }))
    .filter((row) => row.count > 0)
    .sort((a, b) => b.count - a.count)
  if (counts.length === 0) return null
  const max = Math.max(...counts.map((row) => row.count))
  const last = lastSeenAt === null ? undefined : t('customer.lastSeen', { when: format.ago(lastSeenAt, now) })
  return (
    <Section title={t('customer.channels')} aside={last}>
      <ul className="flex flex-col gap-1.5">
        {counts.map(({ channel, count }) => (
          <li key={channel} className="grid grid-cols-[16px_84px_minmax(0,1fr)_auto] items-center gap-2">
            <ChannelIcon channel={channel} />
            <span className="truncate">{t(`channel.${channel}`)}</span>
            <span className="h-1.5">
              <span
                className="block h-full min-w-1 rounded-full"
                style={{ width: `${(count / max) * 100}%`, background: channelColor(channel) }}
              />
            </span>
            <span className="font-strong">{format.number(count)}</span>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function FavouritesSection({ customer, items }: Pick<NowPanelProps, 'customer' | 'items'>) {
  const { t } = useWords()
  const nameOfStore = useStoreName(items)
  const { favouriteCategory, favouriteDevice, favouriteStore } = customer.computed
  const rows = [
    { label: t('favourite.category'), value: favouriteCategory },
    { label: t('favourite.store'), value: favouriteStore === null ? null : nameOfStore(favouriteStore) },
    { label: t('favourite.device'), value: favouriteDevice === null ? null : wordDevice(favouriteDevice, t) },
  ].filter((row) => row.value !== null)
  if (rows.length === 0) return null
  return (
    <Section title={t('favourite.title')}>
      <dl className="flex flex-col gap-1.5">
        {rows.map((row) => (
          <div key={row.label} className="grid grid-cols-[88px_minmax(0,1fr)] gap-2">
            <dt className="text-12 leading-[18px] text-text-3">{row.label}</dt>
            <dd className="min-w-0 break-words">{row.value}</dd>
          </div>
        ))}
      </dl>
    </Section>
  )
}

import { lazy, Suspense, useState } from 'react'
import type { Customer, TimelineItem } from '../../app/api.ts'
import { nameOf } from '../../app/names.ts'
import { useWords } from '../../i18n/t.ts'
import { AvatarWeave } from '../../kit/avatar-weave.tsx'
import { Button } from '../../kit/button.tsx'
import { Chip, StageName } from '../../kit/chip.tsx'
import { Money, Section, Sparkline } from '../../kit/figures.tsx'
import { Bone } from '../../kit/states.tsx'
import { sizeOf } from '../../kit/weave/knots.ts'
import { Why } from '../../kit/why.tsx'
import type { PersonConsents } from '../consents/consent-api.ts'
import { Identifiers } from './identifiers.tsx'
import { TraitsSection } from './traits-section.tsx'

const ConsentsSection = lazy(() =>
  import('./consents-section.tsx').then((section) => ({ default: section.ConsentsSection })),
)

interface IdentityPanelProps {
  customer: Customer
  items: readonly TimelineItem[]
  /** Where they may be seen, and are here. */
  consents: PersonConsents | undefined
  now: number
}

const weightOf = { minor: 0, act: 1, moment: 3 }

/** The left: who she is. */
export function IdentityPanel({ customer, items, consents, now }: IdentityPanelProps) {
  const { t, format } = useWords()
  const { firstSeenAt } = customer.computed
  const knots = items.slice(0, 14).map((item) => ({
    channel: item.channel,
    at: item.at,
    weight: weightOf[sizeOf(item)],
    nameless: item.nameless,
  }))
  return (
    <>
      <header className="flex items-center gap-3 pt-4 pb-3">
        <AvatarWeave knots={knots} shape="card" />
        <div className="min-w-0">
          <h1 className="hidden break-words text-20 font-title md:block">{nameOf(customer, t)}</h1>
          {firstSeenAt !== null && (
            <p className="text-12 text-text-2">
              {t('customer.since', { month: format.monthSince(firstSeenAt) })}
            </p>
          )}
        </div>
      </header>
      <div className="mb-3.5 flex items-center gap-2.5">
        <Chip>
          <StageName stage={customer.stage} />
        </Chip>
        <StageWhy customer={customer} />
      </div>
      <Identifiers customer={customer} />
      {consents && (
        <Suspense fallback={<Bone className="h-16" />}>
          <ConsentsSection id={customer.id} consents={consents} />
        </Suspense>
      )}
      {!customer.isLifeHidden && <ValueSection customer={customer} />}
      <StageSection customer={customer} />
      <TraitsSection customer={customer} items={items} now={now} />
    </>
  )
}

function StageWhy({ customer }: { customer: Customer }) {
  const { t, format } = useWords()
  const current =
    customer.stageHistory.findLast((step) => step.stage === customer.stage) ?? customer.stageHistory.at(-1)
  if (!current) return null
  return (
    <Why label={t('why.from')} title={t(`stage.${customer.stage}`)}>
      <p>{current.because}</p>
      <p className="text-12">{t('stage.reachedAt', { at: format.dateTime(current.at) })}</p>
    </Why>
  )
}

function ValueSection({ customer }: { customer: Customer }) {
  const { t, format } = useWords()
  const { value12m, valueByMonth, orders, averageOrder, recencyDays } = customer.computed
  const months = valueByMonth.map((month) => Number(month.minor))
  const average = averageOrder[0]
  return (
    <Section title={t('customer.value12m')}>
      <div className="flex items-end justify-between gap-3">
        <span className="text-20 font-title">
          <Money amounts={value12m} />
        </span>
        {months.length > 1 && <Sparkline values={months} label={t('customer.valueTrend')} />}
      </div>
      <p className="mt-0.5 text-12 text-text-2">
        {t('customer.orders', { count: orders })}
        {orders > 0 &&
          average &&
          `, ${t('customer.average', { value: format.money(average.minor, average.currency) })}`}
      </p>
      {recencyDays !== null && (
        <p className="text-12 text-text-2">{t('customer.lastOrder', { days: recencyDays })}</p>
      )}
    </Section>
  )
}

function StageSection({ customer }: { customer: Customer }) {
  const { t, format } = useWords()
  const [isAll, setAll] = useState(false)
  const all = [...customer.stageHistory].sort((a, b) => Date.parse(b.at) - Date.parse(a.at))
  if (all.length === 0) return null
  const steps = isAll ? all : all.slice(0, 4)
  return (
    <Section title={t('stage.history')}>
      <ol className="flex flex-col">
        {steps.map((step, index) => (
          <li key={`${step.stage}-${step.at}`} className="relative flex gap-2.5 pb-2.5 last:pb-0">
            {index < steps.length - 1 && (
              <span aria-hidden="true" className="absolute top-4 bottom-0 left-[3.5px] w-px bg-line" />
            )}
            <span className="min-w-0 flex-1">
              <span className="flex items-baseline justify-between gap-2">
                <StageName stage={step.stage} />
                <span className="shrink-0 text-12 text-text-3">{format.date(step.at)}</span>
              </span>
              {step.because !== null && (
                <span className="block pl-4 text-12 text-text-2">{step.because}</span>
              )}
            </span>
          </li>
        ))}
      </ol>
      {all.length > 4 && (
        <Button
          tone="quiet"
          size="sm"
          className="mt-2 -ml-2"
          aria-expanded={isAll}
          onClick={() => setAll(!isAll)}
        >
          {isAll ? t('identifier.fewer') : t('identifier.all', { count: all.length })}
        </Button>
      )}
    </Section>
  )
}

import { useWords } from '../../i18n/t.ts'
import { Section } from '../../kit/figures.tsx'
import { showMoney } from '../catalogue/money.ts'
import { IntervalPicture } from '../experiments/interval-picture.tsx'
import type { Report } from './journey-queries.ts'

type Revenue = NonNullable<Report['revenue']>
type Between = NonNullable<Revenue['gained']>

/** What people bought after they came in, beside those for whom nothing was done. */
export function RevenuePart({ revenue }: { revenue: Report['revenue'] }) {
  const { t, format } = useWords()
  if (revenue === null) return null
  const { reached, heldOut, currency, days, otherOrders } = revenue
  const money = (amount: string) => showMoney(format, amount, currency)
  return (
    <Section title={t('journeys.revenue')}>
      <p>
        {heldOut.people === 0
          ? t('journeys.revenueAlone', { each: money(reached.perPerson), total: money(reached.total), days })
          : t('journeys.revenueSides', {
              ...{ days, each: money(reached.perPerson), other: money(heldOut.perPerson) },
              ...{ buyers: format.number(reached.buyers), people: format.number(reached.people) },
            })}
      </p>
      {heldOut.people > 0 && <Difference revenue={revenue} />}
      <p className="pt-1 text-12 text-text-3">
        {t('journeys.revenueAt', { at: format.dateTime(revenue.at) })}
        {otherOrders > 0 && ` ${t('journeys.revenueOther', { count: otherOrders, currency })}`}
      </p>
    </Section>
  )
}

const toNumbers = ({ value, from, to }: Between) => ({
  ...{ value: Number(value), from: Number(from), to: Number(to) },
})

/** How much more each spent, between what and what for certain, however often one has looked. */
function Difference({ revenue: { perPerson, gained, currency } }: { revenue: Revenue }) {
  const { t, format } = useWords()
  if (perPerson === null || gained === null)
    return <p className="pt-1 text-text-2">{t('journeys.revenueFew')}</p>
  const interval = toNumbers(perPerson)
  const say = ({ value, from, to }: Between) => ({
    value: `${Number(value) > 0 ? '+' : ''}${showMoney(format, value, currency)}`,
    from: showMoney(format, from, currency),
    to: showMoney(format, to, currency),
  })
  const isOpen = interval.from <= 0 && interval.to >= 0
  return (
    <div className="pt-2">
      <IntervalPicture
        interval={interval}
        reach={Math.max(Math.abs(interval.from), Math.abs(interval.to), Number.EPSILON)}
        caption={t('journeys.revenueEach', say(perPerson))}
      />
      <p className="pt-1 text-text-2">
        {t('journeys.revenueGained', say(gained))} {t(isOpen ? 'journeys.liftOpen' : 'journeys.liftSure')}
      </p>
    </div>
  )
}

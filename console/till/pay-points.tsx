import { useQuery } from '@tanstack/react-query'
import { Minus, Plus } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../i18n/t.ts'
import { IconButton } from '../kit/button.tsx'
import { CheckBox } from '../kit/check-box.tsx'
import { useLink } from './connection.ts'
import { findPoints, worthOfPoints } from './sale.ts'
import { getLoyalty, getProgramme } from './till-api.ts'
import type { Till } from './use-till.ts'

interface Points {
  most: number
  /** One step up or down; null where there is none. */
  more: number | null
  fewer: number | null
  /** What she spends, or would spend, and what that is worth. */
  offered: number
  offeredWorth: string
  count: number
  worth: string
  put(count: number): void
}

/** What of her points could pay; none without the server, and none that she has not agreed to spend. */
export function usePoints({ counter, sale }: Pick<Till, 'counter' | 'sale'>): Points {
  const [chosen, put] = useState(0)
  const { isOnline } = useLink()
  const id = sale.customer?.id ?? ''
  const isAsked = counter.isLive && isOnline
  const loyalty = useQuery({
    queryKey: ['till-loyalty', id],
    queryFn: () => getLoyalty(id),
    enabled: isAsked,
    // Points are money: those of a moment ago are not offered.
    staleTime: 0,
  }).data
  const spend = useQuery({
    queryKey: ['till-programme'],
    queryFn: getProgramme,
    enabled: isAsked,
    staleTime: 0,
  }).data?.programme?.spend
  const checkout = { total: counter.total, currency: sale.currency }
  const { least, most } =
    spend == null || !isAsked ? { least: 0, most: 0 } : findPoints(loyalty?.points ?? 0, spend, checkout)
  const count = Math.min(chosen, most)
  const offered = count === 0 ? most : count
  const worthOf = (points: number) =>
    spend == null || points === 0 ? '0.00' : worthOfPoints(points, spend, checkout)
  const step = spend?.points ?? 0
  return {
    ...{ most, count, put, offered },
    more: count > 0 && count + step <= most ? count + step : null,
    fewer: count - step >= least && count > 0 ? count - step : null,
    ...{ offeredWorth: worthOf(offered), worth: worthOf(count) },
  }
}

/** Whether she spends points here, and how many. */
export function PointsChoice({ points, money }: { points: Points; money: (amount: string) => string }) {
  const { t } = useWords()
  const { most, more, fewer, offered, count, put } = points
  return (
    <div className="text-14">
      <div className="flex flex-wrap items-center justify-between gap-x-4">
        <CheckBox
          label={t('till.usePoints', { count: offered, amount: money(points.offeredWorth) })}
          isChecked={count > 0}
          onChange={(isOn) => put(isOn ? most : 0)}
        />
        {(more !== null || fewer !== null) && (
          <span className="flex items-center">
            <IconButton
              size="lg"
              icon={Minus}
              label={t('till.fewerPoints')}
              disabled={fewer === null}
              onClick={() => fewer !== null && put(fewer)}
            />
            <IconButton
              size="lg"
              icon={Plus}
              label={t('till.morePoints')}
              disabled={more === null}
              onClick={() => more !== null && put(more)}
            />
          </span>
        )}
      </div>
      <p className="ml-6 text-13 text-text-2">{t('till.usePointsHint')}</p>
    </div>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Gift, Plus } from 'lucide-react'
import { useCallback, useState } from 'react'
import type { CorrectPointsBody, GetLoyaltyOfReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useNews } from '../../app/live.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Section } from '../../kit/figures.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { showMoney } from '../catalogue/money.ts'
import { GiveCouponDialog, PointsDialog } from './loyalty-dialogs.tsx'
import { loyaltyOfQuery } from './loyalty-of.ts'

/** Points, tier and coupons of a customer; given and corrected here, with the reason. */
export default function LoyaltySection({ customerId }: { customerId: string }) {
  const { t, format } = useWords()
  const { data } = useQuery(loyaltyOfQuery(customerId))
  const canWrite = useScope('loyalty:write')
  const client = useQueryClient()
  // Whatever happens to her may have changed her points: the next news shows what this one missed.
  const hear = useCallback(
    () => void client.invalidateQueries({ queryKey: loyaltyOfQuery(customerId).queryKey }),
    [client, customerId],
  )
  useNews('customer', hear)
  const [open, setOpen] = useState<'points' | 'coupon' | null>(null)
  if (data === undefined || (data.programme === null && data.coupons.length === 0 && data.points === 0))
    return null
  const { worth, held, owed, tier } = data
  return (
    <Section title={t('loyalty.title')} aside={tier && <Tag tone="brand">{tier.name}</Tag>}>
      <div className="flex flex-wrap items-baseline gap-x-3">
        <span className="text-20 font-title">{t('loyalty.pointsCount', { count: data.points })}</span>
        {worth !== null && data.points > 0 && (
          <span className="text-12 text-text-2">{showMoney(format, worth.amount, worth.currency)}</span>
        )}
      </div>
      {held > 0 && <p className="text-12 text-warn">{t('loyalty.heldCount', { count: held })}</p>}
      {owed > 0 && <p className="text-12 text-warn">{t('loyalty.owedCount', { count: owed })}</p>}
      <Progress loyalty={data} />
      <Coupons loyalty={data} />
      <History customerId={customerId} loyalty={data} canWrite={canWrite} />
      {canWrite && (
        <div className="mt-3 flex flex-wrap gap-2">
          {data.programme !== null && (
            <Button size="sm" icon={Plus} onClick={() => setOpen('points')}>
              {t('loyalty.correct')}
            </Button>
          )}
          <Button size="sm" icon={Gift} onClick={() => setOpen('coupon')}>
            {t('loyalty.giveCoupon')}
          </Button>
        </div>
      )}
      {open === 'points' && (
        <PointsDialog customerId={customerId} points={data.points} onClose={() => setOpen(null)} />
      )}
      {open === 'coupon' && <GiveCouponDialog customerId={customerId} onClose={() => setOpen(null)} />}
    </Section>
  )
}

/** What is missing to the next tier, and what ends soon. */
function Progress({ loyalty: { programme, next, ending } }: { loyalty: GetLoyaltyOfReply }) {
  const { t, format } = useWords()
  const [soonest] = ending
  return (
    <>
      {next !== null && (
        <div className="mt-2">
          <p className="text-12 text-text-2">
            {t(next.by === 'points' ? 'loyalty.nextPoints' : 'loyalty.nextAmount', {
              name: next.name,
              missing:
                next.by === 'points' || programme === null
                  ? format.number(next.missing)
                  : showMoney(format, String(next.missing), programme.currency),
            })}
          </p>
          <div aria-hidden="true" className="mt-1 h-1.5 overflow-hidden rounded-full bg-sunken">
            <div
              className="h-full rounded-full bg-brand"
              style={{ width: `${Math.min(100, (next.reached / Math.max(1, next.from)) * 100)}%` }}
            />
          </div>
        </div>
      )}
      {soonest !== undefined && (
        <p className="mt-2 text-12 text-text-2">
          {t('loyalty.ending', { count: soonest.points, date: format.date(soonest.at) })}
        </p>
      )}
    </>
  )
}

function Coupons({ loyalty: { coupons } }: { loyalty: GetLoyaltyOfReply }) {
  const { t, format } = useWords()
  if (coupons.length === 0) return null
  return (
    <ul aria-label={t('coupons.title')} className="mt-3 flex flex-col gap-1.5">
      {coupons.slice(0, 4).map(({ code, name, expiresAt }) => (
        <li key={code} className="rounded-control border border-line border-dashed px-2.5 py-1.5">
          <span className="flex justify-between gap-2">
            <span className="min-w-0 truncate font-medium">{name}</span>
            {expiresAt !== null && (
              <span className="shrink-0 text-12 text-text-2">
                {t('loyalty.couponUntil', { date: format.date(expiresAt) })}
              </span>
            )}
          </span>
          <span className="select-all text-12 text-text-2 tabular-nums">{code}</span>
        </li>
      ))}
    </ul>
  )
}

interface HistoryProps {
  customerId: string
  loyalty: GetLoyaltyOfReply
  canWrite: boolean
}

const shown = 4

function History({ customerId, loyalty, canWrite }: HistoryProps) {
  const { t, format } = useWords()
  const client = useQueryClient()
  const entries = loyalty.history.filter((one) => one.points !== 0).slice(0, shown)
  const undo = useMutation({
    mutationFn: ({ id, points }: { id: string; points: number }) =>
      request<GetLoyaltyOfReply>(`/api/v1/customers/${encodeURIComponent(customerId)}/points`, {
        method: 'POST',
        body: { points: -points, reason: t('loyalty.undoReason'), undoes: id } satisfies CorrectPointsBody,
        key: `undo-${id}`,
      }),
    onSuccess: (reply) => {
      client.setQueryData(loyaltyOfQuery(customerId).queryKey, reply)
      tell(t('loyalty.undone'))
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (entries.length === 0) return null
  return (
    <ul aria-label={t('loyalty.history')} className="mt-3 flex flex-col gap-1">
      {entries.map((entry) => (
        <li key={entry.id} className="flex items-baseline justify-between gap-2 text-12">
          <span className="min-w-0 text-text-2">
            {t(`loyalty.entry.${entry.kind}`)}
            {entry.reason !== null && ` · ${entry.reason}`}
            <span className="text-text-3"> · {format.date(entry.at)}</span>
            {canWrite && entry.isUndoable && (
              <button
                type="button"
                className="why ml-1.5"
                disabled={undo.isPending}
                onClick={() => undo.mutate(entry)}
              >
                {t('loyalty.undo')}
              </button>
            )}
          </span>
          <span className={`shrink-0 font-medium ${entry.points < 0 ? 'text-text-2' : 'text-ok'}`}>
            {entry.points > 0 ? '+' : '−'}
            {format.number(Math.abs(entry.points))}
          </span>
        </li>
      ))}
    </ul>
  )
}

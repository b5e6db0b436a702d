import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { CorrectPointsBody, GetLoyaltyOfReply, GiveCouponReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Field } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { poolsQuery } from '../coupons/coupon-queries.ts'
import { wordEffect } from '../coupons/pool-words.ts'
import { nameIn } from '../loyalty/name-in.ts'
import { loyaltyOfQuery } from './loyalty-of.ts'

interface DialogProps {
  customerId: string
  onClose: () => void
}

const pathOf = (customerId: string) => `/api/v1/customers/${encodeURIComponent(customerId)}`

/** Points given or taken by hand, with the reason. */
export function PointsDialog({ customerId, points, onClose }: DialogProps & { points: number }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [way, setWay] = useState<'give' | 'take'>('give')
  const [count, setCount] = useState('')
  const [reason, setReason] = useState('')
  // One key for the dialog: sent twice, it is the same act.
  const [key] = useState(() => crypto.randomUUID())
  const typed = Number(count.replace(/\s/g, ''))
  const isBad = count !== '' && !(Number.isInteger(typed) && typed > 0 && (way === 'give' || typed <= points))
  const save = useMutation({
    mutationFn: () =>
      request<GetLoyaltyOfReply>(`${pathOf(customerId)}/points`, {
        method: 'POST',
        body: { points: way === 'give' ? typed : -typed, reason: reason.trim() } satisfies CorrectPointsBody,
        key,
      }),
    onSuccess: (reply) => {
      client.setQueryData(loyaltyOfQuery(customerId).queryKey, reply)
      tell(t(way === 'give' ? 'loyalty.given' : 'loyalty.taken', { count: typed }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('loyalty.correct')}
      intro={t('loyalty.correctIntro')}
      submit={t(way === 'give' ? 'loyalty.give' : 'loyalty.take')}
      isBusy={save.isPending}
      isIncomplete={count === '' || isBad || reason.trim() === ''}
      error={save.error}
      onClose={onClose}
      onSubmit={() => save.mutate()}
    >
      <Segmented
        label={t('loyalty.correct')}
        value={way}
        options={(['give', 'take'] as const).map((value) => ({ value, label: t(`loyalty.${value}`) }))}
        onChange={setWay}
      />
      <TextField
        label={t('loyalty.points')}
        inputMode="numeric"
        error={isBad ? t('loyalty.badPoints', { count: points }) : undefined}
        value={count}
        onChange={setCount}
      />
      <TextField
        label={t('loyalty.reason')}
        hint={t('loyalty.reasonHint')}
        value={reason}
        maxLength={300}
        onChange={setReason}
      />
    </FormDialog>
  )
}

/** A coupon of a pool becomes hers. */
export function GiveCouponDialog({ customerId, onClose }: DialogProps) {
  const words = useWords()
  const { t } = words
  const client = useQueryClient()
  const { data } = useQuery(poolsQuery)
  const pools = (data?.items ?? []).filter((pool) => pool.kind === 'single' && pool.isActive)
  const [chosen, setChosen] = useState<string | null>(null)
  const [key] = useState(() => crypto.randomUUID())
  const poolId = chosen ?? pools[0]?.id ?? ''
  const give = useMutation({
    mutationFn: () =>
      request<GiveCouponReply>(`${pathOf(customerId)}/coupons`, { method: 'POST', body: { poolId }, key }),
    onSuccess: async ({ code }) => {
      await client.invalidateQueries({ queryKey: loyaltyOfQuery(customerId).queryKey })
      tell(t('loyalty.couponGiven', { code }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('loyalty.giveCoupon')}
      intro={pools.length === 0 ? t('loyalty.noPools') : t('loyalty.giveCouponIntro')}
      submit={t('loyalty.give')}
      isBusy={give.isPending}
      isIncomplete={poolId === ''}
      error={give.error}
      onClose={onClose}
      onSubmit={() => give.mutate()}
    >
      {pools.length > 0 && (
        <Field label={t('loyalty.rewardPool')}>
          {({ id }) => (
            <Select
              id={id}
              look="field"
              label={t('loyalty.rewardPool')}
              value={poolId}
              options={pools.map((pool) => ({
                value: pool.id,
                label: `${nameIn(pool, words.language)} (${wordEffect(pool, words)})`,
              }))}
              onChange={setChosen}
            />
          )}
        </Field>
      )}
    </FormDialog>
  )
}

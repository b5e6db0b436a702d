import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Pencil, Plus } from 'lucide-react'
import { useState } from 'react'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { CheckBox } from '../../kit/check-box.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Field } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { poolsQuery } from '../coupons/coupon-queries.ts'
import { Block } from './block.tsx'
import { makeId, type Reward, rewardsQuery, saveReward } from './loyalty-queries.ts'
import { nameIn } from './name-in.ts'
import { NumberField } from './number-field.tsx'
import { OtherNames } from './other-names.tsx'
import { readCount } from './programme-model.ts'

/** What points can be given for: coupons of a pool. */
export function RewardsBlock({ canManage }: { canManage: boolean }) {
  const { t, format, language } = useWords()
  const { data: rewards } = useQuery(rewardsQuery)
  const { data: pools } = useQuery(poolsQuery)
  const [open, setOpen] = useState<Reward | 'new' | null>(null)
  const items = rewards?.items ?? []
  const single = (pools?.items ?? []).filter((pool) => pool.kind === 'single')
  return (
    <Block
      title={t('loyalty.rewards')}
      sentence={items.length === 0 ? t('loyalty.rewardsNone') : t('loyalty.rewardsSentence')}
      aside={
        canManage &&
        (single.length === 0 ? (
          <Link to="/store/coupons" className="why">
            {t('loyalty.rewardNeedsPool')}
          </Link>
        ) : (
          <Button icon={Plus} onClick={() => setOpen('new')}>
            {t('loyalty.rewardAdd')}
          </Button>
        ))
      }
    >
      {items.length > 0 && (
        <ul className="flex flex-col divide-y divide-line">
          {items.map((reward) => (
            <li key={reward.id} className="flex flex-wrap items-center gap-3 py-2 first:pt-0 last:pb-0">
              <span className="min-w-0 flex-1">
                <span className="font-medium">{nameIn(reward, language)}</span>
                <span className="block text-12 text-text-2">
                  {pools?.items
                    .filter((pool) => pool.id === reward.poolId)
                    .map((pool) => nameIn(pool, language))[0] ?? reward.poolId}
                </span>
              </span>
              {!reward.isActive && <Tag>{t('coupons.state.off')}</Tag>}
              <span className="font-strong">{t('loyalty.pointsCount', { count: reward.points })}</span>
              {canManage && (
                <Button size="sm" icon={Pencil} onClick={() => setOpen(reward)}>
                  {t('coupons.change')}
                </Button>
              )}
            </li>
          ))}
        </ul>
      )}
      {open !== null && (
        <RewardDialog
          reward={open === 'new' ? null : open}
          pools={single.map((pool) => ({ id: pool.id, name: nameIn(pool, language) }))}
          costs={format.number(500)}
          onClose={() => setOpen(null)}
        />
      )}
    </Block>
  )
}

interface RewardDialogProps {
  reward: Reward | null
  pools: readonly { id: string; name: string }[]
  /** An example. */
  costs: string
  onClose: () => void
}

function RewardDialog({ reward, pools, costs, onClose }: RewardDialogProps) {
  const { t } = useWords()
  const now = useNow()
  const [draft, setDraft] = useState(
    reward ?? { id: '', name: '', texts: {}, points: 500, poolId: pools[0]?.id ?? '', isActive: true },
  )
  const put = (change: Partial<Reward>) => setDraft((before) => ({ ...before, ...change }))
  const save = useMutation({
    mutationFn: () => {
      const { id, ...body } = draft
      return saveReward(id === '' ? makeId(draft.name, now) : id, body)
    },
    onSuccess: () => {
      tell(t('loyalty.rewardSaved', { name: draft.name }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={reward === null ? t('loyalty.rewardAdd') : reward.name}
      intro={t('loyalty.rewardIntro', { costs })}
      submit={t('loyalty.save')}
      isBusy={save.isPending}
      isIncomplete={draft.name.trim() === '' || draft.points < 1}
      error={save.error}
      onClose={onClose}
      onSubmit={() => save.mutate()}
    >
      <TextField
        label={t('loyalty.rewardName')}
        value={draft.name}
        maxLength={200}
        onChange={(name) => put({ name })}
      />
      <OtherNames
        texts={draft.texts}
        fields={[{ field: 'name', label: t('loyalty.rewardName'), most: 200 }]}
        onChange={(texts) => put({ texts })}
      />
      <NumberField
        label={t('loyalty.rewardPoints')}
        value={draft.points}
        read={readCount}
        onChange={(points) => put({ points })}
      />
      <PoolField value={draft.poolId} pools={pools} onChange={(poolId) => put({ poolId })} />
      <div>
        <CheckBox
          label={t('loyalty.rewardActive')}
          isChecked={draft.isActive}
          onChange={(isActive) => put({ isActive })}
        />
      </div>
    </FormDialog>
  )
}

interface PoolFieldProps {
  value: string
  pools: RewardDialogProps['pools']
  onChange: (poolId: string) => void
}

function PoolField({ value, pools, onChange }: PoolFieldProps) {
  const { t } = useWords()
  return (
    <Field label={t('loyalty.rewardPool')}>
      {({ id }) => (
        <Select
          id={id}
          look="field"
          label={t('loyalty.rewardPool')}
          value={value}
          options={pools.map((pool) => ({ value: pool.id, label: pool.name }))}
          onChange={onChange}
        />
      )}
    </Field>
  )
}

import { Plus, Trash2 } from 'lucide-react'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { Block } from './block.tsx'
import { makeId, type Programme, type Tier } from './loyalty-queries.ts'
import { NumberField } from './number-field.tsx'
import { OtherNames } from './other-names.tsx'
import { newTier, readCount, readFactor } from './programme-model.ts'

type Tiers = NonNullable<Programme['tiers']>

interface TiersBlockProps {
  draft: Programme
  currency: string
  onChange: (change: Partial<Programme>) => void
}

const none: Tiers = { by: 'amount', keepMonths: 12, list: [] }

/** Tiers: reached within a rolling year, kept for a time, worth a factor. */
export function TiersBlock({ draft, currency, onChange }: TiersBlockProps) {
  const { t } = useWords()
  const now = useNow()
  const tiers = draft.tiers ?? none
  const put = (change: Partial<Tiers>) => {
    const next = { ...tiers, ...change }
    onChange({ tiers: next.list.length === 0 ? null : next })
  }
  const count = tiers.list.length
  return (
    <Block
      title={t('loyalty.tiers')}
      sentence={
        count === 0 ? t('loyalty.tiersNone') : t('loyalty.tiersSentence', { count, months: tiers.keepMonths })
      }
      aside={
        <Button
          icon={Plus}
          onClick={() => put({ list: [...tiers.list, newTier(makeId('tier', now + count))] })}
        >
          {t('loyalty.tierAdd')}
        </Button>
      }
    >
      {count > 0 && (
        <>
          <div className="flex flex-wrap items-end gap-4">
            <Segmented
              label={t('loyalty.tiersBy')}
              value={tiers.by}
              options={[
                { value: 'amount', label: t('loyalty.tiersByAmount', { currency }) },
                { value: 'points', label: t('loyalty.tiersByPoints') },
              ]}
              onChange={(by) => put({ by })}
            />
            <NumberField
              label={t('loyalty.keepMonths')}
              value={tiers.keepMonths}
              read={readCount}
              onChange={(keepMonths) => put({ keepMonths })}
            />
          </div>
          <ul className="flex flex-col divide-y divide-line">
            {tiers.list.map((tier) => (
              <TierFields
                key={tier.id}
                tier={tier}
                onChange={(next) => put({ list: tiers.list.map((one) => (one.id === next.id ? next : one)) })}
                onDrop={() => put({ list: tiers.list.filter((one) => one.id !== tier.id) })}
              />
            ))}
          </ul>
        </>
      )}
    </Block>
  )
}

interface TierFieldsProps {
  tier: Tier
  onChange: (tier: Tier) => void
  onDrop: () => void
}

function TierFields({ tier, onChange, onDrop }: TierFieldsProps) {
  const { t } = useWords()
  const { perks, ...plain } = tier
  return (
    <li className="grid grid-cols-2 items-end gap-4 py-3 first:pt-0 last:pb-0 lg:grid-cols-[1.2fr_1fr_0.7fr_2fr_auto]">
      <TextField
        label={t('loyalty.tierName')}
        value={tier.name}
        maxLength={60}
        onChange={(name) => onChange({ ...tier, name })}
      />
      <NumberField
        label={t('loyalty.tierFrom')}
        value={tier.from}
        read={readCount}
        onChange={(from) => onChange({ ...tier, from })}
      />
      <NumberField
        label={t('loyalty.factor')}
        value={tier.factor}
        read={readFactor}
        onChange={(factor) => onChange({ ...tier, factor })}
      />
      <TextField
        label={t('loyalty.perks')}
        value={perks ?? ''}
        maxLength={500}
        onChange={(text) => onChange(text === '' ? plain : { ...plain, perks: text })}
      />
      <IconButton icon={Trash2} label={t('loyalty.tierDrop', { name: tier.name })} onClick={onDrop} />
      <OtherNames
        texts={tier.texts}
        fields={[
          { field: 'name', label: t('loyalty.tierName'), most: 60 },
          { field: 'perks', label: t('loyalty.perks'), most: 500 },
        ]}
        onChange={(texts) => onChange({ ...tier, texts })}
      />
    </li>
  )
}

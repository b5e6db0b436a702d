import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { CheckBox } from '../../kit/check-box.tsx'
import { Field } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { makeId } from '../loyalty/loyalty-queries.ts'
import { OtherNames } from '../loyalty/other-names.tsx'
import { useNames } from '../loyalty/use-names.ts'
import { WhenFields } from '../loyalty/when-fields.tsx'
import { type Pool, savePool } from './coupon-queries.ts'
import { bodyOf, draftOf, effects, isIncomplete, type PoolDraft, stackings } from './pool-model.ts'

interface PoolDialogProps {
  pool: Pool | null
  onClose: () => void
  /** A new pool asks for its codes at once. */
  onMade: (open: { what: 'codes'; id: string }) => void
}

/** What the coupons of a pool give, to whom, when and beside what. */
export function PoolDialog({ pool, onClose, onMade }: PoolDialogProps) {
  const { t } = useWords()
  const now = useNow()
  const names = useNames()
  const [draft, setDraft] = useState(() => draftOf(pool))
  const put = (change: Partial<PoolDraft>) => setDraft((before) => ({ ...before, ...change }))
  const save = useMutation({
    mutationFn: async () => {
      const id = pool?.id ?? makeId(draft.name, now)
      await savePool(id, bodyOf(draft))
      return id
    },
    onSuccess: (id) => {
      tell(t('coupons.saved', { name: draft.name.trim() }))
      if (pool === null) onMade({ what: 'codes', id })
      else onClose()
    },
  })
  return (
    <FormDialog
      width="wide"
      title={pool === null ? t('coupons.new') : t('coupons.changeTitle', { name: pool.name })}
      intro={pool === null ? t('coupons.newIntro') : t('coupons.changeIntro')}
      submit={pool === null ? t('coupons.saveNew') : t('coupons.save')}
      isBusy={save.isPending}
      isIncomplete={isIncomplete(draft)}
      error={save.error}
      onClose={onClose}
      onSubmit={() => save.mutate()}
    >
      <TextField
        label={t('coupons.name')}
        value={draft.name}
        maxLength={200}
        onChange={(name) => put({ name })}
      />
      <OtherNames
        texts={draft.texts}
        fields={[{ field: 'name', label: t('coupons.name'), most: 200 }]}
        onChange={(texts) => put({ texts })}
      />
      <EffectFields draft={draft} onChange={put} />
      <KindField draft={draft} isFixed={(pool?.figures.codes ?? 0) > 0} onChange={put} />
      <LimitFields draft={draft} onChange={put} />
      <WhenFields when={draft.when} tiers={names.tiers} onChange={(when) => put({ when })} />
      <div>
        <CheckBox
          label={t('coupons.isActive')}
          isChecked={draft.isActive}
          onChange={(isActive) => put({ isActive })}
        />
      </div>
    </FormDialog>
  )
}

interface PartProps {
  draft: PoolDraft
  onChange: (change: Partial<PoolDraft>) => void
}

function EffectFields({ draft, onChange }: PartProps) {
  const { t } = useWords()
  const { effect } = draft
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label={t('coupons.effectField')}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('coupons.effectField')}
            value={effect}
            options={effects.map((value) => ({ value, label: t(`coupons.effect.${value}`) }))}
            onChange={(next) => onChange({ effect: next })}
          />
        )}
      </Field>
      {(effect === 'percent' || effect === 'amount') && (
        <TextField
          label={effect === 'percent' ? t('coupons.percent') : t('coupons.amount')}
          inputMode="decimal"
          value={draft.value}
          onChange={(value) => onChange({ value })}
        />
      )}
      {effect === 'percent' && (
        <TextField
          label={t('coupons.mostOff')}
          inputMode="decimal"
          value={draft.mostOff}
          onChange={(mostOff) => onChange({ mostOff })}
        />
      )}
      {effect === 'free_product' && (
        <TextField
          label={t('coupons.sku')}
          hint={t('coupons.skuHint')}
          value={draft.sku}
          onChange={(sku) => onChange({ sku })}
        />
      )}
    </div>
  )
}

function KindField({ draft, isFixed, onChange }: PartProps & { isFixed: boolean }) {
  const { t } = useWords()
  return (
    <div className="grid gap-4 sm:grid-cols-3">
      <Field label={t('coupons.kind')} hint={isFixed ? t('coupons.kindFixed') : undefined}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('coupons.kind')}
            value={draft.kind}
            options={(['single', 'general'] as const)
              .filter((value) => !isFixed || value === draft.kind)
              .map((value) => ({ value, label: t(`coupons.kind.${value}`) }))}
            onChange={(kind) => onChange({ kind })}
          />
        )}
      </Field>
      {draft.kind === 'general' ? (
        <TextField
          label={t('coupons.most')}
          inputMode="numeric"
          value={draft.most}
          onChange={(most) => onChange({ most })}
        />
      ) : (
        <TextField
          label={t('coupons.validDays')}
          hint={t('coupons.validDaysHint')}
          inputMode="numeric"
          value={draft.validDays}
          onChange={(validDays) => onChange({ validDays })}
        />
      )}
      <TextField
        label={t('coupons.perPerson')}
        inputMode="numeric"
        value={draft.perPerson}
        onChange={(perPerson) => onChange({ perPerson })}
      />
    </div>
  )
}

function LimitFields({ draft, onChange }: PartProps) {
  const { t } = useWords()
  return (
    <>
      <div className="grid gap-4 sm:grid-cols-3">
        <TextField
          label={t('coupons.minimum')}
          inputMode="decimal"
          value={draft.minimum}
          onChange={(minimum) => onChange({ minimum })}
        />
        <div className="flex flex-col justify-end sm:col-span-2">
          <CheckBox
            label={t('coupons.isForReduced')}
            isChecked={draft.isForReduced}
            onChange={(isForReduced) => onChange({ isForReduced })}
          />
          <CheckBox
            label={t('coupons.isForFirst')}
            isChecked={draft.isForFirst}
            onChange={(isForFirst) => onChange({ isForFirst })}
          />
          <CheckBox
            label={t('coupons.isGivenBack')}
            isChecked={draft.isGivenBack}
            onChange={(isGivenBack) => onChange({ isGivenBack })}
          />
        </div>
      </div>
      <div className="flex flex-col gap-1.5">
        <span className="text-12 font-medium text-text-2">{t('coupons.stacking')}</span>
        <div className="overflow-x-auto">
          <Segmented
            label={t('coupons.stacking')}
            value={draft.stacking}
            options={stackings.map((value) => ({ value, label: t(`coupons.stacking.${value}`) }))}
            onChange={(stacking) => onChange({ stacking })}
          />
        </div>
        <p className="text-12 text-text-3">{t(`coupons.stackingHint.${draft.stacking}`)}</p>
      </div>
    </>
  )
}

import { useWords } from '../../i18n/t.ts'
import { CheckBox } from '../../kit/check-box.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { showMoney } from '../catalogue/money.ts'
import { readAmount } from '../coupons/pool-model.ts'
import { Block } from './block.tsx'
import type { Programme } from './loyalty-queries.ts'
import { NumberField } from './number-field.tsx'
import { asTyped, readCount, usual } from './programme-model.ts'

interface BlockProps {
  draft: Programme
  currency: string
  onChange: (change: Partial<Programme>) => void
}

/** So many points for so much paid. */
export function EarnBlock({ draft, currency, onChange }: BlockProps) {
  const { t, format, language } = useWords()
  const { earn } = draft
  const money = (amount: number | string) => showMoney(format, readAmount(String(amount)) || '0', currency)
  const isFree = !(Number(readAmount(String(draft.minimum))) > 0)
  return (
    <Block
      title={t('loyalty.earn')}
      sentence={
        isFree
          ? t('loyalty.earnSentence', { count: earn.points, per: money(earn.per) })
          : t('loyalty.earnSentenceFrom', {
              count: earn.points,
              per: money(earn.per),
              from: money(draft.minimum),
            })
      }
    >
      <div className="grid gap-4 sm:grid-cols-3">
        <NumberField
          label={t('loyalty.points')}
          value={earn.points}
          read={readCount}
          onChange={(points) => onChange({ earn: { ...earn, points } })}
        />
        <TextField
          label={t('loyalty.per', { currency })}
          inputMode="decimal"
          value={asTyped(earn.per, language)}
          onChange={(per) => onChange({ earn: { ...earn, per } })}
        />
        <TextField
          label={t('loyalty.minimum', { currency })}
          inputMode="decimal"
          value={asTyped(draft.minimum, language)}
          onChange={(minimum) => onChange({ minimum })}
        />
      </div>
    </Block>
  )
}

/** What points are worth at a checkout. */
export function SpendBlock({ draft, currency, onChange }: BlockProps) {
  const { t, format, language } = useWords()
  const { spend } = draft
  const worth = spend === null ? '' : showMoney(format, readAmount(String(spend.worth)) || '0', currency)
  const put = (change: Partial<NonNullable<Programme['spend']>>) =>
    spend !== null && onChange({ spend: { ...spend, ...change } })
  return (
    <Block
      title={t('loyalty.spend')}
      sentence={
        spend === null
          ? t('loyalty.spendNone')
          : t('loyalty.spendSentence', { count: spend.points, worth, percent: spend.mostPercent })
      }
      aside={
        <CheckBox
          label={t('loyalty.spendOn')}
          isChecked={spend !== null}
          onChange={(isOn) => onChange({ spend: isOn ? usual.spend : null })}
        />
      }
    >
      {spend !== null && (
        <div className="grid grid-cols-2 gap-4 lg:grid-cols-4">
          <NumberField
            label={t('loyalty.points')}
            value={spend.points}
            read={readCount}
            onChange={(points) => put({ points })}
          />
          <TextField
            label={t('loyalty.worth', { currency })}
            inputMode="decimal"
            value={asTyped(spend.worth, language)}
            onChange={(next) => put({ worth: next })}
          />
          <NumberField
            label={t('loyalty.spendMinimum')}
            value={spend.minimum}
            read={readCount}
            onChange={(minimum) => put({ minimum })}
          />
          <NumberField
            label={t('loyalty.mostPercent')}
            value={spend.mostPercent}
            read={readCount}
            onChange={(mostPercent) => put({ mostPercent })}
          />
        </div>
      )}
    </Block>
  )
}

/** How long points are good, and when to say that they end. */
export function ExpiryBlock({ draft, onChange }: Omit<BlockProps, 'currency'>) {
  const { t } = useWords()
  const { expiry } = draft
  return (
    <Block
      title={t('loyalty.expiry')}
      sentence={
        expiry === null
          ? t('loyalty.expiryNone')
          : t('loyalty.expirySentence', { months: expiry.months, days: expiry.noticeDays })
      }
      aside={
        <CheckBox
          label={t('loyalty.expiryOn')}
          isChecked={expiry !== null}
          onChange={(isOn) => onChange({ expiry: isOn ? usual.expiry : null })}
        />
      }
    >
      {expiry !== null && (
        <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
          <NumberField
            label={t('loyalty.months')}
            value={expiry.months}
            read={readCount}
            onChange={(months) => onChange({ expiry: { ...expiry, months } })}
          />
          <NumberField
            label={t('loyalty.noticeDays')}
            value={expiry.noticeDays}
            read={readCount}
            onChange={(noticeDays) => onChange({ expiry: { ...expiry, noticeDays } })}
          />
        </div>
      )}
    </Block>
  )
}

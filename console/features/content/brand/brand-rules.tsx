import { useWords } from '../../../i18n/t.ts'
import { Field, Input } from '../../../kit/field.tsx'
import { contentLanguages } from '../model.ts'
import { useCurrency } from '../use-currency.ts'
import type { BrandPart } from './brand-tab.tsx'

/** What every message must have before it goes, and what a text message costs. */
export function BrandRules({ kit, put }: BrandPart) {
  const { t } = useWords()
  return (
    <section className="flex flex-col gap-4">
      <h2 className="font-strong text-16">{t('content.rules')}</h2>
      <fieldset className="flex flex-wrap gap-x-5 gap-y-1">
        <legend className="mb-1.5 font-medium text-12 text-text-2">{t('content.mustHave')}</legend>
        {contentLanguages.map((language) => (
          <label key={language} className="flex min-h-8 items-center gap-2">
            <input
              type="checkbox"
              className="accent-brand"
              checked={kit.languages.includes(language)}
              onChange={(event) => {
                const next = contentLanguages.filter((each) =>
                  each === language ? event.target.checked : kit.languages.includes(each),
                )
                if (next.length > 0) put({ languages: next })
              }}
            />
            {t(`content.language.${language}`)}
          </label>
        ))}
      </fieldset>
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-0.5 accent-brand"
          checked={kit.needsApproval}
          onChange={(event) => put({ needsApproval: event.target.checked })}
        />
        <span>
          <span className="font-medium">{t('content.needsApproval')}</span>
          <span className="block text-12 text-text-2">{t('content.needsApprovalText')}</span>
        </span>
      </label>
      <SmsPrice kit={kit} put={put} />
    </section>
  )
}

/** What one part of a text message costs. */
function SmsPrice({ kit, put }: Pick<BrandPart, 'kit' | 'put'>) {
  const { t } = useWords()
  const currency = useCurrency()
  return (
    <div className="max-w-60">
      <Field label={t('content.smsPrice', { currency })} hint={t('content.smsPriceHint')}>
        {(control) => (
          <Input
            {...control}
            inputMode="decimal"
            defaultValue={
              kit.smsPartPriceMinor === null ? '' : (kit.smsPartPriceMinor / 100).toFixed(2).replace('.', ',')
            }
            onChange={(event) => {
              const text = event.target.value.trim().replace(',', '.')
              if (text === '') put({ smsPartPriceMinor: null })
              else if (/^\d{1,2}(\.\d{1,2})?$/.test(text))
                put({ smsPartPriceMinor: Math.round(Number(text) * 100) })
            }}
          />
        )}
      </Field>
    </div>
  )
}

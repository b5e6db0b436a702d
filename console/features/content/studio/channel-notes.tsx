import { useWords } from '../../../i18n/t.ts'
import { Select } from '../../../kit/select.tsx'
import type { Shown, Variant } from '../model.ts'
import { useCurrency } from '../use-currency.ts'
import { useStudio } from './studio.ts'

/** What a channel costs or cuts, said below the picture of it. */
export function ChannelNotes({ variant, shown }: { variant: Variant; shown: Shown | null }) {
  if (shown !== null && !shown.rendered.ok) return null
  if (variant.channel === 'sms') return <SmsNotes variant={variant} shown={shown} />
  if (variant.cutBy.length > 0) return <CutNotes variant={variant} />
  return null
}

/** Parts, price, and which letters make it dear. */
function SmsNotes({ variant, shown }: { variant: Variant; shown: Shown | null }) {
  const { t, format } = useWords()
  const { document, change, isLocked } = useStudio()
  const currency = useCurrency()
  const sms = shown?.sms
  if (!sms) return null
  return (
    <div className="mt-2 text-12">
      <div className="flex flex-wrap items-center gap-x-2 gap-y-0.5">
        <Parts parts={sms.parts} />
        <span className="font-strong">{t('content.sms.parts', { count: sms.parts })}</span>
        {sms.perMessageMinor !== null && (
          <span>{t('content.sms.price', { price: format.money(sms.perMessageMinor, currency) })}</span>
        )}
        <span className="text-text-3">{t('content.sms.left', { count: sms.unitsLeft })}</span>
      </div>
      {variant.plain?.isWhole && (
        <p className="mt-0.5 text-text-2">{t('content.sms.plainWhole', { count: variant.plain.parts })}</p>
      )}
      {sms.plain !== null && !variant.plain?.isWhole && (
        <p className="mt-0.5 text-text-2">
          {sms.plain.perMessageMinor === null
            ? t('content.sms.plain', { count: sms.plain.parts })
            : t('content.sms.plainPrice', {
                count: sms.plain.parts,
                price: format.money(sms.plain.perMessageMinor, currency),
              })}
        </p>
      )}
      {!isLocked && (
        <div className="-ml-2 mt-0.5">
          <Select
            label={t('content.sms.most')}
            value={String(document.smsParts)}
            options={['1', '2', '3', '4', '5', '6'].map((value) => ({
              value,
              label: t('content.sms.fitInto', { count: Number(value) }),
            }))}
            onChange={(next) => change('', (before) => ({ ...before, smsParts: Number(next) }))}
          />
        </div>
      )}
    </div>
  )
}

function Parts({ parts }: { parts: number }) {
  return (
    <span aria-hidden="true" className="flex gap-0.5">
      {Array.from({ length: Math.min(parts, 8) }, (_, index) => index).map((index) => (
        <span key={index} className={`h-2 w-3 rounded-[2px] ${index === 0 ? 'bg-text-2' : 'bg-warn'}`} />
      ))}
    </span>
  )
}

const platforms = {
  ios: 'iOS',
  android: 'Android',
  chrome: 'Chrome',
  firefox: 'Firefox',
  safari: 'Safari',
} as const

function CutNotes({ variant }: { variant: Variant }) {
  const { t } = useWords()
  return (
    <ul className="mt-2 text-12 text-text-2">
      {variant.cutBy.map(({ platform, field, shown }) => (
        <li key={platform + field}>
          {t(field === 'title' ? 'content.cutTitle' : 'content.cutBody', {
            platform: Object.entries(platforms).find(([key]) => key === platform)?.[1] ?? platform,
            count: shown,
          })}
        </li>
      ))}
    </ul>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useWorkspace } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { brandQuery } from '../queries.ts'

/** In the banner's language, whatever the console's. */
const samplePurposes = { pl: 'dopasowanie oferty, reklamy', en: 'a fitting offer, ads' } as const

interface SampleProps {
  words: Record<string, string>
  language: keyof typeof samplePurposes
  isOn: boolean
}

/** The banner as a visitor sees it: both answers alike, in the brand's colours. */
export function BannerSample({ words, language, isOn }: SampleProps) {
  const { t } = useWords()
  const { name } = useWorkspace()
  const { data } = useQuery(brandQuery)
  const kit = data?.kit
  const text = (words.text ?? '')
    .replaceAll('{brand}', kit?.name || name)
    .replaceAll('{purposes}', samplePurposes[language])
  const act = {
    background: kit?.colours?.accent ?? 'var(--text)',
    color: kit?.colours?.onAccent ?? 'var(--surface)',
  }
  const button = 'flex min-h-11 min-w-30 flex-1 items-center justify-center rounded-control px-3 font-strong'
  return (
    <div
      aria-hidden="true"
      className={`self-start rounded-card bg-sunken p-4 sm:p-8 ${isOn ? '' : 'opacity-50'}`}
    >
      <div
        className="rounded-card border border-line-strong p-5 text-16 shadow-float"
        style={{
          background: kit?.colours?.ground ?? 'var(--surface)',
          color: kit?.colours?.text ?? 'var(--text)',
        }}
      >
        <div className="font-strong text-20">{words.title}</div>
        <p className="my-3">{text}</p>
        <div className="flex flex-wrap gap-3">
          <span className={button} style={act}>
            {words.refuse}
          </span>
          <span className={button} style={act}>
            {words.agree}
          </span>
          <span className="flex min-h-11 w-full items-center justify-center rounded-control border border-line-strong">
            {words.details}
          </span>
        </div>
      </div>
      <p className="mt-3 text-12 text-text-2">{isOn ? t('banner.fair') : t('banner.off')}</p>
    </div>
  )
}

import { useWords } from '../../../i18n/t.ts'
import type { BrandKit } from '../model.ts'
import { SeenPicture } from '../pictures/seen-picture.tsx'

/** The colours and the logo at work, while they are chosen. */
export function BrandSample({ kit }: { kit: BrandKit }) {
  const { t, language } = useWords()
  const { colours } = kit
  return (
    <aside
      aria-label={t('content.sample')}
      className="shrink-0 border-t bg-canvas px-4 py-5 md:px-6 lg:w-110 lg:overflow-y-auto lg:border-t-0 lg:border-l"
    >
      <h2 className="mb-3 font-strong">{t('content.sample')}</h2>
      <div className="rounded-card border border-line p-5" style={{ background: colours.page }}>
        <div
          className="px-6 py-6 text-16"
          style={{ background: colours.ground, color: colours.text, fontFamily: kit.font }}
        >
          {kit.logoUrl === '' ? (
            <div className="font-title text-20" style={{ color: colours.accent }}>
              {kit.name || t('content.brandName')}
            </div>
          ) : (
            <SeenPicture url={kit.logoUrl} fit="contain" className="h-12 w-36 bg-transparent!" />
          )}
          <div className="mt-6 font-title text-28 leading-tight">{t('content.sampleHeading')}</div>
          <p className="mt-3">{t('content.sampleText')}</p>
          <p className="mt-2 underline" style={{ color: colours.accent }}>
            {t('content.sampleLink')}
          </p>
          <span
            className="mt-5 inline-block rounded-control px-6 py-2.5"
            style={{ background: colours.accent, color: colours.onAccent }}
          >
            {t('content.sampleButton')}
          </span>
          <p className="mt-8 whitespace-pre-wrap text-13 opacity-80">{kit.footer[language]}</p>
        </div>
      </div>
    </aside>
  )
}

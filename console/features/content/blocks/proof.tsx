import { Moon, Sun } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { IconButton } from '../../../kit/button.tsx'
import { Segmented } from '../../../kit/tabs.tsx'
import { MailFrame } from '../mail-frame.tsx'
import { useStudio } from '../studio/studio.ts'
import { useBlockDesk } from './use-blocks.ts'

const heights = { wide: 900, narrow: 720 }

/** The mail or page as it will be, in each language shown: wide or narrow, by day or at night. */
export function Proof() {
  const { t } = useWords()
  const { trial, item, languages } = useStudio()
  const { language: first } = useBlockDesk()
  const [size, setSize] = useState<'wide' | 'narrow'>('wide')
  const [isDark, setDark] = useState(false)
  const channel = item.kind === 'page' ? 'page' : 'email'
  const shown = languages.flatMap((language) => {
    const one = trial?.shown.find((each) => each.channel === channel && each.language === language)
    return one === undefined ? [] : [one]
  })
  return (
    <div className="flex flex-col lg:min-h-0 lg:flex-1">
      <div className="flex justify-center gap-2 pb-3">
        <Segmented
          label={t('content.width')}
          value={size}
          options={[
            { value: 'wide', label: t('content.wide') },
            { value: 'narrow', label: t('content.narrow') },
          ]}
          onChange={setSize}
        />
        <IconButton
          icon={isDark ? Sun : Moon}
          label={isDark ? t('content.byDay') : t('content.atNight')}
          aria-pressed={isDark}
          onClick={() => setDark(!isDark)}
        />
      </div>
      <div className="flex justify-center-safe gap-5 overflow-x-auto px-4 pb-6 lg:min-h-0 lg:flex-1 lg:overflow-y-auto">
        {shown.map(({ language, rendered }) => (
          <figure key={language} className="shrink-0">
            {shown.length > 1 && (
              <figcaption className="mb-1.5 font-strong text-12 text-text-2" lang={first}>
                {t(`content.language.${language}`)}
              </figcaption>
            )}
            <div className="overflow-hidden rounded-card border border-line">
              {rendered.ok ? (
                <MailFrame
                  html={rendered.parts.html ?? ''}
                  title={rendered.parts.subject ?? ''}
                  width={size === 'wide' ? 680 : 360}
                  height={heights[size]}
                  isDark={isDark}
                />
              ) : (
                <p className="max-w-90 p-6 text-text-2">
                  {t('content.skippedText', { datum: rendered.detail })}
                </p>
              )}
            </div>
          </figure>
        ))}
      </div>
    </div>
  )
}

import { Moon, Smartphone, Sun } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { IconButton } from '../../../kit/button.tsx'
import { MailFrame } from '../mail-frame.tsx'
import { BrandDot } from './brand-dot.tsx'
import type { Look } from './variant-preview.tsx'

const cardWidth = 398
const frameHeight = 340

/** The mail twice: its line in the inbox, and opened; on a wide screen or a narrow one, by day or at night. */
export function MailCard({ look, html }: { look: Look; html: string }) {
  const { t } = useWords()
  const [isNarrow, setNarrow] = useState(false)
  const [isDark, setDark] = useState(false)
  const width = isNarrow ? 360 : 640
  const scale = isNarrow ? 1 : cardWidth / width
  return (
    <div className="overflow-hidden rounded-card border border-line bg-raised">
      <InboxLine look={look} />
      <div className="flex items-center justify-end gap-0.5 border-line border-b bg-canvas px-1.5 py-0.5">
        <IconButton
          size="sm"
          icon={Smartphone}
          aria-pressed={isNarrow}
          label={t('content.narrow')}
          className={isNarrow ? 'bg-sunken text-text' : ''}
          onClick={() => setNarrow(!isNarrow)}
        />
        <IconButton
          size="sm"
          icon={isDark ? Sun : Moon}
          aria-pressed={isDark}
          label={isDark ? t('content.byDay') : t('content.atNight')}
          onClick={() => setDark(!isDark)}
        />
      </div>
      <div className="flex justify-center overflow-x-auto bg-sunken">
        {html === '' ? (
          <div style={{ height: frameHeight }} />
        ) : (
          <MailFrame
            html={html}
            title={look.text('subject')}
            width={width}
            height={frameHeight / scale}
            scale={scale}
            isDark={isDark}
          />
        )}
      </div>
    </div>
  )
}

function InboxLine({ look }: { look: Look }) {
  const { t } = useWords()
  return (
    <div className="flex gap-2.5 border-line border-b px-3 py-2.5">
      <BrandDot name={look.brand} />
      <div className="min-w-0 flex-1" lang={look.lang}>
        <div className="truncate font-strong">{look.brand || t('content.sender')}</div>
        <div className="truncate">{look.text('subject')}</div>
        <div className="truncate text-12 text-text-2">{look.text('preheader')}</div>
      </div>
    </div>
  )
}

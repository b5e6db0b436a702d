import { Globe } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { BrandDot } from './brand-dot.tsx'
import { Phone } from './phone.tsx'
import type { Look } from './variant-preview.tsx'

/** A notice of the browser in the corner of a desktop. */
export function WebPushCard({ look }: { look: Look }) {
  const { t } = useWords()
  return (
    <div className="relative flex min-h-56 items-end justify-end overflow-hidden rounded-card border border-line bg-sunken p-3">
      <div
        aria-hidden="true"
        className="absolute inset-x-4 top-4 bottom-0 rounded-t-card border border-line bg-canvas"
      >
        <div className="flex gap-1.5 border-line border-b px-3 py-2.5">
          {[0, 1, 2].map((dot) => (
            <span key={dot} className="size-2 rounded-full bg-line" />
          ))}
        </div>
      </div>
      <div
        lang={look.lang}
        className="relative w-full max-w-70 rounded-card border border-line bg-raised p-3 shadow-float"
      >
        <div className="mb-1.5 flex items-center gap-1.5 text-12 text-text-3">
          <Globe aria-hidden="true" size={12} /> Chrome · {t('content.now')}
        </div>
        <div className="flex gap-3">
          <div className="min-w-0 flex-1">
            <div className="line-clamp-2 font-strong text-14">{look.text('title')}</div>
            <div className="line-clamp-4 text-13 text-text-2">{look.text('body')}</div>
          </div>
          <BrandDot name={look.brand} size={40} isSquare />
        </div>
        {look.text('button') !== '' && (
          <div className="mt-2.5 rounded-control bg-sunken py-1.5 text-center font-medium">
            {look.text('button')}
          </div>
        )}
      </div>
    </div>
  )
}

/** A notice on the locked screen of a phone. */
export function AppPushScreen({ look }: { look: Look }) {
  const { t } = useWords()
  return (
    <Phone height={300}>
      <div className="flex flex-1 flex-col bg-sunken px-2.5 pt-4">
        <div aria-hidden="true" className="mb-5 text-center font-title text-28 text-text-2">
          9:41
        </div>
        <div lang={look.lang} className="rounded-[16px] bg-raised p-3">
          <div className="flex gap-2.5">
            <BrandDot name={look.brand} size={36} isSquare />
            <div className="min-w-0 flex-1">
              <div className="flex items-baseline gap-2">
                <span className="min-w-0 flex-1 truncate font-strong text-14">{look.text('title')}</span>
                <span className="text-12 text-text-3">{t('content.now')}</span>
              </div>
              <div className="line-clamp-4 text-14">{look.text('body')}</div>
            </div>
          </div>
        </div>
      </div>
    </Phone>
  )
}

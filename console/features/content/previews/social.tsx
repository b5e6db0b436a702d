import { Bookmark, Heart, MessageCircle, Send } from 'lucide-react'
import { useWords } from '../../../i18n/t.ts'
import { SeenPicture } from '../pictures/seen-picture.tsx'
import { BrandDot } from './brand-dot.tsx'
import { Phone } from './phone.tsx'
import type { Look } from './variant-preview.tsx'

const openingLength = 125

/** A post of a series: the caption's first words are what shows before "more". */
export function InstagramPost({ look }: { look: Look }) {
  const { t } = useWords()
  const caption = look.text('caption')
  const opening = caption.slice(0, openingLength)
  return (
    <Phone height={470}>
      <div className="flex items-center gap-2 px-3 py-2">
        <BrandDot name={look.brand} size={26} />
        <span className="font-strong">{look.brand || t('content.sender')}</span>
      </div>
      <SeenPicture url={look.picture} className="aspect-square w-full shrink-0" />
      <div className="flex gap-3 px-3 py-2 text-text-2" aria-hidden="true">
        <Heart size={18} strokeWidth={1.75} />
        <MessageCircle size={18} strokeWidth={1.75} />
        <Send size={18} strokeWidth={1.75} />
        <Bookmark size={18} strokeWidth={1.75} className="ml-auto" />
      </div>
      <p lang={look.lang} className="line-clamp-3 px-3 text-13">
        <span className="font-strong">{look.brand}</span> {opening}
        {caption.length > openingLength && <span className="text-text-3"> … {t('content.seeMore')}</span>}
      </p>
    </Phone>
  )
}

/** A script of three shots over the picture, with its caption. */
export function TikTokPlan({ look }: { look: Look }) {
  const shots = look
    .text('script')
    .split('\n')
    .filter((line) => line.trim() !== '')
  return (
    <Phone height={420}>
      <div
        className="flex min-h-0 flex-1 flex-col justify-end gap-2 overflow-y-auto bg-sunken p-3"
        lang={look.lang}
      >
        <p className="rounded-control bg-raised px-3 py-2 font-strong text-16">{look.text('hook')}</p>
        <ol className="flex flex-col gap-1.5">
          {shots.map((shot) => {
            const [, time = '', words = shot] = /^\[([^\]]+)\]\s*(.*)$/.exec(shot) ?? []
            return (
              <li key={shot} className="flex gap-2 rounded-control bg-raised px-3 py-2 text-12">
                <span className="w-12 shrink-0 text-text-3">{time}</span>
                <span className="min-w-0">{words}</span>
              </li>
            )
          })}
        </ol>
        <p className="line-clamp-2 text-12 text-text-2">{look.text('caption')}</p>
      </div>
    </Phone>
  )
}

/** A pin: tall picture, title, a few words. */
export function PinterestPin({ look }: { look: Look }) {
  return (
    <div className="rounded-card border border-line bg-sunken p-5">
      <div className="mx-auto max-w-60" lang={look.lang}>
        <SeenPicture url={look.picture} className="aspect-[2/3] w-full rounded-[16px] border border-line" />
        <div className="mt-2 line-clamp-2 font-strong text-14">{look.text('title')}</div>
        <p className="mt-0.5 line-clamp-3 text-12 text-text-2">{look.text('description')}</p>
      </div>
    </div>
  )
}

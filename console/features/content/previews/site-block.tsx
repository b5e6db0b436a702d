import { X } from 'lucide-react'
import { SeenPicture } from '../pictures/seen-picture.tsx'
import { useStudio } from '../studio/studio.ts'
import type { Look } from './variant-preview.tsx'

/** A block on the shop's page, in the brand's colours. */
export function SiteBlock({ look }: { look: Look }) {
  const { colours } = useStudio().brand.kit
  return (
    <div className="overflow-hidden rounded-card border border-line bg-sunken">
      <div aria-hidden="true" className="flex items-center gap-1.5 border-line border-b bg-canvas px-3 py-2">
        {[0, 1, 2].map((dot) => (
          <span key={dot} className="size-2 rounded-full bg-line" />
        ))}
        <span className="ml-2 h-4 flex-1 rounded-knot bg-sunken" />
      </div>
      <div className="grid grid-cols-3 gap-2 p-3 opacity-60" aria-hidden="true">
        {[0, 1, 2].map((tile) => (
          <span key={tile} className="h-16 rounded-knot bg-line" />
        ))}
      </div>
      <div
        lang={look.lang}
        className="relative m-3 mt-0 overflow-hidden rounded-card shadow-float"
        style={{ background: colours.ground, color: colours.text }}
      >
        {look.picture !== '' && <SeenPicture url={look.picture} className="h-28 w-full" />}
        <X aria-hidden="true" size={16} className="absolute top-3 right-3 opacity-60" />
        <div className="p-4 pr-8">
          <div className="font-strong text-16">{look.text('title')}</div>
          <div className="mt-1 text-14">{look.text('body')}</div>
          {look.text('button') !== '' && (
            <span
              className="mt-3 inline-block rounded-control px-3.5 py-1.5 font-button text-14"
              style={{ background: colours.accent, color: colours.onAccent }}
            >
              {look.text('button')}
            </span>
          )}
        </div>
      </div>
    </div>
  )
}

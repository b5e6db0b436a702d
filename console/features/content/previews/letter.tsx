import { useStudio } from '../studio/studio.ts'
import type { Look } from './variant-preview.tsx'

/** A printed letter: the file for the printer holds the same words. */
export function Letter({ look }: { look: Look }) {
  const { colours } = useStudio().brand.kit
  return (
    <div className="rounded-card border border-line bg-sunken p-4">
      <div
        lang={look.lang}
        className="mx-auto aspect-[1/1.25] max-w-76 overflow-y-auto px-6 py-7 text-12"
        style={{ background: colours.ground, color: colours.text }}
      >
        <div className="font-strong text-14" style={{ color: colours.accent }}>
          {look.brand}
        </div>
        <div className="mt-6 font-strong text-16">{look.text('heading')}</div>
        <p className="mt-3 whitespace-pre-wrap">{look.text('body')}</p>
        <p className="mt-5 font-strong">{look.text('action')}</p>
      </div>
    </div>
  )
}

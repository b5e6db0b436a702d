import { useWords } from '../../../i18n/t.ts'
import { SeenPicture } from '../pictures/seen-picture.tsx'
import { useStudio } from '../studio/studio.ts'
import { BlockList } from './block-list.tsx'
import { useBlockDesk } from './use-blocks.ts'

/** The mail in the brand's clothes, written where it stands. */
export function Sheet() {
  const { t } = useWords()
  const { brand, document } = useStudio()
  const { blocks, select, language, add, isLocked } = useBlockDesk()
  const { colours, font, logoUrl } = brand.kit
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: a press beside the sheet lets go of the chosen block; Esc does too
    // biome-ignore lint/a11y/useKeyWithClickEvents: see above
    <div
      className="px-3 pb-10 md:px-6 lg:min-h-0 lg:flex-1 lg:overflow-y-auto"
      onClick={(event) => {
        if (event.target === event.currentTarget) select(null)
      }}
    >
      <div
        lang={language}
        className="mx-auto max-w-170 rounded-card border border-line px-3 py-6 text-16 sm:px-10"
        style={{ background: document.body?.background ?? colours.page }}
      >
        <div
          className="mx-auto max-w-150 pb-2"
          style={{ background: colours.ground, color: colours.text, fontFamily: font }}
        >
          {logoUrl !== '' && <BrandLogo url={logoUrl} />}
          <BlockList blocks={blocks} inside={null} />
          {blocks.length === 0 && !isLocked && (
            <button
              type="button"
              className="w-full px-6 py-16 text-center text-14 opacity-70"
              onClick={() => add('heading', null)}
            >
              {t('content.emptySheet')}
            </button>
          )}
        </div>
      </div>
    </div>
  )
}

function BrandLogo({ url }: { url: string }) {
  return <SeenPicture url={url} fit="contain" className="mx-auto h-14 w-40 bg-transparent!" />
}

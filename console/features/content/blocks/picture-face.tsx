import { ImagePlus } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import type { LeafBlock } from '../model.ts'
import { PictureDialog } from '../pictures/picture-dialog.tsx'
import { SeenPicture } from '../pictures/seen-picture.tsx'
import { useBlockDesk } from './use-blocks.ts'

type PictureBlock = Extract<LeafBlock, { kind: 'picture' | 'live_picture' }>

/** The picture itself, or the place for one; a living one says that it is chosen at opening. */
export function PictureFace({ block }: { block: PictureBlock }) {
  const { t } = useWords()
  const { put, isLocked } = useBlockDesk()
  const [isChoosing, setChoosing] = useState(false)
  return (
    <div className="relative">
      {block.url === '' ? (
        <button
          type="button"
          disabled={isLocked}
          onClick={() => setChoosing(true)}
          className="flex h-40 w-full flex-col items-center justify-center gap-1.5 bg-sunken font-sans text-13 text-text-2 hover:text-text"
        >
          <ImagePlus aria-hidden="true" size={20} strokeWidth={1.75} />
          {t('content.choosePicture')}
        </button>
      ) : (
        <SeenPicture
          url={block.url}
          className={`mx-auto ${block.url.startsWith(location.origin) ? 'h-auto' : 'h-60'} w-full`}
        />
      )}
      {block.kind === 'live_picture' && (
        <span className="absolute bottom-2 left-2 rounded-knot bg-raised px-1.5 py-0.5 font-sans text-12 text-text-2">
          {t('content.livePictureNote', { count: block.cases.length })}
        </span>
      )}
      <PictureDialog
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={({ url }) => put({ ...block, url })}
      />
    </div>
  )
}

import { ImagePlus, Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Section } from '../../../kit/figures.tsx'
import type { LeafBlock } from '../model.ts'
import { PictureDialog } from '../pictures/picture-dialog.tsx'
import { SeenPicture } from '../pictures/seen-picture.tsx'
import { ConditionFields } from './condition-fields.tsx'
import { firstCondition } from './tree.ts'
import { useBlockDesk } from './use-blocks.ts'

type LivePicture = Extract<LeafBlock, { kind: 'live_picture' }>

/** Pictures and when each is shown; asked anew whenever the mail is opened. */
export function LivePictureFields({ block }: { block: LivePicture }) {
  const { t } = useWords()
  const { put } = useBlockDesk()
  const [choosing, setChoosing] = useState<number | null>(null)
  const putCases = (cases: LivePicture['cases'], tag = ''): void => put({ ...block, cases }, tag)
  const putCase = (index: number, change: Partial<LivePicture['cases'][number]>, tag = ''): void =>
    putCases(
      block.cases.map((one, at) => (at === index ? { ...one, ...change } : one)),
      tag,
    )
  return (
    <Section title={t('content.livePictures')}>
      <p className="mb-3 text-12 text-text-2">{t('content.livePicturesText')}</p>
      <div className="flex flex-col gap-3">
        {block.cases.map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a case is its place
          <div key={index} className="rounded-card border border-line bg-surface p-3">
            <div className="mb-2 flex items-center gap-2">
              <SeenPicture url={one.url} className="size-10 rounded-control" />
              <Button size="sm" icon={ImagePlus} onClick={() => setChoosing(index)}>
                {t('content.choosePicture')}
              </Button>
              {block.cases.length > 1 && (
                <IconButton
                  size="sm"
                  icon={X}
                  className="ml-auto"
                  label={t('content.removeCase', { number: index + 1 })}
                  onClick={() => putCases(block.cases.filter((_, at) => at !== index))}
                />
              )}
            </div>
            <ConditionFields
              condition={one.when}
              onChange={(when) => putCase(index, { when }, `case.${index}`)}
            />
          </div>
        ))}
        {block.cases.length < 6 && (
          <Button
            icon={Plus}
            className="self-start"
            onClick={() => putCases([...block.cases, { when: firstCondition, url: '' }])}
          >
            {t('content.addCase')}
          </Button>
        )}
      </div>
      <PictureDialog
        isOpen={choosing !== null}
        onClose={() => setChoosing(null)}
        onChoose={({ url }) => choosing !== null && putCase(choosing, { url })}
      />
    </Section>
  )
}

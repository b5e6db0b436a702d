import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { setIn } from '../edit.ts'
import type { LeafBlock } from '../model.ts'
import { PictureDialog } from '../pictures/picture-dialog.tsx'
import { useStudio } from '../studio/studio.ts'
import { useBlockDesk } from './use-blocks.ts'

/** Which picture, what it shows in words, where it leads. */
export function PictureFields({
  block,
}: {
  block: Extract<LeafBlock, { kind: 'picture' | 'live_picture' }>
}) {
  const { t } = useWords()
  const { languages } = useStudio()
  const { put } = useBlockDesk()
  const [isChoosing, setChoosing] = useState(false)
  return (
    <>
      <Button className="self-start" onClick={() => setChoosing(true)}>
        {block.kind === 'live_picture' ? t('content.chooseFallback') : t('content.choosePicture')}
      </Button>
      {!block.isDecorative &&
        languages.map((language) => (
          <TextField
            key={language}
            lang={language}
            label={`${t('content.alt')} (${t(`content.language.${language}`)})`}
            maxLength={300}
            value={block.alt[language] ?? ''}
            onChange={(text) => put({ ...block, alt: setIn(block.alt, language, text) }, `alt.${language}`)}
          />
        ))}
      <label className="flex items-center gap-2">
        <input
          type="checkbox"
          className="accent-brand"
          checked={block.isDecorative}
          onChange={(event) => put({ ...block, isDecorative: event.target.checked })}
        />
        {t('content.decorative')}
      </label>
      <TextField
        label={t('content.link')}
        type="url"
        placeholder="https://"
        value={block.link ?? ''}
        onChange={(link) => {
          const { link: _, ...rest } = block
          put(link === '' ? rest : { ...block, link }, 'link')
        }}
      />
      <PictureDialog
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={({ url }) => put({ ...block, url })}
      />
    </>
  )
}

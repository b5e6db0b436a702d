import { ImagePlus, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Input } from '../../../kit/field.tsx'
import { setCore, setIn } from '../edit.ts'
import { PictureDialog } from '../pictures/picture-dialog.tsx'
import { SeenPicture } from '../pictures/seen-picture.tsx'
import { useStudio } from './studio.ts'

/** The message's pictures, each with what it shows in words. */
export function CorePictures() {
  const { t } = useWords()
  const { document, change, isLocked } = useStudio()
  const [isChoosing, setChoosing] = useState(false)
  const { pictures } = document.core
  return (
    <div className="flex flex-col gap-2">
      <div className="flex items-center justify-between">
        <span className="font-medium text-12 text-text-2">{t('content.pictures')}</span>
        {!isLocked && (
          <Button size="sm" tone="quiet" icon={ImagePlus} onClick={() => setChoosing(true)}>
            {t('content.addPicture')}
          </Button>
        )}
      </div>
      <ul className="flex flex-col gap-3">
        {pictures.map((picture, index) => (
          <li key={picture.url}>
            <PictureRow index={index} />
          </li>
        ))}
      </ul>
      <PictureDialog
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={(picture) =>
          change('', (before) => {
            const others = before.core.pictures.filter((one) => one.url !== picture.url)
            return setCore(before, { pictures: [...others, { ...picture, alt: {} }].slice(0, 10) })
          })
        }
      />
    </div>
  )
}

function PictureRow({ index }: { index: number }) {
  const { t } = useWords()
  const { document, change, languages, isLocked } = useStudio()
  const picture = document.core.pictures[index]
  if (picture === undefined) return null
  const put = (tag: string, next: typeof picture | null): void =>
    change(tag, (before) =>
      setCore(before, {
        pictures: before.core.pictures.flatMap((one) => (one.url === picture.url ? (next ?? []) : one)),
      }),
    )
  return (
    <div className="flex gap-2.5">
      <SeenPicture url={picture.url} className="size-16 shrink-0 rounded-control border border-line" />
      <div className="flex min-w-0 flex-1 flex-col gap-1.5">
        {languages.map((language) => (
          <Input
            key={language}
            lang={language}
            aria-label={`${t('content.alt')} (${t(`content.language.${language}`)})`}
            placeholder={t('content.alt')}
            maxLength={300}
            disabled={isLocked}
            value={picture.alt[language] ?? ''}
            onChange={(event) =>
              put(`alt.${picture.url}.${language}`, {
                ...picture,
                alt: setIn(picture.alt, language, event.target.value),
              })
            }
          />
        ))}
      </div>
      {!isLocked && (
        <IconButton size="sm" icon={X} label={t('content.removePicture')} onClick={() => put('', null)} />
      )}
    </div>
  )
}

import { ImagePlus, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Field, TextArea } from '../../../kit/field.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import { contentLanguages } from '../model.ts'
import { PictureDialog } from '../pictures/picture-dialog.tsx'
import { SeenPicture } from '../pictures/seen-picture.tsx'
import type { BrandPart } from './brand-tab.tsx'

/** Name, logo, and what stands below every commercial message. */
export function BrandSign({ kit, put, isLocked }: BrandPart) {
  const { t } = useWords()
  const [isChoosing, setChoosing] = useState(false)
  return (
    <section className="flex flex-col gap-4">
      <h2 className="font-strong text-16">{t('content.brandSign')}</h2>
      <TextField
        label={t('content.brandName')}
        value={kit.name}
        maxLength={120}
        onChange={(name) => put({ name })}
      />
      <div className="flex items-center gap-3">
        {kit.logoUrl !== '' && (
          <SeenPicture
            url={kit.logoUrl}
            fit="contain"
            className="h-14 w-36 rounded-control border border-line"
          />
        )}
        {!isLocked && (
          <>
            <Button icon={ImagePlus} onClick={() => setChoosing(true)}>
              {kit.logoUrl === '' ? t('content.addLogo') : t('content.changeLogo')}
            </Button>
            {kit.logoUrl !== '' && (
              <IconButton icon={X} label={t('content.removeLogo')} onClick={() => put({ logoUrl: '' })} />
            )}
          </>
        )}
      </div>
      {contentLanguages.map((language) => (
        <Field
          key={language}
          label={`${t('content.footer')} (${t(`content.language.${language}`)})`}
          hint={language === 'pl' ? t('content.footerHint') : undefined}
        >
          {(control) => (
            <TextArea
              {...control}
              lang={language}
              maxLength={1000}
              value={kit.footer[language] ?? ''}
              onChange={(event) => put({ footer: { ...kit.footer, [language]: event.target.value } })}
            />
          )}
        </Field>
      ))}
      <PictureDialog
        isOpen={isChoosing}
        onClose={() => setChoosing(false)}
        onChoose={({ url }) => put({ logoUrl: url })}
      />
    </section>
  )
}

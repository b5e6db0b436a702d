import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Field, Input } from '../../../kit/field.tsx'
import { Select } from '../../../kit/select.tsx'
import { Segmented } from '../../../kit/tabs.tsx'
import { setCore, setCoreText } from '../edit.ts'
import { type ContentLanguage, type CoreField, findingsAt, tones } from '../model.ts'
import { variablesQuery } from '../queries.ts'
import { CorePictures } from './core-pictures.tsx'
import { FindingRow } from './finding-row.tsx'
import { useStudio } from './studio.ts'
import { WordsField } from './words-field.tsx'

// Off unless somebody set it up.
const WritingHelp = lazy(() => import('./writing-help.tsx').then((help) => ({ default: help.WritingHelp })))

const fields = [
  { name: 'headline', rows: 1, most: 300 },
  { name: 'message', rows: 5, most: 6000 },
  { name: 'offer', rows: 1, most: 500 },
  { name: 'action', rows: 1, most: 80 },
] as const satisfies readonly { name: CoreField; rows: number; most: number }[]

/** What is said once: the key message, the offer, the call; every channel draws from it. */
export function CorePanel() {
  const { t } = useWords()
  const { languages } = useStudio()
  return (
    <section
      aria-label={t('content.core')}
      className={`shrink-0 border-b bg-canvas px-4 py-4 md:px-6 lg:overflow-y-auto lg:border-r lg:border-b-0 ${languages.length > 1 ? 'lg:w-150' : 'lg:w-90'}`}
    >
      <h2 className="font-strong text-16">{t('content.core')}</h2>
      <p className="mt-0.5 mb-4 text-text-2">{t('content.coreText')}</p>
      <div className={`grid gap-x-5 gap-y-6 ${languages.length > 1 ? 'sm:grid-cols-2' : ''}`}>
        {languages.map((language) => (
          <CoreTexts key={language} language={language} />
        ))}
      </div>
      <div className="mt-5 flex flex-col gap-4 border-t pt-4">
        <LinkField />
        <Character />
        <CorePictures />
        <Hashtags />
      </div>
    </section>
  )
}

function CoreTexts({ language }: { language: ContentLanguage }) {
  const { t } = useWords()
  const { document, change, trial, isLocked, languages } = useStudio()
  const { data } = useQuery(variablesQuery)
  const text = document.core.texts[language]
  const missing = findingsAt(trial?.findings ?? [], `core.texts.${language}`)
  return (
    <fieldset className="flex min-w-0 flex-col gap-4">
      <legend className={languages.length > 1 ? 'mb-2 font-strong text-12 text-text-2' : 'sr-only'}>
        {t(`content.language.${language}`)}
      </legend>
      {fields.map(({ name, rows, most }) => (
        <WordsField
          key={name}
          label={t(`content.core.${name}`)}
          hint={name === 'headline' ? t('content.core.headlineHint') : undefined}
          rows={rows}
          maxLength={most}
          lang={language}
          value={text?.[name] ?? ''}
          isLocked={isLocked}
          aside={
            data?.hasWritingHelp && !isLocked ? (
              <Suspense>
                <WritingHelp language={language} field={name} />
              </Suspense>
            ) : undefined
          }
          onChange={(value) =>
            change(`core.${language}.${name}`, (before) =>
              setCoreText(before, { language, field: name }, value),
            )
          }
        />
      ))}
      {missing.map((one) => (
        <FindingRow key={one.code} finding={one} />
      ))}
    </fieldset>
  )
}

function LinkField() {
  const { t } = useWords()
  const { document, change, trial, isLocked } = useStudio()
  const [wrong] = findingsAt(trial?.findings ?? [], 'core.link')
  return (
    <Field label={t('content.link')} error={wrong === undefined ? undefined : `${wrong.what}. ${wrong.cure}`}>
      {(control) => (
        <Input
          {...control}
          type="url"
          placeholder="https://"
          value={document.core.link}
          maxLength={2000}
          disabled={isLocked}
          onChange={(event) => {
            const link = event.target.value
            change('core.link', (before) => setCore(before, { link }))
          }}
        />
      )}
    </Field>
  )
}

/** What kind of message it is, and how it sounds. */
function Character() {
  const { t } = useWords()
  const { document, change, isLocked } = useStudio()
  const { purpose, tone } = document.core
  if (isLocked) return null
  return (
    <div className="flex flex-wrap items-end gap-4">
      <div className="flex flex-col gap-1.5">
        <span className="font-medium text-12 text-text-2">{t('content.purpose')}</span>
        <Segmented
          label={t('content.purpose')}
          value={purpose}
          options={[
            { value: 'marketing', label: t('content.purpose.marketing') },
            { value: 'service', label: t('content.purpose.service') },
          ]}
          onChange={(next) => change('', (before) => setCore(before, { purpose: next }))}
        />
      </div>
      <div className="flex min-w-36 flex-1 flex-col gap-1.5">
        <span className="font-medium text-12 text-text-2">{t('content.tone')}</span>
        <Select
          look="field"
          label={t('content.tone')}
          value={tone}
          options={tones.map((value) => ({ value, label: t(`content.tone.${value}`) }))}
          onChange={(next) => change('', (before) => setCore(before, { tone: next }))}
        />
      </div>
    </div>
  )
}

function Hashtags() {
  const { t } = useWords()
  const { document, change, isLocked } = useStudio()
  const { hashtags } = document.core
  return (
    <Field label={t('content.hashtags')} hint={t('content.hashtagsHint')}>
      {(control) => (
        <Input
          {...control}
          key={hashtags.join()}
          defaultValue={hashtags.map((tag) => `#${tag}`).join(' ')}
          disabled={isLocked}
          onBlur={(event) => {
            const tags = event.target.value.match(/[\p{L}\p{N}_]{1,60}/gu) ?? []
            if (tags.join() !== hashtags.join())
              change('', (before) => setCore(before, { hashtags: tags.slice(0, 30) }))
          }}
        />
      )}
    </Field>
  )
}

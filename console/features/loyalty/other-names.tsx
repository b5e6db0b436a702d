import { ChevronRight } from 'lucide-react'
import { languages, useWords } from '../../i18n/t.ts'
import { TextField } from '../../kit/text-field.tsx'
import { putText, type Texts } from './name-in.ts'

interface OtherNamesProps<F extends string> {
  texts: Texts<F>
  /** What is said in each language: its label and how long it may be. */
  fields: readonly { field: F; label: string; most: number }[]
  onChange: (texts: Texts<F>) => void
}

/** What customers of other languages read; left empty, everybody reads its own name. */
export function OtherNames<F extends string>({ texts, fields, onChange }: OtherNamesProps<F>) {
  const { t } = useWords()
  const told = languages.filter((one) => texts[one] !== undefined)
  return (
    <details className="group col-span-full rounded-card border border-line">
      <summary className="flex cursor-pointer list-none flex-wrap items-center gap-2 rounded-card px-3 py-2 font-medium pointer-coarse:py-3">
        <ChevronRight
          aria-hidden="true"
          size={16}
          className="shrink-0 text-text-3 transition-transform duration-120 group-open:rotate-90"
        />
        {t('loyalty.otherNames')}
        <span className="text-12 font-normal text-text-3">
          {told.length === 0
            ? t('loyalty.otherNamesHint')
            : told.map((one) => t(`loyalty.language.${one}`)).join(', ')}
        </span>
      </summary>
      <div className="grid gap-4 border-t border-line p-3 sm:grid-cols-2">
        {fields.flatMap(({ field, label, most }) =>
          languages.map((language) => (
            <TextField
              key={field + language}
              label={t('loyalty.inLanguage', { what: label, language: t(`loyalty.language.${language}`) })}
              lang={language}
              maxLength={most}
              value={texts[language]?.[field] ?? ''}
              onChange={(text) => onChange(putText(texts, { language, field, text }))}
            />
          )),
        )}
      </div>
    </details>
  )
}

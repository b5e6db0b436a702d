import { useWords } from '../../i18n/t.ts'
import { TextField } from '../../kit/text-field.tsx'
import type { Import, ImportKind } from './import-queries.ts'

type Given = Import['options']

const fieldsOf: Readonly<
  Record<ImportKind, readonly ('currency' | 'system' | 'purpose' | 'channel' | 'wordingId' | 'proof')[]>
> = {
  customers: ['system'],
  orders: ['currency', 'system'],
  products: ['currency'],
  consents: ['purpose', 'channel', 'wordingId', 'proof'],
}

interface OptionsProps {
  kind: ImportKind
  value: Given
  onChange: (value: Given) => void
}

/** What holds for every row that does not say it itself. */
export function Options({ kind, value, onChange }: OptionsProps) {
  const { t } = useWords()
  const set = (name: keyof Given, text: string) => {
    const { [name]: _, ...rest } = value
    onChange(text.trim() === '' ? rest : { ...rest, [name]: text.trim() })
  }
  return (
    <details className="rounded-card border border-line px-4 py-3" open={kind === 'consents'}>
      <summary className="cursor-pointer font-medium">{t('imports.options')}</summary>
      <div className="mt-3 grid gap-4 sm:grid-cols-2">
        {fieldsOf[kind].map((name) => (
          <TextField
            key={name}
            label={t(`imports.option.${name}`)}
            hint={t(`imports.optionText.${name}`)}
            defaultValue={undefined}
            value={String(value[name] ?? '')}
            onChange={(text) => set(name, text)}
          />
        ))}
        {kind === 'consents' && (
          <TextField
            label={t('imports.option.wordingVersion')}
            inputMode="numeric"
            value={String(value.wordingVersion ?? '')}
            onChange={(text) => {
              const version = Number.parseInt(text, 10)
              const { wordingVersion: _, ...rest } = value
              onChange(version >= 1 ? { ...rest, wordingVersion: version } : rest)
            }}
          />
        )}
      </div>
    </details>
  )
}

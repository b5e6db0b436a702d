import { Plus, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Field, Input } from '../../../kit/field.tsx'
import { Select } from '../../../kit/select.tsx'
import { type BrandKit, tones } from '../model.ts'
import type { BrandPart } from './brand-tab.tsx'

const addresses = ['pan_pani', 'ty', 'neutral'] as const

/** How the brand speaks, and what it never says. */
export function BrandVoice({ kit, put, isLocked }: BrandPart) {
  const { t } = useWords()
  return (
    <section className="flex flex-col gap-4">
      <h2 className="font-strong text-16">{t('content.voice')}</h2>
      <div className="grid gap-4 sm:grid-cols-2">
        <div className="flex flex-col gap-1.5">
          <span className="font-medium text-12 text-text-2">{t('content.tone')}</span>
          <Select
            look="field"
            label={t('content.tone')}
            value={kit.tone}
            options={tones.map((value) => ({ value, label: t(`content.tone.${value}`) }))}
            onChange={(tone) => put({ tone })}
          />
        </div>
        <div className="flex flex-col gap-1.5">
          <span className="font-medium text-12 text-text-2">{t('content.address')}</span>
          <Select
            look="field"
            label={t('content.address')}
            value={kit.address}
            options={addresses.map((value) => ({ value, label: t(`content.address.${value}`) }))}
            onChange={(address) => put({ address })}
          />
        </div>
      </div>
      <Forbidden kit={kit} put={put} isLocked={isLocked} />
    </section>
  )
}

/** Words the brand never says; every Polish form of them is found. */
function Forbidden({ kit, put, isLocked }: BrandPart) {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-2">
      <h3 className="font-medium text-12 text-text-2">{t('content.forbidden')}</h3>
      <p className="text-12 text-text-3">{t('content.forbiddenText')}</p>
      <ul className="flex flex-col">
        {kit.forbidden.map((one) => (
          <li key={one.word} className="flex min-h-9 items-center gap-2 border-line border-b last:border-b-0">
            <span className="font-medium line-through decoration-danger">{one.word}</span>
            {one.instead !== '' && (
              <span className="text-text-2">{t('content.insteadOf', { instead: one.instead })}</span>
            )}
            {!isLocked && (
              <IconButton
                size="sm"
                icon={X}
                className="ml-auto"
                label={t('content.allowWord', { word: one.word })}
                onClick={() => put({ forbidden: kit.forbidden.filter((each) => each !== one) })}
              />
            )}
          </li>
        ))}
      </ul>
      {!isLocked && (
        <NewWord
          onAdd={(added) =>
            put({ forbidden: [...kit.forbidden.filter((one) => one.word !== added.word), added] })
          }
        />
      )}
    </div>
  )
}

/** A word and what is said in its place; Enter adds it. */
function NewWord({ onAdd }: { onAdd: (added: BrandKit['forbidden'][number]) => void }) {
  const { t } = useWords()
  const [entry, setEntry] = useState({ word: '', instead: '' })
  const isReady = entry.word.trim().length >= 2
  const add = (): void => {
    if (!isReady) return
    onAdd({ word: entry.word.trim(), instead: entry.instead.trim() })
    setEntry({ word: '', instead: '' })
  }
  const addOnEnter = (event: React.KeyboardEvent): void => {
    if (event.key !== 'Enter') return
    event.preventDefault()
    add()
  }
  return (
    <div className="flex flex-wrap items-end gap-2">
      {(['word', 'instead'] as const).map((name) => (
        <div key={name} className="min-w-32 flex-1">
          <Field label={t(name === 'word' ? 'content.word' : 'content.instead')}>
            {(control) => (
              <Input
                {...control}
                value={entry[name]}
                maxLength={60}
                onKeyDown={addOnEnter}
                onChange={(event) => setEntry({ ...entry, [name]: event.target.value })}
              />
            )}
          </Field>
        </div>
      ))}
      <Button icon={Plus} disabled={!isReady} onClick={add}>
        {t('content.forbid')}
      </Button>
    </div>
  )
}

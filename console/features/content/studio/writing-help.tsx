import { Popover } from '@base-ui/react/popover'
import { useMutation } from '@tanstack/react-query'
import { WandSparkles } from 'lucide-react'
import { useState } from 'react'
import type { SuggestTextsReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Tag } from '../../../kit/chip.tsx'
import { Field, TextArea } from '../../../kit/field.tsx'
import { setCoreText } from '../edit.ts'
import type { ContentLanguage, CoreField } from '../model.ts'
import { useStudio } from './studio.ts'

interface Props {
  language: ContentLanguage
  field: CoreField
}

/** Suggestions of a model the operator has set up: always marked, never put in by themselves. */
export function WritingHelp({ language, field }: Props) {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  return (
    <Popover.Root open={isOpen} onOpenChange={setOpen}>
      <Popover.Trigger render={<IconButton size="sm" icon={WandSparkles} label={t('content.suggest')} />} />
      <Popover.Portal>
        <Popover.Positioner sideOffset={6} align="end" className="z-50 outline-none">
          <Popover.Popup className="w-90 max-w-[calc(100vw-32px)] rounded-card border border-line bg-raised p-4 shadow-float outline-none">
            <Popover.Title className="mb-2 flex items-center gap-2 font-strong">
              {t('content.suggest')} <Tag>{t('content.aiMade')}</Tag>
            </Popover.Title>
            <Suggestions language={language} field={field} onDone={() => setOpen(false)} />
          </Popover.Popup>
        </Popover.Positioner>
      </Popover.Portal>
    </Popover.Root>
  )
}

function Suggestions({ language, field, onDone }: Props & { onDone: () => void }) {
  const { t } = useWords()
  const { change } = useStudio()
  const [brief, setBrief] = useState('')
  const ask = useMutation({
    mutationFn: () =>
      request<SuggestTextsReply>('/api/v1/writing-help', {
        method: 'POST',
        body: { language, field, brief },
      }),
  })
  const take = (text: string): void => {
    const place = `core.${language}.${field}`
    change('', (before) => {
      const marked = before.aiMade.includes(place) ? before.aiMade : [...before.aiMade, place]
      return { ...setCoreText(before, { language, field }, text), aiMade: marked }
    })
    onDone()
  }
  return (
    <form
      className="flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <Field label={t('content.brief')} hint={t('content.briefHint')} error={ask.error?.message}>
        {(control) => (
          <TextArea
            {...control}
            value={brief}
            maxLength={2000}
            onChange={(event) => setBrief(event.target.value)}
          />
        )}
      </Field>
      <Button type="submit" isBusy={ask.isPending} disabled={brief.trim().length < 3} className="self-start">
        {t('content.askForIdeas')}
      </Button>
      {ask.data && (
        <ul className="flex flex-col gap-1">
          {ask.data.suggestions.map(({ text }) => (
            <li key={text}>
              <button
                type="button"
                onClick={() => take(text)}
                className="w-full rounded-control border border-line bg-surface px-3 py-2 text-left hover:bg-sunken"
              >
                {text}
              </button>
            </li>
          ))}
        </ul>
      )}
    </form>
  )
}

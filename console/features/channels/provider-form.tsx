import { useMutation } from '@tanstack/react-query'
import { PlugZap } from 'lucide-react'
import { type ReactNode, useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { CheckBox } from '../../kit/check-box.tsx'
import { tell } from '../../kit/tell.ts'
import type { ChannelField, FormOf } from './channel-model.ts'
import { SettingField } from './setting-field.tsx'
import { useTyped, type Values } from './use-typed.ts'
import { findWrong, type Tried, Verdict } from './verdict.tsx'

/** What is set up by a form of its own: a payment provider, an ad platform. */
export interface Provider extends FormOf {
  readonly id: string
  readonly label: { readonly pl: string; readonly en: string }
  readonly fields: ChannelField[]
  readonly isSet: boolean
  readonly isEnabled: boolean
}

interface ProviderFormProps {
  provider: Provider
  words: { saved: string; enabled: string; test: string }
  isLocked?: boolean
  save: (body: { settings: Values; isEnabled: boolean }) => Promise<unknown>
  test: (settings: Values) => Promise<Tried>
  /** Above its fields, and below them. */
  intro: ReactNode
  outro?: ReactNode
}

/** Settings drawn from their schema; a trial tells at which field something is wrong. What few change stands last. */
export function ProviderForm({ provider, words, isLocked = false, ...form }: ProviderFormProps) {
  const { t } = useWords()
  const { typed, put, noteSaved } = useTyped(provider)
  const [isEnabled, setEnabled] = useState(provider.isEnabled || !provider.isSet)
  const save = useMutation({
    mutationFn: () => form.save({ settings: typed, isEnabled }),
    onSuccess: () => {
      noteSaved()
      tell(words.saved)
    },
  })
  const attempt = useMutation({ mutationFn: () => form.test(typed) })
  const error = attempt.error ?? save.error
  const wrong = findWrong(attempt.data, error)
  const fields = provider.fields.toSorted((a, b) => Number(a.isAdvanced) - Number(b.isAdvanced))
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {form.intro}
      <fieldset disabled={isLocked} className="flex flex-col gap-4">
        {fields.map((field) => (
          <SettingField
            key={field.name}
            channel={provider}
            field={field}
            typed={typed}
            error={wrong?.field === field.name ? wrong.says : undefined}
            onChange={(value) => {
              attempt.reset()
              save.reset()
              put(field.name, value)
            }}
          />
        ))}
        {form.outro}
        <CheckBox label={words.enabled} isChecked={isEnabled} onChange={setEnabled} />
      </fieldset>
      <Verdict reply={attempt.data} error={error} wrong={wrong} />
      {!isLocked && (
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" type="submit" isBusy={save.isPending}>
            {t('action.save')}
          </Button>
          {fields.length > 0 && (
            <Button icon={PlugZap} isBusy={attempt.isPending} onClick={() => attempt.mutate()}>
              {words.test}
            </Button>
          )}
        </div>
      )}
    </form>
  )
}

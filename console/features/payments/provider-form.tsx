import { useMutation } from '@tanstack/react-query'
import { PlugZap } from 'lucide-react'
import { useState } from 'react'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { CheckBox } from '../../kit/check-box.tsx'
import { Code } from '../../kit/code.tsx'
import { tell } from '../../kit/tell.ts'
import { SettingField } from '../channels/setting-field.tsx'
import { useTyped } from '../channels/use-typed.ts'
import { findWrong, Verdict } from '../channels/verdict.tsx'
import { type Provider, providersKey, saveProvider, testProvider } from './payment-queries.ts'

/** A provider's settings, drawn from its schema; a trial tells at which field something is wrong, and takes no money. */
export function ProviderForm({ provider }: { provider: Provider }) {
  const { t } = useWords()
  const { id, fields, isSandbox, notifyUrl } = provider
  const { typed, put, noteSaved } = useTyped(provider)
  const [isEnabled, setEnabled] = useState(provider.isEnabled || !provider.isSet)
  const save = useMutation({
    mutationFn: () => saveProvider(id, { settings: typed, isEnabled }),
    onSuccess: async () => {
      noteSaved()
      tell(t('payments.saved'))
      await queryClient.invalidateQueries({ queryKey: providersKey })
    },
  })
  const attempt = useMutation({ mutationFn: () => testProvider(id, typed) })
  const error = attempt.error ?? save.error
  const wrong = findWrong(attempt.data, error)
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {isSandbox && <p className="text-text-2">{t('payments.sandboxText')}</p>}
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
      {!isSandbox && <NotifyUrl url={notifyUrl} />}
      <CheckBox label={t('payments.enabled')} isChecked={isEnabled} onChange={setEnabled} />
      <Verdict reply={attempt.data} error={error} wrong={wrong} />
      <div className="flex flex-wrap gap-2">
        <Button tone="primary" type="submit" isBusy={save.isPending}>
          {t('action.save')}
        </Button>
        {fields.length > 0 && (
          <Button icon={PlugZap} isBusy={attempt.isPending} onClick={() => attempt.mutate()}>
            {t('payments.test')}
          </Button>
        )}
      </div>
    </form>
  )
}

/** What the provider's own panel asks for. */
function NotifyUrl({ url }: { url: string }) {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-1.5">
      <p className="text-12 font-medium text-text-2">{t('payments.notifyUrl')}</p>
      <Code label={t('payments.notifyUrl')} text={url} />
      <p className="text-12 text-text-3">{t('payments.notifyUrlHint')}</p>
    </div>
  )
}

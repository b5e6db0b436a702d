import { useMutation } from '@tanstack/react-query'
import { PlugZap } from 'lucide-react'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { CheckBox } from '../../kit/check-box.tsx'
import { tell } from '../../kit/tell.ts'
import { SettingField } from '../channels/setting-field.tsx'
import { useTyped } from '../channels/use-typed.ts'
import { findWrong, Verdict } from '../channels/verdict.tsx'
import { type Platform, savePlatform, testPlatform } from './ad-queries.ts'

/** An ad platform's settings, drawn from its schema; a trial tells of nobody. */
export function PlatformForm({ platform }: { platform: Platform }) {
  const { t, language } = useWords()
  const isLocked = !useScope('channels:manage')
  const { id, fields, delay } = platform
  const { typed, put, noteSaved } = useTyped(platform)
  const [isEnabled, setEnabled] = useState(platform.isEnabled || !platform.isSet)
  const save = useMutation({
    mutationFn: () => savePlatform(id, { settings: typed, isEnabled }),
    onSuccess: () => {
      noteSaved()
      tell(t('ads.saved'))
    },
  })
  const attempt = useMutation({ mutationFn: () => testPlatform(id, typed) })
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
      <p className="text-text-2">{delay.says[language]}.</p>
      {isLocked && <p className="text-text-2">{t('ads.locked')}</p>}
      <fieldset disabled={isLocked} className="flex flex-col gap-4">
        {[...fields]
          .sort((a, b) => Number(a.isAdvanced) - Number(b.isAdvanced))
          .map((field) => (
            <SettingField
              key={field.name}
              channel={platform}
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
        <CheckBox label={t('ads.enabled')} isChecked={isEnabled} onChange={setEnabled} />
      </fieldset>
      <Verdict reply={attempt.data} error={error} wrong={wrong} />
      {!isLocked && (
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" type="submit" isBusy={save.isPending}>
            {t('action.save')}
          </Button>
          <Button icon={PlugZap} isBusy={attempt.isPending} onClick={() => attempt.mutate()}>
            {t('ads.test')}
          </Button>
        </div>
      )}
    </form>
  )
}

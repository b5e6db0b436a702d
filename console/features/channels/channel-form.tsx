import { useMutation } from '@tanstack/react-query'
import { PlugZap } from 'lucide-react'
import { useState } from 'react'
import type { TestChannelReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { tell } from '../../kit/tell.ts'
import type { ChannelSettings } from './channel-model.ts'
import { channelPath, channelsKey } from './channel-path.ts'
import { Findings } from './findings.tsx'
import { SettingFields } from './setting-fields.tsx'
import { SinkNote } from './sink-note.tsx'
import { beginWith, useTyped, type Values } from './use-typed.ts'
import { findWrong, Verdict } from './verdict.tsx'

/** One channel's settings, drawn from its schema; a try tells at which field something is wrong. */
export function ChannelForm({ channel }: { channel: ChannelSettings }) {
  const { t } = useWords()
  const isLocked = !useScope('channels:manage')
  const { typed, put, noteSaved } = useTyped(channel)
  const [isEnabled, setEnabled] = useState(channel.isEnabled || !channel.isSet)
  const { save, attempt } = useActs(channel, { typed, isEnabled, noteSaved })
  const found = findWrong(attempt.data, attempt.error ?? save.error)
  const wrong = found && { ...found, at: Math.max(attempt.submittedAt, save.submittedAt) }
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <SinkNote channel={channel} />
      <fieldset disabled={isLocked} className="flex flex-col gap-4">
        <SettingFields
          channel={channel}
          typed={typed}
          wrong={wrong}
          onChange={(name, value) => {
            attempt.reset()
            save.reset()
            put(name, value)
          }}
        />
        <label className="flex items-center gap-2">
          <input
            type="checkbox"
            className="accent-brand"
            checked={isEnabled}
            onChange={(event) => setEnabled(event.target.checked)}
          />
          {t('channels.enabled')}
        </label>
      </fieldset>
      <Verdict reply={attempt.data} error={attempt.error ?? save.error} wrong={wrong} />
      <Findings findings={attempt.data?.findings ?? []} />
      {!isLocked && (
        <div className="flex flex-wrap gap-2">
          <Button tone="primary" type="submit" isBusy={save.isPending}>
            {t('action.save')}
          </Button>
          <Button icon={PlugZap} isBusy={attempt.isPending} onClick={() => attempt.mutate()}>
            {t('channels.test')}
          </Button>
        </div>
      )}
    </form>
  )
}

interface Saved {
  typed: Values
  isEnabled: boolean
  noteSaved: () => void
}

function useActs(channel: ChannelSettings, { typed, isEnabled, noteSaved }: Saved) {
  const { t } = useWords()
  const save = useMutation({
    mutationFn: () =>
      request<unknown>(channelPath(channel.id), { method: 'PUT', body: { settings: typed, isEnabled } }),
    onSuccess: async () => {
      noteSaved()
      tell(t('channels.saved'))
      await queryClient.invalidateQueries({ queryKey: channelsKey })
    },
  })
  const attempt = useMutation({
    mutationFn: () =>
      request<TestChannelReply>(`${channelPath(channel.id)}/test`, {
        method: 'POST',
        body: { settings: channel.isSet || !isUntouched(channel, typed) ? typed : {} },
      }),
  })
  return { save, attempt }
}

const isUntouched = (channel: ChannelSettings, typed: Values): boolean =>
  JSON.stringify(typed) === JSON.stringify(beginWith(channel))

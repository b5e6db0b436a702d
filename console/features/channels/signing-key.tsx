import { useMutation } from '@tanstack/react-query'
import { CircleCheck, KeyRound } from 'lucide-react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { type MessageKey, useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { tell } from '../../kit/tell.ts'
import type { ChannelSettings } from './channel-model.ts'
import { channelPath, channelsKey } from './channel-path.ts'
import { DnsRecord } from './dns-record.tsx'

/** The key a channel signs with: made here, put into the DNS by hand, used once the DNS shows it. */
export function SigningKey({ channel }: { channel: ChannelSettings }) {
  const { t } = useWords()
  const mayChange = useScope('channels:manage')
  const make = useAct(`${channelPath(channel.id)}/key`, 'channels.keyMade')
  const use = useAct(`${channelPath(channel.id)}/key/use`, 'channels.keyUsed')
  const { keys } = channel
  if (keys === null) return null
  const error = make.error ?? use.error
  return (
    <section className="mt-6 flex flex-col gap-3 border-t pt-4" aria-label={t('channels.key')}>
      <h3 className="font-strong">{t('channels.key')}</h3>
      <p className="text-text-2">{t(channel.isSet ? 'channels.keyIntro' : 'channels.keyNeedsSettings')}</p>
      {keys.inUse !== null && <KeyRecord title={t('channels.keyInUse')} record={keys.inUse} />}
      {keys.next !== null && (
        <>
          <KeyRecord title={t('channels.keyNext')} record={keys.next} />
          <p className="text-12 text-text-2">{t('channels.keyNextHint')}</p>
        </>
      )}
      {error !== null && (
        <p role="alert" className="text-danger">
          {error.message}
        </p>
      )}
      {mayChange && channel.isSet && (
        <div className="flex flex-wrap gap-2">
          {keys.next !== null && (
            <Button tone="primary" icon={CircleCheck} isBusy={use.isPending} onClick={() => use.mutate()}>
              {t('channels.keyUse')}
            </Button>
          )}
          <Button icon={KeyRound} isBusy={make.isPending} onClick={() => make.mutate()}>
            {t(keys.inUse === null && keys.next === null ? 'channels.keyMake' : 'channels.keyMakeNext')}
          </Button>
        </div>
      )}
    </section>
  )
}

function KeyRecord({ title, record }: { title: string; record: Parameters<typeof DnsRecord>[0]['record'] }) {
  return (
    <div className="flex flex-col gap-1">
      <h4>{title}</h4>
      <DnsRecord record={record} />
    </div>
  )
}

function useAct(path: string, done: MessageKey) {
  const { t } = useWords()
  return useMutation({
    mutationFn: () => request<unknown>(path, { method: 'POST' }),
    onSuccess: async () => {
      tell(t(done))
      await queryClient.invalidateQueries({ queryKey: channelsKey })
    },
  })
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { CirclePause } from 'lucide-react'
import type { GetSendingStatusReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { tellFailure } from '../../kit/tell.ts'

const key = ['sending-status']

/** How sending fares: what waits in each lane, and which channel stands still, and why. */
export function LaneStatus() {
  const canRead = useScope('channels:read')
  const query = useQuery({
    queryKey: key,
    queryFn: ({ signal }) => request<GetSendingStatusReply>('/api/v1/deliver/status', { signal }),
    enabled: canRead,
    refetchInterval: 5_000,
  })
  if (!query.data) return null
  return (
    <div className="flex shrink-0 flex-col gap-2 px-4 pb-1 md:px-6">
      <Waiting status={query.data} />
      {query.data.channels.map((channel) =>
        channel.paused === null ? null : (
          <Paused key={channel.id} id={channel.id} text={channel.paused.text} />
        ),
      )}
    </div>
  )
}

function Waiting({ status }: { status: GetSendingStatusReply }) {
  const { t, format } = useWords()
  const count = (lane: 'transactional' | 'marketing'): number =>
    status.lines.filter((line) => line.lane === lane).reduce((sum, line) => sum + line.pending + line.held, 0)
  const sent = status.channels.reduce((sum, channel) => sum + channel.sent, 0)
  return (
    <p className="text-text-2">
      {t('outbox.sentLately', { count: sent, shown: format.number(sent) })}{' '}
      {t('outbox.waiting', {
        service: format.number(count('transactional')),
        marketing: format.number(count('marketing')),
      })}
    </p>
  )
}

function Paused({ id, text }: { id: string; text: string }) {
  const { t } = useWords()
  const canManage = useScope('channels:manage')
  const resume = useMutation({
    mutationFn: () =>
      request<unknown>(`/api/v1/channels/${encodeURIComponent(id)}/resume`, { method: 'POST', body: {} }),
    onSuccess: () => queryClient.invalidateQueries({ queryKey: key }),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <div className="flex flex-wrap items-center gap-3 rounded-control bg-warn-soft px-3 py-2">
      <CirclePause aria-hidden="true" size={16} className="text-warn" />
      <span className="min-w-0 flex-1">
        <span className="font-strong">{t('outbox.paused', { channel: id })}</span> {text}
      </span>
      {canManage && (
        <Button size="sm" isBusy={resume.isPending} onClick={() => resume.mutate()}>
          {t('outbox.resume')}
        </Button>
      )}
    </div>
  )
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { RotateCcw } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import {
  type Connection,
  connectionPath,
  connectionsKey,
  type Delivery,
  deliveriesQuery,
} from './connection-model.ts'

const tones = {
  waiting: 'info',
  done: 'ok',
  partly: 'warn',
  refused: 'danger',
  set_aside: 'danger',
  unmapped: 'info',
  unruled: 'plain',
} as const

/** What it delivered, newest first, with what was refused and why. */
export function Deliveries({ connection }: { connection: Connection }) {
  const { t } = useWords()
  const [limit, setLimit] = useState(10)
  const query = useQuery(deliveriesQuery(connection.id, limit))
  return (
    <section>
      <h3 className="mb-2 font-strong">{t('conn.deliveries')}</h3>
      {query.isPending && <Bone className="h-24 w-full" />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && <p className="text-text-2">{t('conn.deliveriesEmpty')}</p>}
      <ul className="flex flex-col divide-y divide-line">
        {query.data?.items.map((one) => (
          <DeliveryRow key={one.id} delivery={one} connectionId={connection.id} />
        ))}
      </ul>
      {query.data?.next != null && limit < 100 && (
        <Button
          size="sm"
          tone="quiet"
          className="mt-2 -ml-2"
          onClick={() => setLimit(Math.min(100, limit + 30))}
        >
          {t('conn.more')}
        </Button>
      )}
    </section>
  )
}

/** As people see it: of nothing taken, and of no rule that is for it. */
function stateOf({ state, taken, reason }: Delivery): keyof typeof tones {
  if (state === 'partly' && taken === 0) return 'refused'
  return state === 'unmapped' && reason?.code === 'rule_missing' ? 'unruled' : state
}

function DeliveryRow({ delivery, connectionId }: { delivery: Delivery; connectionId: string }) {
  const { t, format } = useWords()
  const now = useNow()
  const canManage = useScope('sources:manage')
  const { topic, reason, refusals, refused, taken, arrivedAt } = delivery
  const state = stateOf(delivery)
  return (
    <li className="flex flex-col gap-1 py-2 text-13">
      <div className="flex flex-wrap items-center gap-2">
        <Tag tone={tones[state]}>{t(`conn.state.${state}`)}</Tag>
        <span className="min-w-0 truncate font-mono text-12">{topic}</span>
        {taken > 0 && <span className="text-12 text-text-2">{t('conn.taken', { count: taken })}</span>}
        <span className="ml-auto text-12 text-text-3">{format.ago(arrivedAt, now)}</span>
      </div>
      {reason !== null && delivery.state !== 'unmapped' && (
        <p className="text-12 text-danger">
          {reason.title ?? reason.code}
          {reason.path !== null && reason.path !== '' && ` · ${t('conn.place', { path: reason.path })}`}
        </p>
      )}
      <ul className="text-12 text-text-2">
        {refusals.slice(0, 5).map((one, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list of one delivery never changes its order
          <li key={index} className="wrap-anywhere">
            <span className="text-text">{one.name ?? one.kind}</span>: {one.title ?? one.code}
            {one.path !== null && ` · ${t('conn.place', { path: one.path })}`}
          </li>
        ))}
        {refused > 5 && <li>{t('conn.refusedMore', { count: refused - 5 })}</li>}
      </ul>
      {delivery.canReplay && canManage && <Replay delivery={delivery} connectionId={connectionId} />}
    </li>
  )
}

function Replay({ delivery, connectionId }: { delivery: Delivery; connectionId: string }) {
  const { t } = useWords()
  const replay = useMutation({
    mutationFn: () =>
      request<unknown>(
        connectionPath(connectionId, `/deliveries/${encodeURIComponent(delivery.id)}/replay`),
        {
          method: 'POST',
          body: {},
        },
      ),
    onSuccess: async () => {
      tell(t('conn.replayed'))
      await queryClient.invalidateQueries({ queryKey: connectionsKey })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <Button
      size="sm"
      tone="quiet"
      icon={RotateCcw}
      className="-ml-2 self-start"
      isBusy={replay.isPending}
      onClick={() => replay.mutate()}
    >
      {t('conn.replay')}
    </Button>
  )
}

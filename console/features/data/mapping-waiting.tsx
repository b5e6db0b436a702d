import { useMutation, useQuery } from '@tanstack/react-query'
import { ClipboardPaste, Inbox } from 'lucide-react'
import type { GetDeliveryBodyReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { type Connection, connectionPath, connectionsKey, deliveriesQuery } from './connection-model.ts'

/** As many as the server keeps of what waits for a mapping, and room for what was taken since. */
const looked = 40

const useKept = (connection: Connection) => {
  const query = useQuery(deliveriesQuery(connection.id, looked))
  return (query.data?.items ?? []).filter(({ canReplay }) => canReplay)
}

const pathOf = (connection: Connection, delivery: string, rest: string): string =>
  connectionPath(connection.id, `/deliveries/${encodeURIComponent(delivery)}/${rest}`)

/** The newest delivery whose body is still there, as the example of a mapping. */
export function TakeSample({
  connection,
  onTake,
}: {
  connection: Connection
  onTake: (text: string) => void
}) {
  const { t } = useWords()
  const [newest] = useKept(connection)
  const take = useMutation({
    mutationFn: (id: string) => request<GetDeliveryBodyReply>(pathOf(connection, id, 'body')),
    onSuccess: ({ payload }) => onTake(JSON.stringify(JSON.parse(payload), null, 2)),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (newest === undefined) return null
  return (
    <div>
      <Button icon={ClipboardPaste} isBusy={take.isPending} onClick={() => take.mutate(newest.id)}>
        {t('map.sample')}
      </Button>
      {take.data?.isMasked && <p className="mt-1 text-12 text-text-2">{t('map.sampleMasked')}</p>}
    </div>
  )
}

/** Lets what waited for these rules take effect, in the order it came. */
export function TakeIn({ connection }: { connection: Connection }) {
  const { t } = useWords()
  const waiting = useKept(connection).filter(({ state }) => state === 'unmapped')
  const takeIn = useMutation({
    mutationFn: async () => {
      for (const { id } of [...waiting].reverse())
        await request<unknown>(pathOf(connection, id, 'replay'), { method: 'POST', body: {} })
      return waiting.length
    },
    onSuccess: (count) => tell(t('map.takenIn', { count })),
    onError: (error) => tellFailure(error, t('error.title')),
    onSettled: () => queryClient.invalidateQueries({ queryKey: connectionsKey }),
  })
  if (waiting.length === 0) return null
  return (
    <Button icon={Inbox} isBusy={takeIn.isPending} onClick={() => takeIn.mutate()}>
      {t('map.takeIn')} ({waiting.length})
    </Button>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { History, Square } from 'lucide-react'
import type { GetSampleHistoryReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { sampleHistoryQuery } from '../../app/queries.ts'
import { hasScope, useMe } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Progress } from '../../kit/progress.tsx'
import { tellFailure } from '../../kit/tell.ts'

/** Two years of the sample brand's customers: asked for once, they come in the background, and can be stopped and gone on with. */
export function SampleHistory() {
  const { t } = useWords()
  const me = useMe()
  const isSample = me.workspaces.some((workspace) => workspace.isSample && workspace.id === me.workspaceId)
  const mayLoad = isSample && hasScope(me, 'workspace:manage')
  const client = useQueryClient()
  const query = useQuery({ ...sampleHistoryQuery, enabled: mayLoad })
  const act = useMutation({
    mutationFn: (isStart: boolean) =>
      request<GetSampleHistoryReply>('/api/v1/sample/history', { method: isStart ? 'POST' : 'DELETE' }),
    onSettled: () => client.invalidateQueries({ queryKey: sampleHistoryQuery.queryKey }),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  const history = query.data
  if (!mayLoad || history === undefined || history.customers >= history.total) return null
  const { running, customers, total } = history
  if (!running)
    return (
      <Button icon={History} isBusy={act.isPending} onClick={() => act.mutate(true)}>
        {t(customers === 0 ? 'past.load' : 'past.goOn', { customers, total })}
      </Button>
    )
  return (
    <div className="flex items-center gap-3">
      <div className="text-right text-12 text-text-2">
        <div className="font-medium text-text">{t('past.title')}</div>
        <div aria-live="off">{t('past.sent', { customers, total })}</div>
      </div>
      <Progress value={customers / total} label={t('past.title')} />
      <Button icon={Square} isBusy={act.isPending} onClick={() => act.mutate(false)}>
        {t('day.stop')}
      </Button>
    </div>
  )
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { Play, Square } from 'lucide-react'
import type { SampleDay } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { sampleDayQuery } from '../../app/queries.ts'
import { hasScope, useMe } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Progress } from '../../kit/progress.tsx'
import { tellFailure } from '../../kit/tell.ts'

/** One day of the sample brand in a few minutes. */
const speed = 240

/** Plays or stops the sample brand's day; stands only in the sample workspace, for those who may. */
export function PlayDay() {
  const { t, format } = useWords()
  const me = useMe()
  const isSample = me.workspaces.some((workspace) => workspace.isSample && workspace.id === me.workspaceId)
  const hasSample = isSample && hasScope(me, 'workspace:manage')
  const client = useQueryClient()
  const day = useQuery({ ...sampleDayQuery, enabled: hasSample })
  const act = useMutation({
    mutationFn: (isStart: boolean) =>
      request<SampleDay>(
        '/api/v1/sample/day',
        isStart ? { method: 'POST', body: { speed } } : { method: 'DELETE' },
      ),
    onSettled: () => client.invalidateQueries({ queryKey: sampleDayQuery.queryKey }),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!hasSample) return null
  const running = day.data?.running ? day.data : null
  if (!running)
    return (
      <Button tone="primary" icon={Play} isBusy={act.isPending} onClick={() => act.mutate(true)}>
        {t('day.play')}
      </Button>
    )
  return (
    <div className="flex items-center gap-3">
      <div className="text-right text-12 text-text-2">
        <div className="font-medium text-text">
          {running.clock === null ? t('day.running') : t('day.clock', { time: format.time(running.clock) })}
        </div>
        <div>{t('day.sent', { sent: running.sent, total: running.total })}</div>
      </div>
      <Progress value={running.total > 0 ? running.sent / running.total : 0} label={t('day.running')} />
      <Button icon={Square} isBusy={act.isPending} onClick={() => act.mutate(false)}>
        {t('day.stop')}
      </Button>
    </div>
  )
}

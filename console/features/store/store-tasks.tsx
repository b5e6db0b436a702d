import { useMutation, useQuery } from '@tanstack/react-query'
import { Check, Hand } from 'lucide-react'
import { useCallback, useState } from 'react'
import { findStored, putStored } from '../../app/browser/storage.ts'
import { useNews } from '../../app/live.ts'
import { queryClient } from '../../app/queries.ts'
import { useMe } from '../../app/session.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Select } from '../../kit/select.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import { tellFailure } from '../../kit/tell.ts'
import { actOnTask, type Desk, desks, type Task, tasksQuery } from './store-api.ts'
import { TaskDialog } from './task-dialog.tsx'

/** Whose tasks this device shows: remembered here; before that, by what its member does. */
function useDesk(): [Desk, (desk: Desk) => void] {
  const { roles } = useMe().member
  const [chosen, setChosen] = useState(() => findStored('store.desk'))
  const own = roles.includes('agent') ? 'agent' : 'store'
  return [
    desks.find((one) => one === chosen) ?? own,
    (desk) => {
      putStored('store.desk', desk)
      setChosen(desk)
    },
  ]
}

const lookAgain = () => void queryClient.invalidateQueries({ queryKey: ['tasks'] })

interface StoreTasksProps {
  /** Where this device is. */
  storeId: string | null
  onMeet: (customerId: string) => void
}

/** What journeys ask this desk to do, the most urgent first. */
export function StoreTasks({ storeId, onMeet }: StoreTasksProps) {
  const { t } = useWords()
  const [desk, setDesk] = useDesk()
  const query = useQuery(tasksQuery(desk, storeId))
  const [ending, setEnding] = useState<Task | null>(null)
  useNews('journey', useCallback(lookAgain, []))
  return (
    <section className="mt-8">
      <div className="mb-2 flex items-center justify-between gap-3">
        <h2 className="font-strong text-14">{t('store.tasks')}</h2>
        <Select
          look="quiet"
          label={t('store.taskDesk')}
          value={desk}
          options={desks.map((value) => ({ value, label: t(`store.desk.${value}`) }))}
          onChange={setDesk}
        />
      </div>
      {query.isPending && <Bone className="h-24 w-full" />}
      {query.isError && <Failure error={query.error} onRetry={() => void query.refetch()} />}
      {query.data?.items.length === 0 && (
        <p className="max-w-140 text-13 text-text-2">{t('store.noTasks')}</p>
      )}
      <ul className="flex flex-col gap-2">
        {query.data?.items.map((task) => (
          <TaskCard key={task.id} task={task} onMeet={onMeet} onEnd={setEnding} />
        ))}
      </ul>
      {ending !== null && <TaskDialog task={ending} onClose={() => setEnding(null)} />}
    </section>
  )
}

interface TaskCardProps {
  task: Task
  onMeet: (customerId: string) => void
  onEnd: (task: Task) => void
}

function TaskCard({ task, onMeet, onEnd }: TaskCardProps) {
  const { t, format } = useWords()
  const { member } = useMe()
  const now = useNow()
  const take = useMutation({
    mutationFn: () => actOnTask(task.id, { state: 'taken' }),
    onError: (error) => tellFailure(error, t('error.unreachableHint')),
    onSettled: lookAgain,
  })
  const isLate = Date.parse(task.dueAt) < now
  const when = { when: format.dateTime(task.dueAt) }
  return (
    <li className="rounded-card border border-line bg-raised p-4">
      <div className="flex flex-wrap items-baseline gap-x-3 gap-y-1">
        <h3 className="min-w-0 font-strong text-14">{task.title}</h3>
        <p className={`text-12 sm:ml-auto ${isLate ? 'text-danger' : 'text-text-2'}`}>
          {t(isLate ? 'store.taskLate' : 'store.taskDue', when)}
        </p>
      </div>
      {task.note !== '' && <p className="mt-1 whitespace-pre-line text-13">{task.note}</p>}
      <p className="mt-1 text-13 text-text-2">
        {[t('store.taskFrom', { name: task.journeyName }), task.why].filter(Boolean).join(' · ')}
      </p>
      <div className="mt-3 flex flex-wrap items-center gap-2">
        <Button size="lg" onClick={() => onMeet(task.customer)}>
          {task.customerName ?? t('store.taskWho')}
        </Button>
        <span className="ml-auto text-12 text-text-2">
          {task.takenBy !== null && t('store.takenBy', { name: task.takenBy })}
        </span>
        {task.takenBy !== member.name && (
          <Button size="lg" icon={Hand} isBusy={take.isPending} onClick={() => take.mutate()}>
            {t(task.takenBy === null ? 'store.take' : 'store.takeOver')}
          </Button>
        )}
        <Button size="lg" tone="primary" icon={Check} onClick={() => onEnd(task)}>
          {t('store.endTask')}
        </Button>
      </div>
    </li>
  )
}

import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Field, TextArea } from '../../kit/field.tsx'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { tell } from '../../kit/tell.ts'
import { actOnTask, type Task } from './store-api.ts'

const ends = ['done', 'dropped'] as const

/** How a task ended, and what came of it in a few words. */
export function TaskDialog({ task, onClose }: { task: Task; onClose: () => void }) {
  const { t } = useWords()
  const [state, setState] = useState<(typeof ends)[number]>('done')
  const [outcome, setOutcome] = useState('')
  const end = useMutation({
    mutationFn: () => actOnTask(task.id, { state, outcome: outcome.trim() || null }),
    onSuccess() {
      tell(t('store.taskEnded'))
      onClose()
    },
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['tasks'] }),
  })
  return (
    <FormDialog
      title={task.title}
      submit={t('store.endTask')}
      isBusy={end.isPending}
      error={end.error}
      onClose={onClose}
      onSubmit={() => end.mutate()}
    >
      <Field label={t('store.taskResult')}>
        {(control) => (
          <Select
            look="field"
            label={t('store.taskResult')}
            id={control.id}
            value={state}
            options={ends.map((value) => ({ value, label: t(`store.task.${value}`) }))}
            onChange={setState}
          />
        )}
      </Field>
      <Field label={t('store.taskOutcome')} hint={t('store.taskOutcomeHint')}>
        {(control) => (
          <TextArea
            {...control}
            maxLength={2_000}
            value={outcome}
            onChange={(event) => setOutcome(event.target.value)}
          />
        )}
      </Field>
    </FormDialog>
  )
}

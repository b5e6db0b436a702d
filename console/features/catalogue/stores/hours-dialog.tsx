import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../../app/client.ts'
import type { Store } from '../../../app/stores.ts'
import { useWords } from '../../../i18n/t.ts'
import { FormDialog } from '../../../kit/form-dialog.tsx'
import { tell } from '../../../kit/tell.ts'
import { TextField } from '../../../kit/text-field.tsx'
import { ExceptionsField, openExceptions, readExceptions } from './exceptions-field.tsx'
import { readSpans, writeSpans } from './hours.ts'
import { weekdays } from './weekdays.ts'

interface Answer {
  outcome: string
  hint?: string
}

/** Sends the store whole, as a feed does, without what the server works out itself. */
async function saveStore(store: Store): Promise<void> {
  const { isOpen: _, opensAt: __, closesAt: ___, distanceM: ____, ...row } = store
  const { items } = await request<{ items: Answer[] }>('/api/v1/stores', {
    method: 'POST',
    body: { items: [row] },
  })
  const [answer] = items
  if (answer?.outcome === 'refused') throw new Error(answer.hint ?? '')
}

/** The hours of a week as one writes them on a door, and the days that differ. */
export function HoursDialog({ store, onClose }: { store: Store; onClose: () => void }) {
  const { t } = useWords()
  const client = useQueryClient()
  const [texts, setTexts] = useState(() =>
    Object.fromEntries(weekdays.map((day) => [day, writeSpans(store.hours[day])])),
  )
  const read = weekdays.map((day) => [day, readSpans(texts[day] ?? '')] as const)
  const [days, setDays] = useState(() => openExceptions(store))
  const exceptions = readExceptions(days)
  const isBad = exceptions === null || read.some(([, spans]) => spans === null)
  const save = useMutation({
    mutationFn: () => {
      const hours = Object.fromEntries(read.map(([day, spans]) => [day, spans ?? []])) as Store['hours']
      return saveStore({ ...store, hours, exceptions: exceptions ?? [] })
    },
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ['stores'] })
      tell(t('stores.saved', { name: store.name }))
      onClose()
    },
  })
  return (
    <FormDialog
      title={t('stores.hoursOf', { name: store.name })}
      intro={t('stores.hoursIntro')}
      submit={t('stores.save')}
      isBusy={save.isPending}
      isIncomplete={isBad}
      error={save.error}
      onClose={onClose}
      onSubmit={() => save.mutate()}
    >
      {read.map(([day, spans]) => (
        <TextField
          key={day}
          label={t(`stores.day.${day}`)}
          placeholder={t('stores.shut')}
          error={spans === null ? t('stores.badHours') : undefined}
          value={texts[day] ?? ''}
          onChange={(text) => setTexts((before) => ({ ...before, [day]: text }))}
        />
      ))}
      <ExceptionsField value={days} onChange={setDays} />
    </FormDialog>
  )
}

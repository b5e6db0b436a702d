import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import type { EnterJourneyReply } from '../../app/api.gen.ts'
import { makeId } from '../../app/browser/make-id.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { type MessageKey, useWords } from '../../i18n/t.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { tell } from '../../kit/tell.ts'
import { PersonPicker, type Picked } from '../consents/person-picker.tsx'
import { journeyPath } from './journey-queries.ts'

interface EnterDialogProps {
  journey: { id: string; name: string }
  onClose: () => void
}

/** Lets one customer in by hand; where the journey's own rule refuses her, it says why. */
export function EnterDialog({ journey, onClose }: EnterDialogProps) {
  const { t } = useWords()
  // One word for one person: pressed twice, or sent again, she comes in once.
  const [wish, setWish] = useState<{ person: Picked; key: string } | null>(null)
  const enter = useMutation({
    mutationFn: ({ person, key }: { person: Picked; key: string }) =>
      request<EnterJourneyReply>(`${journeyPath(journey.id)}/enter`, {
        method: 'POST',
        body: { customers: [person.id], key },
      }),
    onSuccess({ items: [found] }, { person }) {
      if (found?.isIn !== true) return
      void queryClient.invalidateQueries({ queryKey: ['customer-journeys', person.id] })
      tell(t('journeys.letInDone', { name: person.name }))
      onClose()
    },
  })
  const reason = enter.data?.items[0]?.reason ?? null
  return (
    <FormDialog
      onClose={onClose}
      title={t('journeys.letInTitle', { name: journey.name })}
      intro={t('journeys.letInText')}
      submit={t('journeys.letInAct')}
      isBusy={enter.isPending}
      isIncomplete={wish === null}
      error={enter.error}
      onSubmit={() => wish !== null && enter.mutate(wish)}
    >
      <PersonPicker
        person={wish?.person ?? null}
        onChange={(person) => {
          enter.reset()
          setWish(person === null ? null : { person, key: makeId() })
        }}
      />
      {reason !== null && (
        <p role="alert" className="text-warn">
          {t(sayRefusal(reason), { name: wish?.person.name ?? '' })}
        </p>
      )}
    </FormDialog>
  )
}

const refusals: Readonly<Record<string, MessageKey>> = {
  not_found: 'journeys.refused.not_found',
  not_live: 'journeys.refused.not_live',
  inside: 'journeys.refused.inside',
  resting: 'journeys.refused.resting',
  was_in: 'journeys.refused.was_in',
  empty: 'journeys.refused.empty',
}
const sayRefusal = (reason: string): MessageKey => refusals[reason] ?? 'journeys.refused.other'

import { useMutation } from '@tanstack/react-query'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Confirm } from '../../kit/confirm.tsx'
import { tell } from '../../kit/tell.ts'

export interface TakeOutProps {
  runId: string
  /** Who, where that is known here, and out of which journey. */
  person: string
  journey: string
  onClose: () => void
}

/** Takes one customer out of a journey; there is no way back to the step she stood at. */
export function TakeOutDialog({ runId, person, journey, onClose }: TakeOutProps) {
  const { t } = useWords()
  const take = useMutation({
    mutationFn: () =>
      request<unknown>(`/api/v1/journey-runs/${encodeURIComponent(runId)}/take-out`, { method: 'POST' }),
    async onSuccess() {
      onClose()
      tell(t('journeys.takenOut', { name: person }))
      const touched = ['customer-journeys', 'journey-inside', 'journey-report', 'journeys']
      await Promise.all(touched.map((kind) => queryClient.invalidateQueries({ queryKey: [kind] })))
    },
  })
  return (
    <Confirm
      title={t('journeys.takeOutTitle', { name: person })}
      label={t('journeys.takeOut')}
      act={take}
      onClose={onClose}
    >
      {t('journeys.takeOutText', { journey })}
    </Confirm>
  )
}

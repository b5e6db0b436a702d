import { useMutation } from '@tanstack/react-query'
import { Stamp, UserRoundCheck } from 'lucide-react'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { keep } from './journey-menu.tsx'
import { type Journey, journeyPath } from './journey-queries.ts'
import type { Drawing } from './use-drawing.ts'

interface SecondPersonProps {
  journey: Journey
  drawing: Drawing
  isReady: boolean
}

/** In the place of *launch* while a second person has not agreed with what is drawn: ask her, or agree. */
export function SecondPerson({ journey, drawing, isReady }: SecondPersonProps) {
  const { t } = useWords()
  const canLaunch = useScope('journeys:launch')
  const { isAsked, askedBy } = journey.approval
  const act = useMutation({
    mutationFn: async (path: 'ask-approval' | 'approve') => {
      const body = { revision: await drawing.settle() }
      return request<Journey>(`${journeyPath(journey.id)}/${path}`, { method: 'POST', body })
    },
    onSuccess: (changed, path) => {
      keep(changed)
      if (path === 'ask-approval') tell(t('journeys.secondAsked'))
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!isAsked)
    return (
      <Button
        tone="primary"
        icon={UserRoundCheck}
        disabled={!isReady}
        isBusy={act.isPending}
        onClick={() => act.mutate('ask-approval')}
      >
        {t('journeys.askSecond')}
      </Button>
    )
  return (
    <>
      <span className="self-center text-12 text-text-2">
        {t('journeys.secondWaits', { name: askedBy ?? '' })}
      </span>
      {canLaunch && (
        <Button icon={Stamp} isBusy={act.isPending} onClick={() => act.mutate('approve')}>
          {t('journeys.approve')}
        </Button>
      )}
    </>
  )
}

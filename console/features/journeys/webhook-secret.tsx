import { useMutation } from '@tanstack/react-query'
import { KeyRound } from 'lucide-react'
import type { GetJourneyWebhookSecretReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { tellFailure } from '../../kit/tell.ts'

/** With what calls are signed: shown to whoever keeps the keys, when she asks. */
export function WebhookSecret() {
  const { t } = useWords()
  const maySee = useScope('keys:manage')
  const show = useMutation({
    mutationFn: () => request<GetJourneyWebhookSecretReply>('/api/v1/journey-webhook-secret'),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <div className="flex flex-col gap-2">
      <p className="text-12 text-text-2">{t('journeys.signed')}</p>
      {show.data !== undefined ? (
        <Code label={t('journeys.secret')} text={show.data.secret} />
      ) : (
        maySee && (
          <Button
            size="sm"
            icon={KeyRound}
            className="self-start"
            isBusy={show.isPending}
            onClick={() => show.mutate()}
          >
            {t('journeys.showSecret')}
          </Button>
        )
      )}
    </div>
  )
}

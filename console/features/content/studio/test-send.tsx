import { useMutation } from '@tanstack/react-query'
import { MailCheck } from 'lucide-react'
import type { SendTestMessageReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { tell, tellFailure } from '../../../kit/tell.ts'
import { useStudio } from './studio.ts'

/** The published mail to oneself, with the data of the person chosen: through the very queue customers' mails go. */
export function TestSend() {
  const { t } = useWords()
  const { item, person, languages, document } = useStudio()
  const canWrite = useScope('content:write')
  const send = useMutation({
    mutationFn: () =>
      request<SendTestMessageReply>('/api/v1/messages/test', {
        method: 'POST',
        body: { itemId: item.id, customerId: person?.id ?? null, language: languages[0] ?? null },
      }),
    onSuccess: ({ address }) => tell(t('content.testSent', { address })),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (
    !canWrite ||
    item.publishedVersion === null ||
    item.kind === 'page' ||
    !document.channels.includes('email')
  )
    return null
  return (
    <Button
      icon={MailCheck}
      isBusy={send.isPending}
      title={t('content.testSendHint')}
      onClick={() => send.mutate()}
    >
      {t('content.testSend')}
    </Button>
  )
}

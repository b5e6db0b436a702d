import { useMutation, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Send } from 'lucide-react'
import type { TestCampaignReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { type CampaignChannel, campaignPath, messagesQuery, type Plan } from './campaign-queries.ts'
import { Part } from './parts.tsx'

interface MessagePartProps {
  id: string
  plan: Plan
  isMissing: boolean
  onChange: (part: Partial<Plan>) => void
  /** Resolves once what was typed is saved: the test is of what one sees. */
  settle: () => Promise<void>
}

const none = 'none'

/** What is said: a published message, in her language or in one for all. */
export function MessagePart({ id, plan, isMissing, onChange, settle }: MessagePartProps) {
  const { t } = useWords()
  const messages = (useQuery(messagesQuery).data?.items ?? []).filter((one) => one.publishedVersion !== null)
  const chosen = messages.find((one) => one.id === plan.itemId)
  return (
    <Part
      id="message"
      number={3}
      title={t('campaigns.message')}
      hint={t('campaigns.messageHint')}
      isMissing={isMissing}
    >
      <div className="grid gap-4 sm:grid-cols-2">
        <Field
          label={t('campaigns.messageField')}
          hint={
            chosen === undefined
              ? t(messages.length === 0 ? 'campaigns.noMessages' : 'campaigns.publishedOnly')
              : t('campaigns.version', { version: chosen.publishedVersion ?? 0 })
          }
        >
          {({ id: controlId }) => (
            <Select
              id={controlId}
              look="field"
              label={t('campaigns.messageField')}
              value={chosen?.id ?? none}
              options={[
                ...(chosen === undefined ? [{ value: none, label: t('campaigns.choose') }] : []),
                ...messages.map((one) => ({ value: one.id, label: one.name })),
              ]}
              onChange={(itemId) => itemId !== none && onChange({ itemId })}
            />
          )}
        </Field>
        <Field label={t('campaigns.language')}>
          {({ id: controlId }) => (
            <Select<'own' | 'pl' | 'en'>
              id={controlId}
              look="field"
              label={t('campaigns.language')}
              value={plan.language ?? 'own'}
              options={(['own', 'pl', 'en'] as const).map((one) => ({
                value: one,
                label: t(`campaigns.languageOf.${one}`),
              }))}
              onChange={(next) => onChange({ language: next === 'own' ? null : next })}
            />
          )}
        </Field>
      </div>
      <div className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <TestSend id={id} channels={plan.channels} isReady={chosen !== undefined} settle={settle} />
        {chosen !== undefined && <SeeMessage id={chosen.id} />}
      </div>
    </Part>
  )
}

/** Where it can be seen with the data of any customer. */
function SeeMessage({ id }: { id: string }) {
  const { t } = useWords()
  return (
    <Link to="/content/$id" params={{ id }} className="text-brand-text underline underline-offset-2">
      {t('campaigns.seeMessage')}
    </Link>
  )
}

interface TestSendProps {
  id: string
  channels: readonly CampaignChannel[]
  isReady: boolean
  settle: () => Promise<void>
}

/** Sends the mail to whoever is planning it. */
function TestSend({ id, channels, isReady, settle }: TestSendProps) {
  const { t } = useWords()
  const test = useMutation({
    mutationFn: async () => {
      await settle()
      return request<TestCampaignReply>(`${campaignPath(id)}/test`, { method: 'POST' })
    },
    onSuccess: ({ address, isSample }) =>
      tell(t(isSample ? 'campaigns.testSentSample' : 'campaigns.testSent', { address })),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!channels.includes('email')) return null
  return (
    <div>
      <Button icon={Send} disabled={!isReady} isBusy={test.isPending} onClick={() => test.mutate()}>
        {t('campaigns.testSend')}
      </Button>
    </div>
  )
}

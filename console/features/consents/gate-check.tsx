import type { ConsentChannel } from '@splot/contract/consent-words'
import { useMutation } from '@tanstack/react-query'
import { Check, X } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { explainGate, type GateAnswer, type PersonConsents } from './consent-api.ts'
import { wordChannel } from './consent-words.ts'

interface Props {
  id: string
  purposes: PersonConsents['purposes']
}

interface Question {
  purposeId: string
  wanted: ConsentChannel
}

/** Would she be reached now? Every reason against it, and when it may be different. Asking writes nothing down. */
export function GateCheck({ id, purposes }: Props) {
  const { t } = useWords()
  const [{ purposeId, wanted }, setAsked] = useState<Question>({
    purposeId: findUsual(purposes)?.id ?? '',
    wanted: 'email',
  })
  const ask = useMutation({
    mutationFn: (body: { purpose: string; channel: ConsentChannel }) => explainGate(id, withBasis(body)),
  })
  const purpose = purposes.find((one) => one.id === purposeId)
  const channels = purpose?.channels.map((one) => one.channel) ?? []
  const channel = channels.find((one) => one === wanted) ?? channels[0]
  const withBasis = (body: { purpose: string; channel: ConsentChannel }) => {
    const basis = purpose?.basis
    return basis === undefined || basis === 'consent'
      ? body
      : { ...body, basis: { kind: basis, reference: t('consents.gateReference') } }
  }
  return (
    <div className="flex flex-col gap-3">
      <p className="text-text-2">{t('consents.gateText')}</p>
      <GateQuestion
        purposes={purposes}
        purposeId={purposeId}
        channel={channel}
        onChange={(next) => {
          setAsked(next)
          ask.reset()
        }}
      />
      <Button
        isBusy={ask.isPending}
        onClick={() => channel !== undefined && ask.mutate({ purpose: purposeId, channel })}
      >
        {t('consents.gateAsk')}
      </Button>
      <div aria-live="polite">
        {ask.isError && <p className="text-danger">{ask.error.message}</p>}
        {ask.data && <Answer answer={ask.data} />}
      </div>
    </div>
  )
}

/** What is asked most: may she be written to because she agreed. */
const findUsual = (purposes: Props['purposes']) =>
  purposes.find(
    ({ basis, channels }) => basis === 'consent' && channels.some((one) => one.channel === 'email'),
  ) ?? purposes[0]

interface QuestionProps extends Pick<Props, 'purposes'> {
  purposeId: string
  channel: ConsentChannel | undefined
  onChange: (question: Question) => void
}

function GateQuestion({ purposes, purposeId, channel, onChange }: QuestionProps) {
  const { t, language } = useWords()
  const channels = purposes.find((one) => one.id === purposeId)?.channels ?? []
  return (
    <div className="grid grid-cols-2 gap-3">
      <Field label={t('consents.purpose')}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('consents.purpose')}
            value={purposeId}
            options={purposes.map((one) => ({ value: one.id, label: one.name[language] }))}
            onChange={(next) => onChange({ purposeId: next, wanted: channel ?? 'email' })}
          />
        )}
      </Field>
      {channel !== undefined && (
        <Field label={t('filter.channel')}>
          {({ id }) => (
            <Select
              id={id}
              look="field"
              label={t('filter.channel')}
              value={channel}
              options={channels.map((one) => ({ value: one.channel, label: wordChannel(one.channel, t) }))}
              onChange={(wanted) => onChange({ purposeId, wanted })}
            />
          )}
        </Field>
      )}
    </div>
  )
}

function Answer({ answer }: { answer: GateAnswer }) {
  const { t, format } = useWords()
  if (answer.isAllowed)
    return (
      <p className="flex items-center gap-2 rounded-control bg-ok-soft px-3 py-2 font-medium text-ok">
        <Check aria-hidden="true" size={16} />
        {t('consents.reached')}
      </p>
    )
  return (
    <div className="rounded-control bg-danger-soft px-3 py-2">
      <p className="flex items-center gap-2 font-medium text-danger">
        <X aria-hidden="true" size={16} />
        {t('consents.unreached')}
      </p>
      <ul className="mt-1 flex flex-col gap-1">
        {answer.reasons.map((one) => (
          <li key={`${one.reason} ${one.cap?.rule ?? ''}`}>
            {one.text}
            {one.until !== null && (
              <span className="text-text-2">
                {' · '}
                {t('consents.until', { date: format.dateTime(one.until) })}
              </span>
            )}
            {one.cap !== null && (
              <span className="text-text-2">
                {' · '}
                {t('consents.cap', { used: one.cap.used, max: one.cap.max })}
              </span>
            )}
          </li>
        ))}
      </ul>
    </div>
  )
}

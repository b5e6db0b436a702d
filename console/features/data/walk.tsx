import { useQuery } from '@tanstack/react-query'
import { CircleCheck, CircleDashed } from 'lucide-react'
import { useState } from 'react'
import type { FollowWalkReply } from '../../app/api.gen.ts'
import { nowMs } from '../../app/browser/clock.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { TextField } from '../../kit/text-field.tsx'

interface Walking {
  who: string
  since: string
}

/** A guided walk through one's own channels: what to do, and what of it has arrived, as it does. */
export function Walk() {
  const { t } = useWords()
  const [who, setWho] = useState('')
  const [walking, setWalking] = useState<Walking | null>(null)
  return (
    <section>
      <h2 className="text-16 font-strong">{t('walk.title')}</h2>
      <p className="mt-0.5 mb-3 max-w-160 text-text-2">{t('walk.intro')}</p>
      {walking === null ? (
        <form
          className="flex max-w-110 flex-wrap items-end gap-2"
          onSubmit={(event) => {
            event.preventDefault()
            setWalking({ who: who.trim(), since: new Date(nowMs()).toISOString() })
          }}
        >
          <div className="min-w-60 flex-1">
            <TextField
              label={t('walk.who')}
              required
              minLength={3}
              maxLength={320}
              value={who}
              onChange={setWho}
            />
          </div>
          <Button tone="primary" type="submit">
            {t('walk.begin')}
          </Button>
        </form>
      ) : (
        <Steps walking={walking} onEnd={() => setWalking(null)} />
      )}
    </section>
  )
}

function Steps({ walking, onEnd }: { walking: Walking; onEnd: () => void }) {
  const { t, format } = useWords()
  const query = useQuery({
    queryKey: ['walk', walking],
    queryFn: ({ signal }) =>
      request<FollowWalkReply>('/api/v1/source-audit/walk', { method: 'POST', body: walking, signal }),
    refetchInterval: 1_000,
    placeholderData: (before) => before,
  })
  const steps = query.data?.steps ?? []
  const found = steps.filter((step) => step.found !== null).length
  return (
    <div className="flex max-w-160 flex-col gap-3">
      <div className="flex flex-wrap items-center gap-3">
        <p className="font-medium">{t('walk.done', { found, all: steps.length })}</p>
        <span className="text-12 text-text-3">{t('walk.since', { time: format.time(walking.since) })}</span>
        <Button size="sm" className="ml-auto" onClick={onEnd}>
          {t('walk.end')}
        </Button>
      </div>
      {query.isError && <p className="text-danger">{query.error.message}</p>}
      <p className="text-12 text-text-2">
        {query.data?.customerId ? t('walk.known', { count: query.data.identifiers }) : t('walk.unknown')}
      </p>
      <ol
        aria-live="polite"
        className="flex flex-col divide-y divide-line rounded-card border border-line bg-surface"
      >
        {steps.map((step) => (
          <StepRow key={step.id} step={step} />
        ))}
      </ol>
    </div>
  )
}

function StepRow({ step }: { step: FollowWalkReply['steps'][number] }) {
  const { t, format } = useWords()
  const { found } = step
  const Icon = found === null ? CircleDashed : CircleCheck
  return (
    <li className="flex items-start gap-3 p-3">
      <Icon
        aria-hidden="true"
        size={18}
        className={`mt-0.5 shrink-0 ${found === null ? 'text-text-3' : 'text-ok'}`}
      />
      <div className="min-w-0 flex-1">
        <p className="font-medium">{step.label}</p>
        <p className="text-12 text-text-2">{step.how}</p>
        {found === null ? (
          <p className="mt-1 text-12 text-text-3">{t('walk.waiting')}</p>
        ) : (
          <p className="mt-1 flex flex-wrap items-center gap-1.5 text-12 text-text-2">
            <ChannelIcon channel={found.channel} size={14} />
            {found.event} · {found.source} · {format.time(found.at)} ·{' '}
            {t('walk.delay', { time: `${format.decimal(found.delayMs / 1_000, 1)} s` })}
          </p>
        )}
      </div>
    </li>
  )
}

import { useMutation } from '@tanstack/react-query'
import { History } from 'lucide-react'
import type { ReplayJourneyReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Section, Stat } from '../../kit/figures.tsx'
import { Bars } from './report-panel.tsx'
import type { Seen } from './step-view.ts'

/** What the last ninety days would have brought with this journey. */
export function ReplayPanel({ seen }: { seen: Seen }) {
  const { t } = useWords()
  const replay = useMutation({
    mutationFn: () =>
      request<ReplayJourneyReply>('/api/v1/journey-replays', { method: 'POST', body: { graph: seen.graph } }),
  })
  return (
    <div className="flex flex-col gap-4">
      <p className="text-text-2">{t('journeys.replayText')}</p>
      <Button icon={History} isBusy={replay.isPending} className="self-start" onClick={() => replay.mutate()}>
        {t('journeys.replayStart')}
      </Button>
      {replay.isError && (
        <p role="alert" className="text-danger">
          {replay.error.message}
        </p>
      )}
      {replay.data !== undefined && <Figures figures={replay.data} />}
    </div>
  )
}

const refusals = ['capped', 'without_consent', 'no_address', 'suppressed', 'refused'] as const

function Figures({ figures }: { figures: ReplayJourneyReply }) {
  const { t, format } = useWords()
  const { messages } = figures
  const sent = messages.sent + messages.delayed
  return (
    <div>
      <p className="pb-3 font-medium text-14">
        {t('journeys.wouldHave', {
          sent: format.number(sent),
          capped: format.number(messages.capped),
          unconsented: format.number(messages.without_consent),
        })}
      </p>
      <div className="grid grid-cols-2 gap-3 pb-3">
        <Stat label={t('journeys.entered')} value={format.number(figures.entered)} />
        <Stat label={t('journeys.replaySent')} value={format.number(sent)} />
      </div>
      {figures.share < 1 && (
        <p className="pb-3 text-12 text-text-3">
          {t('journeys.replayShare', { percent: format.decimal(figures.share * 100, 1) })}
        </p>
      )}
      <Section title={t('journeys.notSent')}>
        <Bars
          rows={refusals
            .map((id) => ({ id, label: t(`journeys.refusal.${id}`), people: messages[id] }))
            .filter((one) => one.people > 0)}
          empty={t(sent === 0 ? 'journeys.noneAsked' : 'journeys.allSent')}
        />
      </Section>
      <Section title={t('journeys.left')}>
        <Bars
          rows={figures.exits.map((one) => ({ id: one.reason, label: one.says, people: one.people }))}
          empty={t('journeys.nobodyLeft')}
        />
      </Section>
      <p className="pt-3 text-12 text-text-3">{t('journeys.replayNote')}</p>
    </div>
  )
}

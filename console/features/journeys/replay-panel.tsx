import { useMutation, useQuery } from '@tanstack/react-query'
import { History, Square } from 'lucide-react'
import type { GetJourneyReplayReply, ReplayJourneyReply } from '../../app/api.gen.ts'
import { nowMs } from '../../app/browser/clock.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Section, Stat } from '../../kit/figures.tsx'
import { Progress } from '../../kit/progress.tsx'
import { tellFailure } from '../../kit/tell.ts'
import { Bars } from './report-panel.tsx'
import type { Seen } from './step-view.ts'

type Replay = GetJourneyReplayReply

const replayPath = '/api/v1/journey-replays'
const everyMs = 700

/** What was asked for of a journey last, while this page is open: a replay goes on when one looks elsewhere. */
const askedKey = (journeyId: string) => ['journey-replay-asked', journeyId]

interface Asked {
  id: string
  /** What was drawn then, and when it was asked. */
  graph: string
  at: number
}

/** What the last ninety days would have brought with this journey: played behind the scenes. */
export function ReplayPanel({ journeyId, seen }: { journeyId: string; seen: Seen }) {
  const { t } = useWords()
  const { asked, replay, ask, callOff } = useReplay(journeyId, seen)
  const isBusy = asked !== undefined && isUnderWay(replay)
  return (
    <div className="flex flex-col gap-4">
      <p className="text-text-2">{t('journeys.replayText')}</p>
      {isBusy ? (
        <Playing asked={asked} replay={replay} onStop={() => callOff.mutate(asked.id)} />
      ) : (
        <Button icon={History} isBusy={ask.isPending} className="self-start" onClick={() => ask.mutate()}>
          {t('journeys.replayStart')}
        </Button>
      )}
      {(ask.isError || replay?.state === 'failed') && (
        <p role="alert" className="text-danger">
          {ask.error?.message ?? t('journeys.replayFailed')}
        </p>
      )}
      {replay?.result && (
        <>
          {asked?.graph !== JSON.stringify(seen.graph) && (
            <p className="text-warn">{t('journeys.replayOld')}</p>
          )}
          <Figures figures={replay.result} />
        </>
      )}
    </div>
  )
}

function useReplay(journeyId: string, { graph }: Seen) {
  const { t } = useWords()
  const { data: asked } = useQuery<Asked>({ queryKey: askedKey(journeyId), enabled: false })
  const { data: replay } = useQuery({
    queryKey: ['journey-replay', asked?.id],
    queryFn: ({ signal }) => request<Replay>(`${replayPath}/${asked?.id}`, { signal }),
    enabled: asked !== undefined,
    refetchInterval: ({ state }) => (isUnderWay(state.data) ? everyMs : false),
  })
  const ask = useMutation({
    mutationFn: () => request<ReplayJourneyReply>(replayPath, { method: 'POST', body: { graph } }),
    onSuccess: ({ id }) =>
      queryClient.setQueryData<Asked>(askedKey(journeyId), {
        ...{ id, graph: JSON.stringify(graph), at: nowMs() },
      }),
  })
  const callOff = useMutation({
    mutationFn: (id: string) => request<unknown>(`${replayPath}/${id}`, { method: 'DELETE' }),
    onSettled: () => queryClient.invalidateQueries({ queryKey: ['journey-replay'] }),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return { asked, replay, ask, callOff }
}

/** Nothing is known of it yet, or it is still being played. */
const isUnderWay = (replay: Replay | undefined): boolean =>
  replay === undefined || replay.state === 'waiting' || replay.state === 'playing'

const minuteMs = 60_000

interface PlayingProps {
  asked: Asked
  replay: Replay | undefined
  onStop: () => void
}

/** How far it is, how long it will take, and the way to call it off. */
function Playing({ asked, replay, onStop }: PlayingProps) {
  const { t, format } = useWords()
  const { played = 0, people = 0 } = replay ?? {}
  const share = people === 0 ? 0 : played / people
  const leftMs = share < 0.05 ? null : ((nowMs() - asked.at) / share) * (1 - share)
  return (
    <div className="flex items-center gap-3">
      <div className="min-w-0 flex-1">
        <p role="status">
          {people === 0
            ? t('journeys.replayWaits')
            : t('journeys.replaying', { played: format.number(played), people: format.number(people) })}
          {leftMs !== null && (
            <span className="text-text-3">
              {' · '}
              {leftMs < minuteMs
                ? t('journeys.replaySoon')
                : t('journeys.replayLeft', { time: format.span(leftMs) })}
            </span>
          )}
        </p>
        <Progress value={share} label={t('journeys.replay')} className="mt-1.5 w-full" />
      </div>
      <Button icon={Square} onClick={onStop}>
        {t('action.cancel')}
      </Button>
    </div>
  )
}

const refusals = ['capped', 'without_consent', 'no_address', 'suppressed', 'refused'] as const

function Figures({ figures }: { figures: NonNullable<Replay['result']> }) {
  const { t, format } = useWords()
  const { messages } = figures
  const sent = messages.sent + messages.delayed
  if (figures.entered === 0)
    return (
      <div className="flex flex-col gap-3">
        <p>{t('journeys.replayNobody')}</p>
        <Share of={figures.share} />
      </div>
    )
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
      <Share of={figures.share} />
      <Section title={t('journeys.notSent')}>
        <Bars
          rows={refusals
            .map((id) => ({ id, label: t(`journeys.refusal.${id}`), people: messages[id] }))
            .filter((one) => one.people > 0)}
          empty={t(sent === 0 ? 'journeys.noneAsked' : 'journeys.allSent')}
        />
      </Section>
      <Section title={t('journeys.replayEnds')}>
        <Bars
          rows={figures.exits.map((one) => ({ id: one.reason, label: one.says, people: one.people }))}
          empty={t('journeys.replayNoEnd')}
        />
      </Section>
      <p className="pt-3 text-12 text-text-3">{t('journeys.replayNote')}</p>
    </div>
  )
}

/** Of how many it was counted, where it was not everybody. */
function Share({ of }: { of: number }) {
  const { t, format } = useWords()
  if (of >= 1) return null
  return (
    <p className="pb-3 text-12 text-text-3">
      {t('journeys.replayShare', { percent: format.decimal(of * 100, 1) })}
    </p>
  )
}

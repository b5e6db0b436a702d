import { useInfiniteQuery, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Money, Stat } from '../../kit/figures.tsx'
import { Page } from '../../kit/page.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { Acts } from './acts.tsx'
import { campaignsQuery, type Results, resultsQuery } from './campaign-queries.ts'
import { Funnel } from './funnel.tsx'
import { GoalMeter } from './goal-meter.tsx'
import { type BehindChoice, PeoplePanel } from './people-panel.tsx'
import { ProgressBar } from './progress-bar.tsx'
import { SkipBars } from './skip-bars.tsx'
import { StateTag } from './state-tag.tsx'
import { writeNote } from './words.ts'
import { useCampaignWords, ZoneNote } from './zone.tsx'

/** What a campaign brings while it goes and after: against its goal first, then step by step, then who was left out. */
export function ResultsView({ id }: { id: string }) {
  const query = useQuery(resultsQuery(id))
  const [behind, setBehind] = useState<BehindChoice | null>(null)
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const results = query.data
  const { campaign } = results
  const isSeries = campaign.plan.schedule.kind === 'recurring'
  return (
    <Page
      title={campaign.name}
      note={<StateTag state={campaign.state} />}
      action={<Acts campaign={campaign} />}
      isBesidePanel={behind !== null}
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-10 md:px-6">
        <Standing results={results} />
        {isSeries ? (
          <Issues id={id} />
        ) : (
          <>
            <Summary results={results} />
            <div className="grid gap-x-10 xl:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
              <div>
                <Funnel results={results} onOpen={setBehind} />
                <AccountsLine accounts={results.accounts} />
                <OutboxLink id={id} />
              </div>
              <SkipBars skips={results.skips} erased={results.accounts.erased} onOpen={setBehind} />
            </div>
          </>
        )}
      </div>
      <PeoplePanel id={id} behind={behind} onClose={() => setBehind(null)} />
    </Page>
  )
}

/** What it does now and what it waits for, in a sentence. */
function Standing({ results }: { results: Results }) {
  const { t, format } = useCampaignWords()
  const { campaign, accounts } = results
  const { state, asked, total, sample, nextAt } = campaign
  const { waiting } = accounts
  const values = { count: waiting, shown: format.number(waiting), total: format.number(total) }
  const at = nextAt === null ? '' : format.dateTime(nextAt)
  const note = writeNote(campaign.note, t)
  const text =
    state === 'sending'
      ? t('campaigns.now.sending', values)
      : state === 'sampled'
        ? t(nextAt === null ? 'campaigns.now.sampled' : 'campaigns.now.sampledUntil', {
            sample: format.number(sample ?? asked),
            total: values.total,
            at,
          })
        : state === 'scheduled' || state === 'running'
          ? t(`campaigns.now.${state}`, { at })
          : state === 'paused'
            ? t('campaigns.now.paused', values)
            : state === 'gathering'
              ? t('campaigns.now.gathering', values)
              : null
  if (text === null && note === null) return null
  return (
    <div aria-live="polite" className="mb-4 flex flex-wrap items-center gap-x-4 gap-y-1 text-text-2">
      {text !== null && state === 'sending' && total > 0 ? (
        <ProgressBar share={(total - waiting) / total} label={text} />
      ) : (
        text !== null && <p>{text}</p>
      )}
      {note !== null && <p className="font-medium text-warn">{note}</p>}
      {at !== '' && <ZoneNote />}
    </div>
  )
}

function Summary({ results }: { results: Results }) {
  const { t, format } = useCampaignWords()
  const { kpi, measured, campaign } = results
  const { goal } = campaign.plan
  return (
    <div className="mb-2 grid gap-6 rounded-card border border-line p-5 md:grid-cols-[minmax(0,2fr)_minmax(0,3fr)]">
      <div>
        {kpi !== null && <GoalMeter kpi={kpi} />}
        {goal !== null && (
          <p className="mt-2 text-12 text-text-2">
            {goal.why === '' ? '' : `${goal.why} · `}
            {t('campaigns.deadlineAt', { at: format.date(goal.deadline) })}
          </p>
        )}
      </div>
      <div className="grid grid-cols-2 gap-4 sm:grid-cols-3">
        <Stat label={t('campaigns.kpi.orders')} value={format.number(measured.orders)} />
        <Stat label={t('campaigns.kpi.revenue')} value={<Money amounts={measured.revenue} />} />
        <Stat label={t('campaigns.kpi.leads')} value={format.number(measured.leads)} />
        {goal !== null && (
          <p className="col-span-full text-12 text-text-3">
            {t('campaigns.attribution', { days: goal.days })}
          </p>
        )}
      </div>
    </div>
  )
}

/** Every message of it, one by one. */
function OutboxLink({ id }: { id: string }) {
  const { t } = useWords()
  if (!useScope('messages:read')) return null
  return (
    <Link to="/outbox" search={{ campaign: id }} className="text-brand-text hover:underline">
      {t('campaigns.toOutbox')}
    </Link>
  )
}

const places = ['sent', 'waiting', 'unknown', 'leftOut', 'refused', 'failed', 'expired', 'erased'] as const

/** Everybody it was meant for, each in one place: the parts make up the whole. */
function AccountsLine({ accounts }: { accounts: Results['accounts'] }) {
  const { t, format } = useWords()
  const parts = places.filter((one) => accounts[one] > 0)
  if (parts.length === 0) return null
  return (
    <p className="pb-5 text-12 text-text-2">
      {t('campaigns.accounts', { count: accounts.audience, shown: format.number(accounts.audience) })}{' '}
      {parts.map((one) => t(`campaigns.account.${one}`, { shown: format.number(accounts[one]) })).join(' + ')}
    </p>
  )
}

/** The issues of a newsletter, each a campaign of its own. */
function Issues({ id }: { id: string }) {
  const { t, format } = useWords()
  const rows =
    useInfiniteQuery(campaignsQuery({ series: id })).data?.pages.flatMap((page) => page.items) ?? []
  if (rows.length === 0) return <p className="py-8 text-text-2">{t('campaigns.noIssues')}</p>
  return (
    <section>
      <h2 className="mt-4 mb-1 text-16 font-strong">{t('campaigns.issues')}</h2>
      <ul>
        {rows.map((row) => (
          <li key={row.id} className="border-line border-b">
            <Link
              to="/campaigns/$id"
              params={{ id: row.id }}
              className="ring-inset-focus grid items-center gap-x-6 gap-y-2 py-3 hover:bg-canvas md:grid-cols-[minmax(0,1fr)_8rem_14rem]"
            >
              <span className="flex min-w-0 items-center gap-2">
                <span className="truncate font-medium">{row.name}</span>
                <StateTag state={row.state} />
              </span>
              <span className="text-12 text-text-2">
                {t('campaigns.sentCount', { count: row.sent, shown: format.number(row.sent) })}
              </span>
              {row.kpi !== null && <GoalMeter kpi={row.kpi} />}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  )
}

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleAlert, CircleCheck, Info } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Section } from '../../kit/figures.tsx'
import { Bone, Failure } from '../../kit/states.tsx'
import { type Check, checkQuery, threadOfChannel } from './campaign-queries.ts'
import { Receivers } from './receivers.tsx'
import type { Draft } from './use-draft.ts'
import { useCampaignWords, ZoneNote } from './zone.tsx'

/** Where each problem is mended. */
const placeOf: Record<Check['problems'][number], string> = {
  kpi_missing: 'goal',
  deadline_past: 'goal',
  audience_missing: 'audience',
  list_reading: 'audience',
  segment_building: 'audience',
  purpose_unfit: 'audience',
  channel_off: 'audience',
  list_empty: 'audience',
  segment_empty: 'audience',
  nobody_willing: 'audience',
  nobody_reachable: 'audience',
  content_missing: 'message',
  content_channel: 'message',
  time_past: 'time',
  no_issue: 'time',
}

/** The parts of the page that are not finished. */
export const listMissing = (check: Check | undefined): ReadonlySet<string> =>
  new Set(check?.problems.map((one) => placeOf[one]))

/** What stands beside a draft: whom it reaches, what it costs, what is missing, what one should know. */
export function CheckPanel({ id, draft }: { id: string; draft: Draft }) {
  const { t } = useWords()
  const query = useQuery(checkQuery(id, draft.revision))
  if (query.isError && query.data === undefined)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (query.data === undefined)
    return (
      <div className="flex flex-col gap-3 py-4">
        <Bone className="h-8 w-24" />
        <Bone className="h-4 w-48" />
        <Bone className="h-4 w-40" />
      </div>
    )
  const check = query.data
  // The same remark on several places of a message is said once.
  const findings = [...new Map(check.findings.map((one) => [one.what, one])).values()]
  return (
    <div className={query.isPlaceholderData ? 'opacity-70 transition-opacity duration-150' : ''}>
      <Verdict check={check} />
      <People check={check} />
      <Notices check={check} />
      {check.smsCost !== null && <Cost cost={check.smsCost} />}
      {findings.length > 0 && (
        <Section title={t('campaigns.findings')}>
          <ul className="flex flex-col gap-2 text-12">
            {findings.slice(0, 5).map((one) => (
              <li key={one.what}>
                <p className={one.severity === 'error' ? 'text-danger' : ''}>{one.what}</p>
                <p className="text-text-2">{one.cure}</p>
              </li>
            ))}
          </ul>
        </Section>
      )}
      <Receivers id={id} channels={draft.plan.channels} />
      <Dates check={check} draft={draft} />
    </div>
  )
}

/** Ready, or what is missing; ready for nobody is not green. */
function Verdict({ check: { problems, notices } }: { check: Check }) {
  const { t } = useWords()
  if (problems.length === 0 && notices.some((one) => one.code === 'nobody_yet'))
    return (
      <p className="flex items-center gap-2 py-3.5 font-medium text-warn">
        <CircleAlert aria-hidden="true" size={16} />
        {t('campaigns.readyEmpty')}
      </p>
    )
  if (problems.length === 0)
    return (
      <p className="flex items-center gap-2 py-3.5 font-medium text-ok">
        <CircleCheck aria-hidden="true" size={16} />
        {t('campaigns.ready')}
      </p>
    )
  return (
    <ul className="flex flex-col gap-2 py-3.5" aria-label={t('campaigns.missing')}>
      {problems.map((one) => (
        <li key={one}>
          <a href={`#${placeOf[one]}`} className="flex items-start gap-2 rounded-knot hover:underline">
            <CircleAlert aria-hidden="true" size={16} className="mt-px shrink-0 text-warn" />
            {t(`campaigns.problem.${one}`)}
          </a>
        </li>
      ))}
    </ul>
  )
}

function People({ check }: { check: Check }) {
  const { t, format } = useWords()
  const { counted } = check
  if (counted.people === 0 && check.problems.includes('audience_missing')) return null
  return (
    <Section title={t('campaigns.reachable')}>
      <p className="text-28 font-title">
        {counted.isExact ? '' : '≈ '}
        {format.number(counted.reachable)}
      </p>
      <p className="text-12 text-text-3">
        {t(counted.isExact ? 'campaigns.ofPeople' : 'campaigns.ofPeopleAbout', {
          people: format.number(counted.people),
          lookedAt: format.number(counted.lookedAt),
        })}
      </p>
      {counted.channels.length > 1 && (
        <ul className="mt-2 flex flex-wrap gap-x-4 gap-y-1 text-12">
          {counted.channels.map((one) => (
            <li key={one.channel} className="flex items-center gap-1.5">
              <ChannelIcon channel={threadOfChannel[one.channel]} size={14} />
              {t(`campaigns.channel.${one.channel}`)} {format.number(one.people)}
            </li>
          ))}
        </ul>
      )}
      {counted.refused.length > 0 && (
        <dl className="mt-3 flex flex-col gap-1 text-12">
          <dt className="font-medium text-text-2">{t('campaigns.notReached')}</dt>
          {counted.refused.map((one) => (
            <dd key={one.reason} className="flex justify-between gap-3">
              <span>{one.text}</span>
              <span>{format.number(one.people)}</span>
            </dd>
          ))}
        </dl>
      )}
    </Section>
  )
}

function Notices({ check }: { check: Check }) {
  const { t, format } = useCampaignWords()
  if (check.notices.length === 0) return null
  return (
    <Section title={t('campaigns.notices')}>
      <ul className="flex flex-col gap-2.5 text-12">
        {check.notices.map((one) => (
          <li key={one.code} className="flex items-start gap-2">
            <Info aria-hidden="true" size={14} className="mt-px shrink-0 text-info" />
            <div>
              {t(`campaigns.notice.${one.code}`, one.values)}
              {one.code === 'collision' &&
                check.collisions.slice(0, 3).map((other) => (
                  <Link
                    key={other.id}
                    to="/campaigns/$id"
                    params={{ id: other.id }}
                    className="mt-0.5 block text-brand-text hover:underline"
                  >
                    {other.name} · {format.date(other.at)}
                  </Link>
                ))}
            </div>
          </li>
        ))}
      </ul>
    </Section>
  )
}

function Cost({ cost }: { cost: NonNullable<Check['smsCost']> }) {
  const { t, format } = useWords()
  return (
    <Section title={t('campaigns.cost')}>
      <p className="text-16 font-strong">
        {cost.minor === null ? t('campaigns.noPrice') : format.money(cost.minor, cost.currency)}
      </p>
      <p className="mt-0.5 text-12 text-text-2">
        {t('campaigns.costText', { messages: cost.messages, parts: cost.parts })}
      </p>
    </Section>
  )
}

function Dates({ check, draft }: { check: Check; draft: Draft }) {
  const { t, format } = useCampaignWords()
  const { schedule } = draft.plan
  if (schedule.kind === 'now') return null
  return (
    <Section title={t(schedule.kind === 'recurring' ? 'campaigns.nextIssues' : 'campaigns.begins')}>
      <ul className="flex flex-col gap-0.5 text-text-2">
        {check.dates.map((one) => (
          <li key={one}>{format.dateTime(one)}</li>
        ))}
      </ul>
      <ZoneNote />
    </Section>
  )
}

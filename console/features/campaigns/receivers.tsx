import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { CircleCheck } from 'lucide-react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Section } from '../../kit/figures.tsx'
import { FindingList } from '../channels/findings.tsx'
import { type CampaignChannel, receiversQuery } from './campaign-queries.ts'

/** Whether receivers will believe the messages: what is in order in one line, what is not with its cure. */
export function Receivers({ id, channels }: { id: string; channels: readonly CampaignChannel[] }) {
  const { t } = useWords()
  const canMend = useScope('channels:manage')
  // Others' servers answer this: where they do not, the launch goes on without it.
  const items = useQuery(receiversQuery(id, channels)).data?.items ?? []
  if (items.length === 0) return null
  return (
    <Section title={t('channels.findings')}>
      <ul className="flex flex-col gap-3 text-12">
        {items.map(({ channel, findings }) => {
          const open = findings.filter((one) => one.state !== 'ok')
          return (
            <li key={channel} className="flex flex-col gap-2">
              {open.length === 0 ? (
                <p className="flex items-start gap-2">
                  <CircleCheck aria-hidden="true" size={16} className="shrink-0 text-ok" />
                  {t('campaigns.receiversFine', { channel: t(`campaigns.channel.${channel}`) })}
                </p>
              ) : (
                <FindingList findings={open} />
              )}
              {open.length > 0 && canMend && (
                <Link
                  to="/settings"
                  search={{ tab: 'channels' }}
                  className="self-start text-brand-text hover:underline"
                >
                  {t('campaigns.receiversMend')}
                </Link>
              )}
            </li>
          )
        })}
      </ul>
    </Section>
  )
}

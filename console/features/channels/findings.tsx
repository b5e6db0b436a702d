import { CircleAlert, CircleCheck, CircleHelp } from 'lucide-react'
import type { TestChannelReply } from '../../app/api.gen.ts'
import { useWords } from '../../i18n/t.ts'
import { DnsRecord } from './dns-record.tsx'

type Finding = TestChannelReply['findings'][number]

const looks = {
  ok: { icon: CircleCheck, tone: 'text-ok', word: 'channels.stateOk' },
  advice: { icon: CircleHelp, tone: 'text-warn', word: 'channels.stateAdvice' },
  wrong: { icon: CircleAlert, tone: 'text-danger', word: 'channels.stateWrong' },
} as const

/** What receivers will look at before they believe a message, with what to put into the DNS. */
export function Findings({ findings }: { findings: readonly Finding[] }) {
  const { t } = useWords()
  if (findings.length === 0) return null
  return (
    <section className="flex flex-col gap-3" aria-label={t('channels.findings')}>
      <h3 className="font-strong">{t('channels.findings')}</h3>
      <FindingList findings={findings} />
    </section>
  )
}

/** Each with its state, and what to put into the DNS. */
export function FindingList({ findings }: { findings: readonly Finding[] }) {
  return (
    <ul className="flex flex-col gap-3">
      {findings.map((finding) => (
        <FindingRow key={finding.id} finding={finding} />
      ))}
    </ul>
  )
}

function FindingRow({ finding }: { finding: Finding }) {
  const { t } = useWords()
  const { icon: Icon, tone, word } = looks[finding.state]
  return (
    <li className="flex items-start gap-2">
      <Icon aria-label={t(word)} size={16} className={`mt-0.5 shrink-0 ${tone}`} />
      <div className="flex min-w-0 flex-1 flex-col gap-2">
        <p className="wrap-anywhere">{finding.says}</p>
        {finding.record !== null && <DnsRecord record={finding.record} />}
      </div>
    </li>
  )
}

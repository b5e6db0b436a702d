import type { ReactNode } from 'react'
import { wordSource } from '../../app/describe.ts'
import { type T, useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import { Why } from '../../kit/why.tsx'
import type { HistoryEntry } from './consent-api.ts'
import { toneOf, wordChannel, wordFault, wordMethod } from './consent-words.ts'
import { usePurposeName } from './use-purpose-name.ts'

interface Props {
  entry: HistoryEntry
  /** Whose it is, where the list is not one person's. */
  children?: ReactNode
}

/** One act of the register: what, to which purpose and channel, when and how; its proof behind *why*. */
export function EntryRow({ entry, children }: Props) {
  const { t, format } = useWords()
  const purposeName = usePurposeName()
  const fault = wordFault(entry, t)
  const how = new Set(
    [wordMethod(entry.method, t), entry.sourceName ?? wordDesk(entry.source, t)].filter(
      (one) => one !== null,
    ),
  )
  return (
    <li className="grid grid-cols-[minmax(0,1fr)_auto] items-start gap-x-4 gap-y-0.5 border-b py-2.5">
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 gap-y-1">
        <Tag tone={fault === null ? toneOf(entry.act) : 'warn'}>{t(`consents.actOf.${entry.act}`)}</Tag>
        <span className="font-medium">{purposeName(entry.purpose)}</span>
        <span className="text-text-2">{wordChannel(entry.channel, t)}</span>
        {fault !== null && <span className="text-12 text-warn">{fault}</span>}
      </div>
      <time dateTime={entry.at} className="text-12 text-text-2">
        {format.dateTime(entry.at)}
      </time>
      <div className="flex min-w-0 flex-wrap items-center gap-x-2 text-12 text-text-2">
        {children}
        <span>{[...how].join(' · ')}</span>
        {entry.wording !== null && (
          <span>
            {t('consents.wordingVersion', { id: entry.wording.id, version: entry.wording.version ?? 0 })}
          </span>
        )}
      </div>
      <span className="justify-self-end">
        <Proof entry={entry} />
      </span>
    </li>
  )
}

/** A form of ours has no key: how it was obtained says it already. */
const wordDesk = (source: string, t: T): string | null => (source === 'form' ? null : wordSource(source, t))

function Proof({ entry }: { entry: HistoryEntry }) {
  const { t, format } = useWords()
  const rows = [
    { label: t('consents.proof.received'), value: format.dateTime(entry.receivedAt) },
    {
      label: t('consents.proof.until'),
      value: entry.validUntil === null ? null : format.date(entry.validUntil),
    },
    { label: t('consents.proof.identifier'), value: t(`identifier.${readKind(entry.identifierKind)}`) },
    { label: t('consents.proof.proof'), value: entry.proof },
    { label: t('consents.proof.actor'), value: entry.actor },
    { label: t('consents.proof.reason'), value: entry.reason },
    { label: 'IP', value: entry.ip },
    { label: t('consents.proof.browser'), value: entry.userAgent },
    { label: t('consents.proof.hash'), value: entry.wording?.hash?.slice(0, 16) ?? null },
    { label: t('consents.proof.notice'), value: entry.noticeVersion },
    { label: t('consents.proof.message'), value: entry.messageId },
  ]
  return (
    <Why label={t('consents.proofOf')} title={t(`consents.actOf.${entry.act}`)}>
      <dl className="flex flex-col gap-1.5">
        {rows
          .filter(({ value }) => value !== null && value !== '')
          .map(({ label, value }) => (
            <div key={label} className="grid grid-cols-[7rem_minmax(0,1fr)] gap-2">
              <dt className="text-12">{label}</dt>
              <dd className="break-all text-text">{value}</dd>
            </div>
          ))}
      </dl>
    </Why>
  )
}

const kinds = ['user_id', 'card', 'email', 'phone', 'external', 'device_id', 'anonymous_id'] as const
/** A signal of a browser is bound to its device. */
const readKind = (kind: string) => kinds.find((one) => one === kind) ?? 'device_id'

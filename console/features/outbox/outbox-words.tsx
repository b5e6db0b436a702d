import { useQuery } from '@tanstack/react-query'
import type { ListMessagesReply } from '../../app/api.gen.ts'
import { useWords } from '../../i18n/t.ts'
import { Tag } from '../../kit/chip.tsx'
import { purposesQuery } from '../consents/consent-api.ts'

type OutboxMessage = ListMessagesReply['items'][number]

/** Whom a message was for: her name or address; of a try-out whose mailbox it went to. */
export function Recipient({ row }: { row: OutboxMessage }) {
  const { t } = useWords()
  if (row.isTest) return <>{t('outbox.testTo', { address: row.address ?? t('outbox.nobody') })}</>
  if (row.person === 'erased') return <>{t('outbox.erased')}</>
  return <>{row.customerName ?? row.address ?? t('outbox.nobody')}</>
}

/** A try-out says so, and whom it shows. */
export function TestTag({ row }: { row: OutboxMessage }) {
  const { t } = useWords()
  return row.isTest ? <Tag tone="info">{t('outbox.test')}</Tag> : null
}

/** What a message was for: its purpose in words, and its campaign. */
export function useMeaning(): (row: OutboxMessage) => string {
  const { t, language } = useWords()
  const purposes = useQuery(purposesQuery).data?.items ?? []
  return (row) => {
    if (row.isTest)
      return row.person === 'nobody'
        ? t('outbox.showsNobody')
        : t('outbox.shows', { name: row.customerName ?? t('outbox.nobody') })
    const purpose = purposes.find((one) => one.id === row.purpose)?.name[language] ?? row.purpose
    return [purpose, row.campaignName].filter(Boolean).join(' · ')
  }
}

import type { ListMessagesReply } from '../../app/api.gen.ts'
import type { outboxStates } from '../../app/searches.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Recipient, TestTag, useMeaning } from './outbox-words.tsx'
import { threadOfPurposeChannel } from './thread-of.ts'

export type OutboxMessage = ListMessagesReply['items'][number]

interface RowProps {
  row: OutboxMessage
  isOpen: boolean
  onOpen: () => void
}

/** One message: to whom, how it stands, and what she did with it. */
export function MessageRow({ row, isOpen, onOpen }: RowProps) {
  const { format } = useWords()
  const now = useNow()
  const mean = useMeaning()
  return (
    <li className={`relative border-line border-b ${isOpen ? 'bg-brand-soft' : 'hover:bg-canvas'}`}>
      <button
        type="button"
        data-row
        onClick={onOpen}
        className="ring-inset-focus grid w-full grid-cols-[20px_minmax(0,1fr)_auto] items-center gap-x-3 py-2.5 pr-1 pl-1 text-left md:grid-cols-[20px_minmax(0,1.2fr)_minmax(0,1.4fr)_auto]"
      >
        <ChannelIcon channel={threadOfPurposeChannel(row.channel)} />
        <span className="min-w-0">
          <span
            className={`block truncate ${row.person === 'erased' ? 'text-text-2 italic' : 'font-medium'}`}
          >
            <Recipient row={row} />
          </span>
          <span className="block truncate text-12 text-text-2">
            {row.subject ?? (row.customerName === null ? '' : row.address)}
          </span>
          <span className="block truncate text-12 text-text-3 md:hidden">{mean(row)}</span>
        </span>
        <span className="min-w-0 max-md:hidden">
          <span className="block truncate text-12">{mean(row)}</span>
          <span className="block truncate text-12 text-text-2">
            {row.reason === null ? <Deeds row={row} /> : row.reason.text}
          </span>
        </span>
        <span className="flex flex-col items-end gap-0.5">
          <span className="flex gap-1.5">
            <TestTag row={row} />
            <MessageState state={row.state} />
          </span>
          <span className="text-12 text-text-3">{format.ago(row.settledAt ?? row.requestedAt, now)}</span>
        </span>
      </button>
    </li>
  )
}

/** What came back, the last deed first. */
function Deeds({ row }: { row: OutboxMessage }) {
  const { t } = useWords()
  const deeds = (
    [
      ['unsubscribedAt', 'outbox.did.unsubscribed'],
      ['complainedAt', 'outbox.did.complained'],
      ['bouncedAt', 'outbox.did.bounced'],
      ['clickedAt', 'outbox.did.clicked'],
      ['openedAt', 'outbox.did.opened'],
      ['deliveredAt', 'outbox.did.delivered'],
    ] as const
  ).filter(([name]) => row[name] !== null)
  return <>{deeds.map(([, label]) => t(label)).join(' · ')}</>
}

const tones = {
  pending: 'info',
  held: 'warn',
  handed: 'info',
  sent: 'ok',
  failed: 'danger',
  refused: 'plain',
  expired: 'plain',
  unknown: 'warn',
} as const

export function MessageState({ state }: { state: (typeof outboxStates)[number] }) {
  const { t } = useWords()
  return <Tag tone={tones[state]}>{t(`outbox.state.${state}`)}</Tag>
}

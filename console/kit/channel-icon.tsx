import {
  AtSign,
  Bell,
  Globe,
  type LucideIcon,
  Mail,
  Mailbox,
  Megaphone,
  MessageSquareText,
  MessagesSquare,
  Phone,
  ScanBarcode,
  Smartphone,
  Store,
} from 'lucide-react'
import type { Channel } from '../app/api.ts'
import { useWords } from '../i18n/t.ts'
import { channelColor } from './threads.ts'

const icons: Record<Channel, LucideIcon> = {
  ads: Megaphone,
  web: Globe,
  app: Smartphone,
  store: Store,
  pos: ScanBarcode,
  call: Phone,
  chat: MessagesSquare,
  email: Mail,
  sms: MessageSquareText,
  push: Bell,
  social: AtSign,
  post: Mailbox,
}

interface Props {
  channel: Channel
  size?: number
  isFaint?: boolean
}

/** A channel's sign in the colour of its thread. Its name stands beside it, or is said by the row. */
export function ChannelIcon({ channel, size = 16, isFaint = false }: Props) {
  const Icon = icons[channel]
  return (
    <Icon
      aria-hidden="true"
      size={size}
      strokeWidth={1.75}
      className="shrink-0"
      style={{ color: channelColor(channel), opacity: isFaint ? 0.55 : 1 }}
    />
  )
}

/** A channel's sign and name. */
export function ChannelName({ channel }: { channel: Channel }) {
  const { t } = useWords()
  return (
    <span className="flex min-w-0 items-center gap-2">
      <ChannelIcon channel={channel} />
      <span className="truncate">{t(`channel.${channel}`)}</span>
    </span>
  )
}

import type { Channel } from '@splot/contract/plugin/channel'
import type { ConsentChannel } from '../../consent/index.ts'
import type { ContentChannel } from '../../content/index.ts'

export type Parts = Readonly<Record<string, string>>

type Kind = Channel['addressKind']

/** Which plugins carry what the gate calls by this name. */
const carriers: Readonly<
  Partial<Record<ConsentChannel, { channel: Channel['channel']; kinds: readonly Kind[] }>>
> = {
  email: { channel: 'email', kinds: ['email'] },
  sms: { channel: 'sms', kinds: ['phone'] },
  push: { channel: 'push', kinds: ['push_endpoint', 'push_token'] },
  onsite: { channel: 'web', kinds: ['customer'] },
  post: { channel: 'post', kinds: ['postal_address'] },
  messenger: { channel: 'chat', kinds: ['customer'] },
}

/** The gate's channels that a message can go out on. */
export const sendable = Object.keys(carriers) as ConsentChannel[]

export function carries(plugin: Pick<Channel, 'channel' | 'addressKind'>, channel: ConsentChannel): boolean {
  const carrier = carriers[channel]
  return carrier?.channel === plugin.channel && carrier.kinds.includes(plugin.addressKind)
}

/** The gate's word for what a plugin carries; null where messages never go that way. */
export const channelOf = (plugin: Pick<Channel, 'channel' | 'addressKind'>): ConsentChannel | null =>
  sendable.find((one) => carries(plugin, one)) ?? null

/** Which texts of an item a plugin takes. */
export function contentChannelOf(plugin: Pick<Channel, 'channel' | 'addressKind'>): ContentChannel {
  switch (plugin.addressKind) {
    case 'email':
      return 'email'
    case 'phone':
      return 'sms'
    case 'push_endpoint':
      return 'web_push'
    case 'push_token':
      return 'app_push'
    case 'postal_address':
      return 'post'
    default:
      return plugin.channel === 'chat' ? 'chat' : 'onsite'
  }
}

export interface Dressing {
  /** Where one click says no; null where the message needs no way out. */
  unsubscribeUrl: string | null
  /** Seconds it is worth showing. */
  ttlS: number
  slot: string
  letter: Readonly<Record<string, string>> | null
}

/** The rendered parts as the plugin's content has them. What does not fit is refused there, by its own schema. */
export function dress(kind: Kind, parts: Parts, o: Dressing): unknown {
  const url = parts.link === undefined || parts.link === '' ? null : parts.link
  switch (kind) {
    case 'email':
      return {
        subject: parts.subject ?? '',
        html: parts.html ?? null,
        text: parts.text ?? '',
        unsubscribeUrl: o.unsubscribeUrl,
      }
    case 'phone':
      return { text: parts.text ?? '' }
    case 'push_endpoint':
    case 'push_token':
      return {
        title: parts.title ?? '',
        body: parts.body ?? '',
        url,
        ttlS: Math.min(2_419_200, Math.max(0, o.ttlS)),
      }
    case 'postal_address':
      return { ...o.letter, salutation: parts.heading ?? '', body: parts.body ?? '' }
    default:
      return {
        slot: o.slot,
        title: parts.title ?? '',
        body: parts.body ?? parts.text ?? '',
        url,
        ...(parts.button === undefined || parts.button === '' ? {} : { button: parts.button.slice(0, 60) }),
        ttlS: Math.min(31_536_000, Math.max(60, o.ttlS)),
      }
  }
}

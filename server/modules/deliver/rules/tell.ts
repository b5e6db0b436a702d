import type { ConsentChannel } from '../../consent/index.ts'

/** What happened to a message, as the customer's life has it. */
export type Happening =
  | 'sent'
  | 'delivered'
  | 'opened'
  | 'clicked'
  | 'bounced'
  | 'complained'
  | 'unsubscribed'
  | 'replied'

type Names = Readonly<Partial<Record<Happening, string>>>

const mail: Names = {
  sent: 'Email Sent',
  delivered: 'Email Delivered',
  opened: 'Email Opened',
  clicked: 'Email Link Clicked',
  bounced: 'Email Bounced',
  complained: 'Email Marked as Spam',
  unsubscribed: 'Unsubscribed',
}
const sms: Names = {
  sent: 'SMS Sent',
  delivered: 'SMS Delivered',
  clicked: 'SMS Link Clicked',
  bounced: 'SMS Failed',
  unsubscribed: 'SMS Unsubscribed',
  replied: 'SMS Replied',
}
const push: Names = {
  sent: 'Push Notification Sent',
  delivered: 'Push Notification Received',
  clicked: 'Push Notification Tapped',
  bounced: 'Push Notification Bounced',
}
const letter: Names = { sent: 'Letter Sent', bounced: 'Letter Returned' }

/** Events of the contract, by the gate's channel. On-site messages are told of by the page that shows them. */
const names: Readonly<Partial<Record<ConsentChannel, { prefix: string; names: Names }>>> = {
  email: { prefix: 'email', names: mail },
  sms: { prefix: 'sms', names: sms },
  push: { prefix: 'push', names: push },
  post: { prefix: 'letter', names: letter },
}

export interface Telling {
  messageId: string
  channel: ConsentChannel
  what: Happening
  /** Tells one from another of the same message and kind; empty for what happens once. */
  which: string
  campaignId: string | null
  at: number
  more?: Readonly<Record<string, unknown>>
}

/** The event as an SDK would send it, without whose it is; null where the contract has no name for it. */
export function makeEvent(telling: Telling): Readonly<Record<string, unknown>> | null {
  const { messageId, channel, what, which, campaignId, at, more } = telling
  const known = names[channel]
  const event = known?.names[what]
  if (known === undefined || event === undefined) return null
  return {
    type: 'track',
    event,
    // The same happening has the same id: told twice, it took place once.
    messageId: `${messageId}-${what}${which === '' ? '' : `-${which}`}`,
    timestamp: new Date(at).toISOString(),
    properties: {
      [`${known.prefix}_id`]: messageId,
      ...(campaignId === null ? {} : { campaign_id: campaignId }),
      ...more,
    },
  }
}

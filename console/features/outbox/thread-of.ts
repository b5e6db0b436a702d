import type { Channel } from '../../app/api.ts'

const threads: Readonly<Record<string, Channel>> = {
  email: 'email',
  sms: 'sms',
  push: 'push',
  onsite: 'web',
  messenger: 'chat',
  post: 'post',
  phone_human: 'call',
  phone_automated: 'call',
  ads: 'ads',
}

/** The thread a channel of consents and sending is drawn on. */
export const threadOfPurposeChannel = (channel: string): Channel => threads[channel] ?? 'web'

import type { Channel } from '../app/api.ts'

/** The ten threads in their fixed order, left to right, everywhere. */
export const threads = [
  'ads',
  'web',
  'app',
  'store',
  'call',
  'chat',
  'email',
  'sms',
  'push',
  'social',
] as const
export type Thread = (typeof threads)[number]

/** The thread a channel is drawn on: the till stands on the store's, a paper letter on that of mail. */
export function threadOf(channel: Channel): Thread {
  if (channel === 'pos') return 'store'
  if (channel === 'post') return 'email'
  return channel
}

/** The token of a thread's colour, for strokes, knots and icons; never for text. */
export const threadColor = (thread: Thread): string => `var(--t-${thread})`

export const channelColor = (channel: Channel): string => threadColor(threadOf(channel))

import { type Channel, channels } from '@splot/contract/channels'

/** How a channel is stored. Codes are for ever: a new channel takes the next number. */
const codes: Readonly<Record<Channel, number>> = {
  web: 1,
  app: 2,
  pos: 3,
  call: 4,
  email: 5,
  sms: 6,
  push: 7,
  chat: 8,
  social: 9,
  store: 10,
  ads: 11,
  post: 12,
}

const byCode: ReadonlyMap<number, Channel> = new Map(channels.map((channel) => [codes[channel], channel]))

export const codeOf = (channel: Channel): number => codes[channel]

/** The channel behind a stored code; a code nobody knows is a defect of the data. */
export function channelOf(code: number): Channel {
  const channel = byCode.get(code)
  if (channel === undefined) throw new Error(`No channel has the code ${code}`)
  return channel
}

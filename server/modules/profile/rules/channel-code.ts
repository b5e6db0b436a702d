import { type Channel, channels } from '@splot/contract/channels'

/** How a channel is stored, one letter each. Letters are for ever: a new channel takes a free one. */
const letters: Readonly<Record<Channel, string>> = {
  web: 'w',
  app: 'a',
  pos: 'p',
  call: 'c',
  email: 'e',
  sms: 's',
  push: 'u',
  chat: 'h',
  social: 'o',
  store: 't',
  ads: 'd',
  post: 'l',
}

const byLetter: ReadonlyMap<string, Channel> = new Map(channels.map((channel) => [letters[channel], channel]))

export const letterOf = (channel: Channel): string => letters[channel]

/** The channel behind a stored letter; a letter nobody knows is a defect of the data. */
export function channelOf(letter: string): Channel {
  const channel = byLetter.get(letter)
  if (channel === undefined) throw new Error(`No channel has the letter ${letter}`)
  return channel
}

/** Where something happened, as one key: `wphone|`, `p|WRO1`. A device name holds no bar. */
export function writePlace(channel: Channel, device: string, store: string): string {
  return `${letters[channel]}${device.includes('|') ? '' : device}|${store}`
}

export interface Place {
  channel: Channel
  device: string | null
  store: string | null
}

export function readPlace(place: string): Place {
  const bar = place.indexOf('|')
  return {
    channel: channelOf(place.charAt(0)),
    device: bar > 1 ? place.slice(1, bar) : null,
    store: place.length > bar + 1 ? place.slice(bar + 1) : null,
  }
}

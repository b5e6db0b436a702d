import { type JourneyChannel, journeyChannels } from '@splot/contract/journey/names'

/** How content names its texts, where a journey's channel has another word. */
const formsOf: Partial<Readonly<Record<JourneyChannel, readonly string[]>>> = {
  push: ['web_push', 'app_push'],
  messenger: ['chat'],
}

export const isJourneyChannel = (channel: unknown): channel is JourneyChannel =>
  journeyChannels.some((one) => one === channel)

/** Has content with these texts one for the channel? Of a call by a person any serves: she reads it. */
export const fitsChannel = (texts: readonly string[], channel: JourneyChannel | null): boolean =>
  channel === null ||
  channel === 'phone_human' ||
  (formsOf[channel] ?? [channel]).some((form) => texts.includes(form))

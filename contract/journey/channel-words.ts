import type { Bilingual, Lang } from '../language.ts'
import type { JourneyChannel } from './names.ts'

/** What goes out on a channel, as the object of a sentence: "sends …". */
export const channelWords: Readonly<Record<JourneyChannel, Bilingual>> = {
  email: { pl: 'e-mail', en: 'an e-mail' },
  sms: { pl: 'SMS', en: 'a text message' },
  push: { pl: 'powiadomienie push', en: 'a push notification' },
  onsite: { pl: 'wiadomość na stronie', en: 'a message on the site' },
  messenger: { pl: 'wiadomość w komunikatorze', en: 'a message in the messenger' },
  post: { pl: 'list', en: 'a letter' },
  phone_human: { pl: 'telefon od konsultanta', en: 'a call by a consultant' },
}

/** A channel's name alone: a way out of a node, a choice in a form. */
export const channelNames: Readonly<Record<JourneyChannel, Bilingual>> = {
  email: { pl: 'E-mail', en: 'E-mail' },
  sms: { pl: 'SMS', en: 'SMS' },
  push: { pl: 'Push', en: 'Push' },
  onsite: { pl: 'Na stronie', en: 'On the site' },
  messenger: { pl: 'Komunikator', en: 'Messenger' },
  post: { pl: 'List', en: 'Letter' },
  phone_human: { pl: 'Telefon', en: 'Phone call' },
}

/** `e-mail, SMS lub push`. */
export function sayChannels(channels: readonly JourneyChannel[], lang: Lang): string {
  const names = channels.map((one) => channelNames[one][lang])
  const last = names.at(-1) ?? ''
  if (names.length < 2) return last
  return `${names.slice(0, -1).join(', ')} ${lang === 'pl' ? 'lub' : 'or'} ${last}`
}

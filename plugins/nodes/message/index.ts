import { channelNames, channelWords, sayChannels } from '@splot/contract/journey/channel-words'
import { journeyChannels } from '@splot/contract/journey/effect'
import { defineNode } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { advanced, field } from '@splot/contract/plugin/settings'
import { z } from 'zod'
import { decideMessage, listChannels } from './decide.ts'

export const options = z.strictObject({
  channel: field.choice({ pl: 'Kanał', en: 'Channel' }, channelNames).default('email'),
  content: nodeField.content({ pl: 'Treść', en: 'Content' }),
  purpose: nodeField.purpose({ pl: 'Cel kontaktu', en: 'Purpose' }).default('marketing'),
  fallbacks: z
    .array(z.enum(journeyChannels))
    .max(journeyChannels.length)
    .default([])
    .meta({
      kind: 'channels',
      label: { pl: 'Jeśli tam nie można, to', en: 'Where that is shut, then' },
      hint: { pl: 'Po kolei: brak zgody, adresu lub limit', en: 'In order: no consent, no address, a limit' },
    }),
  whenCapped: field
    .choice(
      { pl: 'Gdy limit kontaktów jest wyczerpany', en: 'When the contact limit is reached' },
      {
        skip: { pl: 'Pomiń i idź dalej', en: 'Skip and go on' },
        hold: { pl: 'Poczekaj na miejsce', en: 'Wait for room' },
      },
    )
    .default('skip'),
  confirms: field
    .flag(
      { pl: 'Poczekaj, aż wyjdzie', en: 'Wait until it is out' },
      {
        pl: 'Gdy nie wyjdzie, próbuje następnego kanału',
        en: 'Where it does not go out, the next channel is tried',
      },
    )
    .default(false),
  life: advanced(
    nodeField.duration(
      { pl: 'Ma sens przez', en: 'Makes sense for' },
      { pl: 'Później nie zostanie wysłana', en: 'After that it is not sent' },
    ),
  ).default({ amount: 24, unit: 'hours' }),
  language: advanced(
    field.choice(
      { pl: 'Język', en: 'Language' },
      {
        own: { pl: 'Klienta', en: 'The customer’s' },
        pl: { pl: 'Polski', en: 'Polish' },
        en: { pl: 'Angielski', en: 'English' },
      },
    ),
  ).default('own'),
  priority: advanced(
    field.integer({ pl: 'Pierwszeństwo', en: 'Priority' }, [0, 100], {
      pl: 'Wyższe wygrywa, gdy limit zostawia miejsce na jedną',
      en: 'Higher wins where a limit leaves room for one',
    }),
  ).default(50),
  lane: advanced(
    field.choice(
      { pl: 'Rodzaj', en: 'Kind' },
      {
        marketing: { pl: 'Marketingowa: najwyżej raz', en: 'Marketing: at most once' },
        transactional: { pl: 'Obsługowa: na pewno', en: 'Service: for certain' },
      },
    ),
  ).default('marketing'),
})
export type Options = z.output<typeof options>

/** One message, on the first channel that is open. */
export const messageNode = defineNode({
  id: 'message',
  label: { pl: 'Wiadomość', en: 'Message' },
  hint: { pl: 'Wysyła treść wybranym kanałem.', en: 'Sends content on a channel.' },
  icon: 'send',
  category: 'message',
  options,
  outputs: () => [
    { id: 'sent', label: { pl: 'wysłano', en: 'sent' } },
    { id: 'skipped', label: { pl: 'pominięto', en: 'skipped' } },
  ],
  waits: ({ confirms, whenCapped }) => confirms || whenCapped === 'hold',
  asks: (own, { kept }) => ({
    reach: { purpose: own.purpose, channels: listChannels(own) },
    ...(kept === null || kept.asked === null ? {} : { outcome: true as const }),
  }),
  decide: decideMessage,
  uses: (own) => ({
    content: [own.content],
    messages: listChannels(own).map((channel) => ({
      ...{ channel, purpose: own.purpose, itemId: own.content, lane: own.lane },
    })),
  }),
  explain(own, lang, names) {
    const { channel, fallbacks, content } = own
    const name = names.content.get(content)
    const what =
      channelWords[channel][lang] + (name === undefined ? '' : lang === 'pl' ? ` „${name}”` : ` “${name}”`)
    const says = lang === 'pl' ? `Wysyła ${what}` : `Sends ${what}`
    if (fallbacks.length === 0) return says
    return `${says}; ${lang === 'pl' ? 'gdy nie można: ' : 'else: '}${sayChannels(fallbacks, lang)}`
  },
})

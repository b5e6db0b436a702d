import type { Channel } from '@splot/contract/channels'
import type { Bilingual } from '@splot/contract/language'

/** One thing to do in the customer's shoes, and by what it is recognised. */
export interface WalkStep {
  readonly id: string
  readonly label: Bilingual
  readonly how: Bilingual
  readonly events: readonly string[]
  readonly channels?: readonly Channel[]
}

const step = (
  id: string,
  labels: [pl: string, en: string],
  how: [pl: string, en: string],
  match: Pick<WalkStep, 'events' | 'channels'>,
): WalkStep => ({
  id,
  label: { pl: labels[0], en: labels[1] },
  how: { pl: how[0], en: how[1] },
  ...match,
})

/** A walk through one's own channels, in the order a customer takes. */
export const walkSteps: readonly WalkStep[] = [
  step(
    'visit',
    ['Wejdź do sklepu internetowego', 'Enter the web shop'],
    ['Otwórz stronę jak ktoś, kto przyszedł z reklamy.', 'Open it as somebody who came from an ad.'],
    { events: ['Page Viewed', 'Product List Viewed', 'Product Viewed'], channels: ['web', 'app'] },
  ),
  step(
    'look',
    ['Obejrzyj produkt', 'Look at a product'],
    ['Otwórz dwa produkty i wybierz rozmiar.', 'Open two products and choose a size.'],
    { events: ['Product Viewed'] },
  ),
  step(
    'cart',
    ['Włóż coś do koszyka', 'Put something into the cart'],
    ['Włóż jedną rzecz i zostaw ją tam na chwilę.', 'Put one thing in and leave it for a while.'],
    { events: ['Product Added', 'Cart Updated'] },
  ),
  step(
    'account',
    ['Zaloguj się', 'Sign in'],
    ['Zaloguj się adresem podanym wyżej.', 'Sign in with the address given above.'],
    { events: ['Signed In', 'Signed Up', 'Identify'] },
  ),
  step(
    'consent',
    ['Zapisz się na newsletter', 'Sign up to the newsletter'],
    ['Wyraź zgodę tak, jak robi to klientka.', 'Agree the way a customer does.'],
    { events: ['Consent Granted', 'Consent Confirmed'] },
  ),
  step(
    'order',
    ['Złóż zamówienie', 'Place an order'],
    ['Najlepiej z odbiorem w sklepie.', 'Best with a pick-up in the store.'],
    { events: ['Order Completed'] },
  ),
  step(
    'message',
    ['Otwórz wiadomość', 'Open a message'],
    ['Otwórz e-mail albo SMS i kliknij w link.', 'Open the e-mail or text and follow its link.'],
    { events: ['Email Opened', 'Email Link Clicked', 'SMS Link Clicked', 'Push Notification Tapped'] },
  ),
  step(
    'call',
    ['Zadzwoń do obsługi', 'Call the service'],
    [
      'Zapytaj o zamówienie. Czy pytano o coś, co już wiadomo?',
      'Ask about the order. Were you asked what is known?',
    ],
    { events: ['Call Started', 'Call Answered', 'Call Ended', 'Contact Logged'] },
  ),
  step(
    'store',
    ['Przyjdź do sklepu', 'Come into the store'],
    ['Pokaż kartę albo zeskanuj kod przy wejściu.', 'Show the card, or scan the code at the door.'],
    { events: ['Customer Checked In', 'Store Visited', 'Beacon Seen', 'Code Scanned', 'Pickup Collected'] },
  ),
  step(
    'till',
    ['Zapłać przy kasie', 'Pay at the till'],
    ['Kup drobiazg na tę samą kartę.', 'Buy a little thing on the same card.'],
    { events: ['Sale Completed'], channels: ['pos'] },
  ),
  step(
    'return',
    ['Zwróć rzecz', 'Return something'],
    ['W innym sklepie niż kupiona.', 'In another store than it was bought in.'],
    { events: ['Order Refunded', 'Sale Returned'] },
  ),
]

export interface Happened {
  name: string
  channel: Channel
  /** Milliseconds: when it happened, and when it was known here. */
  at: number
  receivedAt: number
  sourceId: string
}

/** The first event of the walk that shows the step was taken; null where nothing has arrived yet. */
export const findStep = (step: WalkStep, events: readonly Happened[]): Happened | null =>
  events.find(
    ({ name, channel }) => step.events.includes(name) && (step.channels?.includes(channel) ?? true),
  ) ?? null

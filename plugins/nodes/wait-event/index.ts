import { sayDuration } from '@splot/contract/journey/words'
import { nameEvent } from '@splot/contract/labels'
import { defineNode } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const options = z.strictObject({
  event: nodeField.event({ pl: 'Na co czeka', en: 'What it waits for' }),
  timeout: nodeField.duration({ pl: 'Najdłużej', en: 'At most' }),
  looksBack: field
    .flag(
      {
        pl: 'Licz też to, co stało się tuż przed tym krokiem',
        en: 'Count what happened just before this step too',
      },
      { pl: 'Od wyjścia z poprzedniego kroku', en: 'Since the step before was left' },
    )
    .default(true),
})

/** Holds her until something happens. */
export const waitEvent = defineNode({
  id: 'wait-event',
  label: { pl: 'Poczekaj na zdarzenie', en: 'Wait for an event' },
  hint: {
    pl: 'Idzie dalej, gdy coś się stanie albo minie czas.',
    en: 'Goes on when something happens, or time is up.',
  },
  icon: 'radio',
  category: 'wait',
  options,
  outputs: () => [
    { id: 'happened', label: { pl: 'stało się', en: 'it happened' } },
    { id: 'timeout', label: { pl: 'minął czas', en: 'time is up' } },
  ],
  waits: () => true,
  asks: ({ event, looksBack }, { since }) => (looksBack ? { events: [{ match: event, since }] } : {}),
  decide({ options: { event, timeout }, arrivedAt, now, woken, calendar, facts }) {
    if (woken?.by === 'event') return { kind: 'next', output: 'happened' }
    if ((facts.events[0] ?? null) !== null) return { kind: 'next', output: 'happened', because: 'before' }
    const until = calendar.add(arrivedAt, timeout)
    return until > now ? { kind: 'wait', until, for: [{ event }] } : { kind: 'next', output: 'timeout' }
  },
  explain({ event, timeout }, lang) {
    const name = nameEvent(event.event, lang)
    return lang === 'pl'
      ? `Czeka na: ${name}, najdłużej ${sayDuration(timeout, lang)}`
      : `Waits for: ${name}, ${sayDuration(timeout, lang)} at most`
  },
})

import { sayDuration } from '@splot/contract/journey/words'
import { defineNode } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const options = z.strictObject({
  segment: nodeField.segment({ pl: 'Segment', en: 'Segment' }),
  change: field
    .choice(
      { pl: 'Aż', en: 'Until she' },
      {
        entered: { pl: 'do niego wejdzie', en: 'enters it' },
        left: { pl: 'z niego wyjdzie', en: 'leaves it' },
      },
    )
    .default('entered'),
  timeout: nodeField.duration({ pl: 'Najdłużej', en: 'At most' }),
})

/** Holds her until she enters or leaves a segment. */
export const waitSegment = defineNode({
  id: 'wait-segment',
  label: { pl: 'Poczekaj na segment', en: 'Wait for a segment' },
  hint: {
    pl: 'Idzie dalej, gdy klient wejdzie do segmentu albo z niego wyjdzie.',
    en: 'Goes on when the customer enters or leaves a segment.',
  },
  icon: 'users',
  category: 'wait',
  options,
  outputs: ({ change }) => [
    {
      id: 'happened',
      label:
        change === 'left' ? { pl: 'poza segmentem', en: 'out of it' } : { pl: 'w segmencie', en: 'in it' },
    },
    { id: 'timeout', label: { pl: 'minął czas', en: 'time is up' } },
  ],
  waits: () => true,
  asks: ({ segment }) => ({ conditions: [{ kind: 'segment', segment }] }),
  decide({ options: { segment, change, timeout }, arrivedAt, now, woken, calendar, facts }) {
    const isIn = facts.conditions[0] === true
    if (woken?.by === 'segment' || isIn === (change === 'entered'))
      return { kind: 'next', output: 'happened' }
    const until = calendar.add(arrivedAt, timeout)
    return until > now
      ? { kind: 'wait', until, for: [{ segmentId: segment, change }] }
      : { kind: 'next', output: 'timeout' }
  },
  uses: ({ segment }) => ({ segments: [segment] }),
  explain({ segment, change, timeout }, lang, names) {
    const name = names.segments.get(segment) ?? segment
    const time = sayDuration(timeout, lang)
    if (lang === 'pl')
      return `Czeka na ${change === 'left' ? 'wyjście z' : 'wejście do'} „${name}”, najdłużej ${time}`
    return `Waits until she ${change === 'left' ? 'leaves' : 'enters'} “${name}”, ${time} at most`
  },
})

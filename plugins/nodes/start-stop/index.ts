import { defineNode } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const options = z.strictObject({
  act: field
    .choice(
      { pl: 'Co robi', en: 'What it does' },
      { start: { pl: 'Rozpoczyna', en: 'Starts' }, stop: { pl: 'Kończy', en: 'Stops' } },
    )
    .default('start'),
  journey: nodeField.journey({ pl: 'Ścieżka', en: 'Journey' }),
})

/** Into another journey, or out of it. */
export const startStop = defineNode({
  id: 'start-stop',
  label: { pl: 'Inna ścieżka', en: 'Another journey' },
  hint: {
    pl: 'Rozpoczyna albo kończy inną ścieżkę klienta.',
    en: 'Starts or stops another journey of the customer.',
  },
  icon: 'route',
  category: 'change',
  options,
  outputs: () => [{ id: 'next', label: { pl: 'dalej', en: 'then' } }],
  decide: ({ options: { act, journey } }) => ({
    kind: 'next',
    output: 'next',
    effects: [{ kind: act === 'start' ? 'start_journey' : 'stop_journey', journeyId: journey }],
  }),
  uses: ({ journey }) => ({ journeys: [journey] }),
  explain({ act, journey }, lang, names) {
    const name = names.journeys.get(journey) ?? journey
    if (lang === 'pl') return act === 'start' ? `Rozpoczyna ścieżkę „${name}”` : `Kończy ścieżkę „${name}”`
    return act === 'start' ? `Starts the journey “${name}”` : `Stops the journey “${name}”`
  },
})

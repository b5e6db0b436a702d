import { expect, it } from 'vitest'
import { testNodes } from '../journey.testkit.ts'
import { journeyFile, runScene, specFile } from './spec.ts'

const { graph } = journeyFile.parse({
  name: 'spent',
  graph: {
    ...{
      format: 1,
      entry: { kind: 'event', match: { event: 'Product Viewed' } },
      start: 'w',
      holdOutPercent: 0,
    },
    goal: { kind: 'orders', measure: 'value', op: 'gte', value: 100, window: { since: 'entry' } },
    exits: [],
    nodes: [{ id: 'w', type: 'wait', options: { hours: 48 } }],
  },
})

it('amounts are of a currency, as where the journey runs', () => {
  const endsBy = (given: object, properties: object) => {
    const [scene] = specFile.parse({
      journey: 'spent',
      scenes: [
        {
          ...{ name: 'a', given, when: [{ after: '1h', event: 'Order Completed', properties }] },
          // biome-ignore lint/suspicious/noThenProperty: given, when and then are the words of such scenes
          then: { ends: 'goal' },
        },
      ],
    }).scenes
    return scene === undefined ? null : runScene(graph, scene, new Map(testNodes.map((one) => [one.id, one])))
  }
  expect(endsBy({}, { total: 120 })).toEqual([])
  expect(endsBy({}, { total: 120, currency: 'PLN' })).toEqual([])
  const missed = [{ pl: 'ends: miało być goal, jest end', en: 'ends: expected goal, found end' }]
  expect(endsBy({}, { total: 120, currency: 'EUR' })).toEqual(missed)
  expect(endsBy({ currency: 'EUR' }, { total: 120, currency: 'EUR' })).toEqual([])
  expect(endsBy({ currency: 'EUR' }, { total: 120, currency: 'PLN' })).toEqual(missed)
})

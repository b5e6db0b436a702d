import { expect, test } from 'vitest'
import { systemClock } from './platform/clock.ts'
import { silentLogger } from './platform/logger.ts'
import { createSampleGoods } from './sample-goods.ts'

test('from the first question on it is being prepared; where everything is there, it is not any more', async () => {
  let answer: (isFull: boolean) => void = () => {}
  const goods = createSampleGoods({
    origin: () => 'http://nowhere',
    openServerKey: async () => ({ key: 'sk', close: async () => {} }),
    closeServerKeys: async () => {},
    languageOf: async () => 'pl',
    isSample: async () => true,
    clock: systemClock,
    logger: silentLogger,
    isFull: () =>
      new Promise((resolve) => {
        answer = resolve
      }),
  })
  const rest = { running: false, phase: 'goods', sent: 0, total: 0 }
  expect(goods.read('sample')).toEqual(rest)
  const filled = goods.fill('sample')
  expect(goods.read('sample')).toEqual({ ...rest, running: true })
  expect(goods.read('default')).toEqual(rest)
  answer(true)
  await filled
  expect(goods.read('sample')).toEqual(rest)
})

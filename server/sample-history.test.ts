import { expect, test } from 'vitest'
import { systemClock } from './platform/clock.ts'
import { silentLogger } from './platform/logger.ts'
import { createSampleHistory, type SampleHistoryDeps } from './sample-history.ts'

/** A brand of whose crowd the first so many are known. */
function open(known: number, isSample = true) {
  let asked = 0
  const deps: SampleHistoryDeps = {
    origin: () => 'http://nowhere',
    openServerKey: async () => ({ key: 'sk', close: async () => {} }),
    closeServerKeys: async () => {},
    languageOf: async () => 'pl',
    isSample: async () => isSample,
    clock: systemClock,
    logger: silentLogger,
    hasAccount: async (_, userId) => {
      asked++
      return Number(userId.slice(2)) - 1_600 <= known
    },
  }
  return { history: createSampleHistory(deps), asked: () => asked }
}

test.each([
  [0, 0],
  [99, 0],
  [100, 100],
  [4_350, 4_300],
  [20_000, 20_000],
])('of %i known the first %i count: whole blocks, found by halving', async (known, customers) => {
  const { history, asked } = open(known)
  expect(await history.read('sample')).toEqual({ running: false, customers, total: 20_000 })
  expect(asked()).toBeLessThanOrEqual(8)
})

test('nowhere but in the sample workspace; what never began has nothing to end', async () => {
  const { history } = open(0, false)
  await expect(history.start('default')).rejects.toMatchObject({ code: 'not_sample' })
  expect(await history.stop('default')).toMatchObject({ running: false, customers: 0 })
  await history.stopAll()
})

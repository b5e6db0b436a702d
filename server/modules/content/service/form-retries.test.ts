import { expect, it } from 'vitest'
import { createRetries } from './form-confirm.ts'

it('what failed waits its turn, and failures of years fill no memory', () => {
  const retries = createRetries()
  for (let n = 0; n < 20_000; n++) retries.note('w1', `n${n}`, 1_000)
  expect(retries.list('w1', 1_000).length).toBe(5_000)
  // The newest are remembered; what failed again waits longer.
  retries.note('w1', 'n19999', 1_000)
  expect(retries.list('w1', 2_500)).toEqual(['n19999'])
  retries.forget('w1', 'n19999')
  expect(retries.list('w1', 2_500)).toEqual([])
  expect(retries.list('w2', 1_000)).toEqual([])
})

import type { World } from './world.ts'

/**
 * Runs an act while time passes and the pipeline works: a step of the clock, a batch, and on. Time is the test's own, so
 * that a busy machine makes a test slow and not wrong.
 */
export async function pump<T>(world: World, act: Promise<T>, stepMs = 4): Promise<T> {
  let isDone = false
  const result = act.finally(() => {
    isDone = true
  })
  result.catch(() => {})
  while (!isDone) {
    world.clock.advance(stepMs)
    await world.turn()
    await new Promise((resolve) => setTimeout(resolve, 1))
  }
  return result
}

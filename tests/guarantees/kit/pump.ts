import type { World } from './world.ts'

/**
 * Runs an act while time passes and the pipeline works: a step of the clock, a batch, and on. Time is the test's own, so
 * that a busy machine makes a test slow and not wrong.
 * @param isStill while it is not, time stands and only the pipeline goes on: what is being worked at takes none of it
 */
export async function pump<T>(
  world: World,
  act: Promise<T>,
  stepMs = 4,
  isStill: () => boolean = () => true,
): Promise<T> {
  let isDone = false
  const result = act.finally(() => {
    isDone = true
  })
  result.catch(() => {})
  while (!isDone) {
    world.clock.advance(stepMs)
    do {
      await world.turn()
      await new Promise((resolve) => setTimeout(resolve, 1))
    } while (!isDone && !isStill())
  }
  return result
}

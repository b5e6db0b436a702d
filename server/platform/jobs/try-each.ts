import { isEngineFault } from '../db/index.ts'

/**
 * Does something for each in turn, whatever becomes of the others: what is broken in one workspace holds up no other.
 * @throws the first fault, once all had their turn; at once where it is the engine's, which is everybody's
 */
export async function tryEach<T>(items: Iterable<T>, run: (item: T) => Promise<void>): Promise<void> {
  const faults: unknown[] = []
  for (const item of items)
    await run(item).catch((error: unknown) => {
      if (isEngineFault(error)) throw error
      faults.push(error)
    })
  if (faults.length > 0) throw faults[0]
}

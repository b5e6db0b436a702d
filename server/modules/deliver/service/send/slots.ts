/** So many at once, in the order in which they came: nobody waits longer for being one of few. */
export function createSlots(most: number) {
  const waiting: (() => void)[] = []
  let taken = 0
  return async <T>(run: () => Promise<T>): Promise<T> => {
    if (taken >= most) await new Promise<void>((resolve) => waiting.push(resolve))
    else taken++
    try {
      return await run()
    } finally {
      const next = waiting.shift()
      // The slot passes from hand to hand: whoever comes meanwhile does not jump the queue.
      if (next === undefined) taken--
      else next()
    }
  }
}

export type Slots = ReturnType<typeof createSlots>

/** Runs `work` over all items, so many at a time. */
export async function runEach<T>(
  items: readonly T[],
  most: number,
  work: (item: T) => Promise<void>,
): Promise<void> {
  let next = 0
  const runner = async () => {
    for (let item = items[next++]; item !== undefined; item = items[next++]) await work(item)
  }
  await Promise.all(Array.from({ length: Math.min(most, items.length) }, runner))
}

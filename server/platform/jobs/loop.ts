import type { Clock } from '../clock.ts'
import type { Logger } from '../logger.ts'

/** A background loop: does one turn of work and says whether there is more at once. */
export interface Loop {
  id: string
  /** One turn; true = call again at once, false = wait for a wake-up or the pause. */
  turn(): Promise<boolean>
  /** Longest wait between turns, milliseconds. */
  pauseMs: number
}

export interface RunningLoop {
  /** Ends a wait early. */
  wake(): void
  /** Lets the turn under way finish, then returns. */
  stop(): Promise<void>
  /** Consecutive turns that failed; 0 = healthy. */
  failures(): number
}

/** Runs one loop until stopped. A failing turn is logged by its name and tried again with growing pauses, at most 5 s. */
export function runLoop(loop: Loop, deps: { clock: Clock; log: Logger }): RunningLoop {
  let stopping = false
  let waiter = new AbortController()
  let isWoken = false
  let failed = 0
  const wait = async (ms: number) => {
    if (isWoken || stopping) return
    waiter = new AbortController()
    await deps.clock.sleep(ms, waiter.signal)
  }
  const live = async () => {
    while (!stopping) {
      isWoken = false
      try {
        const more = await loop.turn()
        failed = 0
        if (!more) await wait(loop.pauseMs)
      } catch (error) {
        failed++
        deps.log.error(
          {
            loop: loop.id,
            failed,
            error: error instanceof Error ? error.name : 'unknown',
            code: codeOf(error),
          },
          'turn failed',
        )
        isWoken = false
        await wait(Math.min(5_000, 50 * 2 ** Math.min(failed, 7)))
      }
    }
  }
  const done = live()
  return {
    wake() {
      isWoken = true
      waiter.abort()
    },
    async stop() {
      stopping = true
      waiter.abort()
      await done
    },
    failures: () => failed,
  }
}

function codeOf(error: unknown): string | undefined {
  return error instanceof Error && 'code' in error ? String(error.code) : undefined
}

import { type RunningSample, runSample, type SampleDeps } from './sample-program.ts'

export interface SampleGoods {
  /** Fills the shelves where they are not full yet; resolves when that is over, and never throws. */
  fill(workspaceId: string): Promise<void>
  stop(workspaceId: string): Promise<void>
  stopAll(): Promise<void>
}

export interface SampleGoodsDeps extends SampleDeps {
  /** Whether everything has been brought, and everything that is planned is there. */
  isFull(workspaceId: string): Promise<boolean>
}

/**
 * Brings what the sample brand sells, by the routes any shop's feed uses, and its segments and journeys, as its marketing
 * would: shop and lists are full from the start.
 */
export function createSampleGoods(deps: SampleGoodsDeps): SampleGoods {
  const running = new Map<string, Promise<RunningSample>>()
  const fill = async (workspaceId: string) => {
    if (running.has(workspaceId) || (await deps.isFull(workspaceId))) return
    const begin = deps.clock.monotonic()
    const run = runSample(deps, workspaceId, {
      file: 'load-goods',
      parts: ['shelves', 'plan'],
      options: ['--language', await deps.languageOf(workspaceId)],
      onLine: () => {},
    })
    running.set(workspaceId, run)
    try {
      const code = await (await run).ended
      const seconds = Math.round((deps.clock.monotonic() - begin) / 100) / 10
      deps.logger.info({ workspaceId, code, seconds }, 'goods of the sample brand')
    } finally {
      running.delete(workspaceId)
    }
  }
  const stop = async (workspaceId: string) => {
    // What never began has nothing to end.
    const run = await running.get(workspaceId)?.catch(() => null)
    await run?.stop()
  }
  return {
    // The shop without goods says so itself; the server goes on.
    fill: (workspaceId) =>
      fill(workspaceId).catch((error: unknown) =>
        deps.logger.warn({ err: error, workspaceId }, 'goods of the sample brand did not come'),
      ),
    stop,
    stopAll: async () => void (await Promise.all([...running.keys()].map(stop))),
  }
}

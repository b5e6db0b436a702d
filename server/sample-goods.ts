import { z } from 'zod'
import { type RunningSample, runSample, type SampleDeps } from './sample-program.ts'

/** How far the brand is prepared: first what it sells, then its segments and journeys. */
export interface SampleGoodsState {
  running: boolean
  phase: 'goods' | 'plan'
  /** Of this phase. */
  sent: number
  /** 0 where the phase has not begun. */
  total: number
}

export interface SampleGoods {
  read(workspaceId: string): SampleGoodsState
  /** Fills the shelves where they are not full yet; resolves when that is over, and never throws. */
  fill(workspaceId: string): Promise<void>
  stop(workspaceId: string): Promise<void>
  stopAll(): Promise<void>
}

export interface SampleGoodsDeps extends SampleDeps {
  /** Whether everything has been brought, and everything that is planned is there. */
  isFull(workspaceId: string): Promise<boolean>
}

const progressLine = z.object({ phase: z.enum(['goods', 'plan']), sent: z.number(), total: z.number() })
const atRest: SampleGoodsState = { running: false, phase: 'goods', sent: 0, total: 0 }

interface Filling {
  /** null while it is being asked whether anything is missing. */
  run: Promise<RunningSample> | null
  state: SampleGoodsState
}

/**
 * Brings what the sample brand sells, by the routes any shop's feed uses, and its segments and journeys, as its marketing
 * would: shop and lists are full from the start.
 */
export function createSampleGoods(deps: SampleGoodsDeps): SampleGoods {
  const fillings = new Map<string, Filling>()
  const start = async (workspaceId: string, filling: Filling) => {
    const begin = deps.clock.monotonic()
    filling.run = runSample(deps, workspaceId, {
      file: 'load-goods',
      parts: ['shelves', 'plan'],
      options: ['--language', await deps.languageOf(workspaceId)],
      onLine: (line) => {
        const progress = progressLine.safeParse(line)
        if (progress.success) filling.state = { running: true, ...progress.data }
      },
    })
    const code = await (await filling.run).ended
    const seconds = Math.round((deps.clock.monotonic() - begin) / 100) / 10
    deps.logger.info({ workspaceId, code, seconds }, 'goods of the sample brand')
  }
  const fill = async (workspaceId: string) => {
    if (fillings.has(workspaceId)) return
    // From the first question on: whoever looks now must not be told that there is nothing.
    const filling: Filling = { run: null, state: { ...atRest, running: true } }
    fillings.set(workspaceId, filling)
    try {
      if (!(await deps.isFull(workspaceId))) await start(workspaceId, filling)
    } finally {
      fillings.delete(workspaceId)
    }
  }
  const stop = async (workspaceId: string) => {
    // What never began has nothing to end.
    const run = await fillings.get(workspaceId)?.run?.catch(() => null)
    await run?.stop()
  }
  return {
    read: (workspaceId) => fillings.get(workspaceId)?.state ?? atRest,
    // The shop without goods says so itself; the server goes on.
    fill: (workspaceId) =>
      fill(workspaceId).catch((error: unknown) =>
        deps.logger.warn({ err: error, workspaceId }, 'goods of the sample brand did not come'),
      ),
    stop,
    stopAll: async () => void (await Promise.all([...fillings.keys()].map(stop))),
  }
}

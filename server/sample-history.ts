import { z } from 'zod'
import { type RunningSample, runSample, type SampleDeps } from './sample-program.ts'

/** How far the two years of the brand's customers are. */
interface SampleHistoryState {
  running: boolean
  /** Customers whose past has been sent. */
  customers: number
  total: number
}

export interface SampleHistory {
  read(workspaceId: string): Promise<SampleHistoryState>
  /** Goes on where it stopped; leaves one under way alone. @throws SplotError not_sample */
  start(workspaceId: string): Promise<SampleHistoryState>
  stop(workspaceId: string): Promise<SampleHistoryState>
  stopAll(): Promise<void>
}

export interface SampleHistoryDeps extends SampleDeps {
  /** Whether anybody has this account. */
  hasAccount(workspaceId: string, userId: string): Promise<boolean>
}

/** Customers of the brand, those of its day among them. */
const total = 20_000
/** As many at once as the program sends without being interrupted. */
const block = 100
/** The day's own people come first and are no block. */
const firstOfCrowd = 600

/** The account of the n-th customer of the crowd, from 1, as the brand numbers them. */
const accountOf = (n: number) => `u-${1_000 + firstOfCrowd + n}`

/**
 * How many of the crowd are known, in whole blocks: they are sent in order, so half an interval decides.
 * @returns customers
 */
async function countKnown(deps: SampleHistoryDeps, workspaceId: string): Promise<number> {
  let [known, unknown] = [0, total / block + 1]
  while (unknown - known > 1) {
    const middle = Math.floor((known + unknown) / 2)
    if (await deps.hasAccount(workspaceId, accountOf(middle * block))) known = middle
    else unknown = middle
  }
  return known * block
}

const progressLine = z.object({ phase: z.literal('past'), customers: z.number() })

interface Loading {
  run: RunningSample
  state: SampleHistoryState
}

/** Sends two years of twenty thousand customers as history, in the background: stopped, or broken off, it goes on. */
export function createSampleHistory(deps: SampleHistoryDeps): SampleHistory {
  const loadings = new Map<string, Loading>()
  const starting = new Map<string, Promise<void>>()

  const read = async (workspaceId: string): Promise<SampleHistoryState> => {
    const state = loadings.get(workspaceId)?.state
    return state === undefined
      ? { running: false, customers: await countKnown(deps, workspaceId), total }
      : { ...state }
  }
  const launch = async (workspaceId: string): Promise<void> => {
    const from = await countKnown(deps, workspaceId)
    const state = { running: true, customers: from, total }
    const run = await runSample(deps, workspaceId, {
      file: 'load-history',
      parts: ['past'],
      options: ['--from', String(from), '--to', String(total)],
      onLine: (line) => {
        const progress = progressLine.safeParse(line)
        if (progress.success) state.customers = progress.data.customers
      },
    })
    loadings.set(workspaceId, { run, state })
    void run.ended.then((code) => {
      state.running = false
      deps.logger.info({ workspaceId, code, customers: state.customers }, 'history of the sample brand')
    })
  }
  return {
    read,
    async start(workspaceId) {
      if (!loadings.get(workspaceId)?.state.running) {
        // Two presses of one button are one start.
        const start = starting.get(workspaceId) ?? launch(workspaceId)
        starting.set(workspaceId, start)
        await start.finally(() => starting.delete(workspaceId))
      }
      return read(workspaceId)
    },
    async stop(workspaceId) {
      // What never began has nothing to end.
      await starting.get(workspaceId)?.catch(() => {})
      await loadings.get(workspaceId)?.run.stop()
      return read(workspaceId)
    },
    async stopAll() {
      await Promise.allSettled(starting.values())
      await Promise.all([...loadings.values()].map(({ run }) => run.stop()))
    },
  }
}

import type { Clock } from '../../../platform/clock.ts'
import type { MessageState } from '../rules/message.ts'
import { states } from '../rules/message.ts'
import { cancelOfRuns, type EngagementRow, listEngagement, listStatesOfRuns } from '../store/runs.ts'
import type { Where } from './queue.ts'

/** What rooms whose runs ask for many messages want to know of them, and to take back. In the caller's transaction. */
export interface RunVerbs {
  /** Whoever left: what waits of her run ends as `expired`, reason `left_journey`. @returns how many messages */
  cancel(where: Where, runs: readonly string[]): Promise<number>
  /** How messages stand, by `run seq`. */
  states(
    where: Where,
    runs: readonly string[],
  ): Promise<Map<string, { state: MessageState; reason: string | null }>>
  /** How births took what was sent to them since then, by channel; and everybody, under the empty birth. */
  engagement(where: Where, o: { births: readonly string[]; since: number }): Promise<EngagementRow[]>
}

export const createRunVerbs = ({ clock }: { clock: Clock }): RunVerbs => ({
  cancel: ({ tx, workspaceId }, runs) =>
    cancelOfRuns(tx, workspaceId, runs, { reason: 'left_journey', at: clock.now() }),
  async states({ tx, workspaceId }, runs) {
    const rows = await listStatesOfRuns(tx, workspaceId, runs)
    return new Map(
      rows.map(({ run, seq, state, reason }) => [`${run} ${seq}`, { state: states[state], reason }]),
    )
  },
  engagement: ({ tx, workspaceId }, asked) => listEngagement(tx, workspaceId, asked),
})

import type { Consent } from './modules/consent/index.ts'
import type { Deliver } from './modules/deliver/index.ts'
import type { Journeys } from './modules/journey/index.ts'
import type { Loop } from './platform/jobs/loop.ts'
import type { Logger } from './platform/logger.ts'

export interface RetentionDeps {
  consent: Pick<Consent, 'retention'>
  deliver: Pick<Deliver, 'prune'>
  journeys: Pick<Journeys, 'prune'>
  workspaceIds(): Promise<readonly string[]>
  logger: Logger
}

/** Deletes what a workspace keeps no longer, once a day; one workspace that fails holds up no other. */
export const createRetentionLoop = ({ consent, deliver, journeys, ...deps }: RetentionDeps): Loop => ({
  id: 'retention',
  pauseMs: 3_600_000,
  async turn() {
    for (const workspaceId of await deps.workspaceIds()) {
      try {
        await consent.retention.sweep(workspaceId, async (where, before, held) => ({
          ...(await deliver.prune(where, before, held)),
          // What journeys did is kept as long as what they sent.
          runs: await journeys.prune(where, before.rows, held),
        }))
      } catch (error) {
        deps.logger.error(
          { workspaceId, error: error instanceof Error ? error.name : 'unknown' },
          'nothing was swept',
        )
      }
    }
    return false
  },
})

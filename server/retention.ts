import type { Consent } from './modules/consent/index.ts'
import type { Deliver } from './modules/deliver/index.ts'
import type { Loop } from './platform/jobs/loop.ts'
import type { Logger } from './platform/logger.ts'

export interface RetentionDeps {
  consent: Pick<Consent, 'retention'>
  deliver: Pick<Deliver, 'prune'>
  workspaceIds(): Promise<readonly string[]>
  logger: Logger
}

/** Deletes what a workspace keeps no longer, once a day; one workspace that fails holds up no other. */
export const createRetentionLoop = ({ consent, deliver, workspaceIds, logger }: RetentionDeps): Loop => ({
  id: 'retention',
  pauseMs: 3_600_000,
  async turn() {
    for (const workspaceId of await workspaceIds()) {
      try {
        await consent.retention.sweep(workspaceId, deliver.prune)
      } catch (error) {
        logger.error(
          { workspaceId, error: error instanceof Error ? error.name : 'unknown' },
          'nothing was swept',
        )
      }
    }
    return false
  },
})

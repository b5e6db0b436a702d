import { SplotError } from '../../../platform/errors.ts'
import { isUuid } from '../rules/cursor.ts'
import type { TimelineReply } from '../schema.ts'
import type { ProfileDeps } from './deps.ts'
import { findSoon } from './find-soon.ts'
import { readTimeline, type TimelineRequest } from './read-timeline.ts'
import type { Reader } from './view.ts'

/** One page of a customer's life, newest first by (time, log position). @throws SplotError `not_found`, `invalid` */
export async function listTimeline(
  deps: ProfileDeps,
  at: { workspaceId: string; birthId: string },
  request: TimelineRequest,
  reader: Reader,
): Promise<TimelineReply> {
  const id = at.birthId.toLowerCase()
  if (!isUuid(id)) throw new SplotError('not_found')
  return findSoon(deps, () =>
    deps.db.inWorkspace(at.workspaceId, async (tx) => {
      const births = await deps.graph.listClusters(tx, at.workspaceId, [id], 'service')
      return births.length === 0 ? null : readTimeline({ deps, tx, reader }, births, request)
    }),
  )
}

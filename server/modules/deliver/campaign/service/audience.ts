import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Audience, Plan } from '../schema/plan.ts'
import { listMembers } from '../store/lists.ts'
import { type CampaignDeps, whereOf } from './deps.ts'

/** A page of an audience: births, and where the next page begins; null where this was the last. */
export interface AudiencePage {
  births: string[]
  next: string | null
}

/** The births an audience is made of, page by page in a fixed order. */
export async function readAudience(
  deps: Pick<CampaignDeps, 'consent' | 'segments'>,
  tx: WorkspaceTx,
  plan: Pick<Plan, 'purpose' | 'channels'> & { audience: Audience },
  page: { after: string | null; limit: number },
): Promise<AudiencePage> {
  const { audience, purpose, channels } = plan
  const { after, limit } = page
  if (audience.kind === 'list') {
    const rows = await listMembers(tx, audience.listId, Number(after ?? 0), limit)
    const last = rows.at(-1)
    return {
      births: rows.map((row) => row.birth),
      next: last === undefined || rows.length < limit ? null : String(last.line),
    }
  }
  const births =
    audience.kind === 'segment'
      ? await deps.segments.listMembers(tx, audience.segmentId, { after, limit })
      : await deps.consent.listWilling(whereOf(tx), { purpose, channels, after, limit })
  return { births, next: births.length < limit ? null : (births.at(-1) ?? null) }
}

import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { AuditActor } from '../../workspace/index.ts'
import { findBrake, type Returned } from '../rules/brake.ts'
import { findHold, findReleased, type HoldKind, putHold } from '../store/holds.ts'
import { moveCampaign } from '../store/queue.ts'
import { findCampaignTally, sumTally } from '../store/tallies.ts'
import type { DeliverDeps } from './deps.ts'
import type { Options } from './options.ts'

export interface Brake {
  /** Looks at what came back of a channel and a campaign after something did. */
  look(workspaceId: string, via: string, about: { campaignId: string | null }): Promise<void>
}

const dayMs = 86_400_000
const itself: AuditActor = { kind: 'system', id: 'splot', name: 'Splot' }

type BrakeDeps = Pick<DeliverDeps, 'db' | 'clock' | 'audit'> & { options: Options }

/** Stops a campaign or a channel by itself when too much comes back, and keeps the figures that made it stop. */
export function createBrake(deps: BrakeDeps): Brake {
  return {
    async look(workspaceId, via, { campaignId }) {
      const limits = await deps.options.get(workspaceId)
      const now = deps.clock.now()
      await deps.db.inWorkspace(workspaceId, async (tx) => {
        const released = await findReleased(tx, workspaceId, 'channel', via)
        // A person has seen the figures and let it go on: the hours after that count.
        const since = Math.max(now - dayMs, released === null ? 0 : released + 3_600_000)
        const returned = await sumTally(tx, workspaceId, via, since)
        await pull(deps, tx, { kind: 'channel', id: via, reason: findBrake(returned, limits), returned })
        if (campaignId === null) return
        if ((await findReleased(tx, workspaceId, 'campaign', campaignId)) !== null) return
        const own = await findCampaignTally(tx, workspaceId, campaignId)
        const reason = findBrake(own, limits)
        if (await pull(deps, tx, { kind: 'campaign', id: campaignId, reason, returned: own }))
          await moveCampaign(tx, workspaceId, campaignId, { from: 'p', to: 'w', reason })
      })
    },
  }
}

interface Pull {
  kind: HoldKind
  id: string
  reason: ReturnType<typeof findBrake>
  returned: Returned
}

/** @returns whether it stops now, and did not before */
async function pull(
  { clock, audit }: BrakeDeps,
  tx: WorkspaceTx,
  { kind, id, reason, returned }: Pull,
): Promise<boolean> {
  const { workspaceId } = tx
  if (reason === null || (await findHold(tx, workspaceId, kind, id)) !== null) return false
  const at = clock.now()
  await putHold(tx, workspaceId, { kind, id, state: 'paused', reason, detail: JSON.stringify(returned), at })
  const entry = { actor: itself, action: `${kind}.paused`, target: id, detail: { reason, ...returned } }
  await audit.record({ tx, workspaceId }, entry)
  return true
}

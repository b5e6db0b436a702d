import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { isOver } from '../rules/state.ts'
import { type Plan, plan as planShape } from '../schema/plan.ts'
import {
  type CampaignRow,
  deleteCampaign,
  findCampaign,
  insertCampaign,
  lockCampaign,
  updateCampaign,
} from '../store/campaigns.ts'
import type { CampaignDeps, Member } from './deps.ts'

export interface Campaign extends Omit<CampaignRow, 'plan'> {
  plan: Plan
}

export const readCampaign = (row: CampaignRow): Campaign => ({
  ...row,
  plan: planShape.parse(JSON.parse(row.plan)),
})

/** @throws not_found */
export async function getCampaign(tx: WorkspaceTx, id: string): Promise<Campaign> {
  const row = await findCampaign(tx, id)
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  return readCampaign(row)
}

const emptyPlan = (): Plan => planShape.parse({})

export async function createCampaign(
  deps: CampaignDeps,
  workspaceId: string,
  made: { name: string; plan?: Plan },
  actor: Member,
): Promise<Campaign> {
  const now = deps.clock.now()
  const id = deps.ids.uuid(now)
  const plan = made.plan ?? emptyPlan()
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    await insertCampaign(tx, {
      id,
      seriesId: null,
      name: made.name,
      state: 'draft',
      plan: JSON.stringify(plan),
      version: null,
      nextAt: null,
      launchedAt: null,
      launchedBy: null,
      createdAt: now,
      createdBy: actor.name,
    })
    await lean(deps, tx, { id, name: made.name }, { before: null, after: plan.itemId })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'campaign.created', target: id })
    return getCampaign(tx, id)
  })
}

/** Says in content which message the campaign leans on: it cannot be deleted while it does. */
async function lean(
  deps: CampaignDeps,
  tx: WorkspaceTx,
  campaign: { id: string; name: string },
  item: { before: string | null; after: string | null },
): Promise<void> {
  const use = { kind: 'campaign', user_id: campaign.id }
  if (item.before !== null && item.before !== item.after) await deps.content.uses.delete(tx, item.before, use)
  if (item.after !== null) await deps.content.uses.put(tx, item.after, { ...use, name: campaign.name })
}

/** Autosave of a draft. @throws revision_changed where somebody else saved meanwhile, campaign_launched, not_found */
export async function saveCampaign(
  deps: CampaignDeps,
  workspaceId: string,
  change: { id: string; revision: number; name: string; plan: Plan },
): Promise<Campaign> {
  const { id, revision, name, plan } = change
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await lockCampaign(tx, id)
    if (row === null) throw new SplotError('not_found', { path: 'params.id' })
    if (row.state !== 'draft') throw new SplotError('campaign_launched')
    if (row.revision !== revision) throw new SplotError('revision_changed')
    const before = readCampaign(row).plan.itemId
    await lean(deps, tx, { id, name }, { before, after: plan.itemId })
    const updatedAt = deps.clock.now()
    await updateCampaign(tx, { ...row, name, plan: JSON.stringify(plan), revision: revision + 1, updatedAt })
    return getCampaign(tx, id)
  })
}

/** A draft of the same plan; what was sent stays with the original. @throws not_found */
export async function copyCampaign(
  deps: CampaignDeps,
  workspaceId: string,
  copy: { id: string; name: string; actor: Member },
): Promise<Campaign> {
  const { plan } = await deps.db.inWorkspace(workspaceId, (tx) => getCampaign(tx, copy.id))
  const isPast = plan.schedule.kind === 'at' || plan.schedule.kind === 'local'
  const fresh = isPast ? { ...plan, schedule: { kind: 'now' as const } } : plan
  return createCampaign(deps, workspaceId, { name: copy.name, plan: fresh }, copy.actor)
}

/** Puts a campaign away that is over or was never launched, or brings it back. @throws campaign_state, not_found */
export async function archiveCampaign(
  deps: CampaignDeps,
  workspaceId: string,
  asked: { id: string; isArchived: boolean; actor: Member },
): Promise<Campaign> {
  const { id, isArchived, actor } = asked
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await lockCampaign(tx, id)
    if (row === null) throw new SplotError('not_found', { path: 'params.id' })
    if (row.state !== 'draft' && !isOver(row.state)) throw new SplotError('campaign_state')
    const now = deps.clock.now()
    await updateCampaign(tx, { ...row, archivedAt: isArchived ? now : null, updatedAt: now })
    const action = isArchived ? 'campaign.archived' : 'campaign.restored'
    await deps.audit.record({ tx, workspaceId }, { actor, action, target: id })
    return getCampaign(tx, id)
  })
}

/** Only what was never launched can be deleted. @throws campaign_launched, not_found */
export async function deleteDraft(
  deps: CampaignDeps,
  workspaceId: string,
  id: string,
  actor: Member,
): Promise<void> {
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await lockCampaign(tx, id)
    if (row === null) throw new SplotError('not_found', { path: 'params.id' })
    if (row.state !== 'draft') throw new SplotError('campaign_launched')
    const { itemId } = readCampaign(row).plan
    await lean(deps, tx, row, { before: itemId, after: null })
    await deleteCampaign(tx, id)
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'campaign.deleted', target: id })
  })
}

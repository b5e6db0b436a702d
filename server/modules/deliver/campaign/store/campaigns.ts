import { sql, type Tx, type WorkspaceTx } from '../../../../platform/db/index.ts'
import type { CampaignState } from '../schema/plan.ts'

export interface CampaignRow {
  id: string
  seriesId: string | null
  name: string
  state: CampaignState
  heldState: CampaignState | null
  /** JSON. */
  plan: string
  revision: number
  version: number | null
  nextAt: number | null
  issueAt: number | null
  gatheredTo: string | null
  askedDraw: number
  askedBirth: string
  total: number
  asked: number
  limitTo: number | null
  /** Of the recipients, those whose data is gone; counted by the erasure itself. */
  erased: number
  note: string | null
  launchedAt: number | null
  launchedBy: string | null
  endedAt: number | null
  archivedAt: number | null
  createdAt: number
  createdBy: string
  updatedAt: number
}

const columns = `id::text, series_id::text AS "seriesId", name, state, held_state AS "heldState", plan, revision, version,
  next_at AS "nextAt", issue_at AS "issueAt", gathered_to AS "gatheredTo", asked_draw AS "askedDraw",
  asked_birth::text AS "askedBirth", total, asked, limit_to AS "limitTo", erased, note, launched_at AS "launchedAt",
  launched_by AS "launchedBy", ended_at AS "endedAt", archived_at AS "archivedAt", created_at AS "createdAt",
  created_by AS "createdBy", updated_at AS "updatedAt"`

export const leastBirth = '00000000-0000-0000-0000-000000000000'

const insertSql = sql(
  'deliver.campaign_insert',
  `INSERT INTO deliver.campaign (workspace_id, id, series_id, name, state, plan, revision, version, next_at, asked_draw,
     asked_birth, total, asked, launched_at, launched_by, created_at, created_by, updated_at)
   VALUES ($1, $2::uuid, $3::uuid, $4, $5, $6, 1, $7, $8, -1, '${leastBirth}', 0, 0, $9, $10, $11, $12, $11)`,
)
export type NewCampaign = Pick<
  CampaignRow,
  | 'id'
  | 'seriesId'
  | 'name'
  | 'state'
  | 'plan'
  | 'version'
  | 'nextAt'
  | 'launchedAt'
  | 'launchedBy'
  | 'createdAt'
  | 'createdBy'
>
export async function insertCampaign(tx: WorkspaceTx, row: NewCampaign): Promise<void> {
  const { id, seriesId, name, state, plan, version, nextAt, launchedAt, launchedBy } = row
  const values = [id, seriesId, name, state, plan, version, nextAt, launchedAt, launchedBy]
  await tx.change(insertSql(tx.workspaceId, ...values, row.createdAt, row.createdBy))
}

const findSql = sql(
  'deliver.campaign_find',
  `SELECT ${columns} FROM deliver.campaign WHERE workspace_id = $1 AND id = $2::uuid`,
)
export async function findCampaign(tx: WorkspaceTx, id: string): Promise<CampaignRow | null> {
  return (await tx.rows<CampaignRow>(findSql(tx.workspaceId, id)))[0] ?? null
}

const lockSql = sql(
  'deliver.campaign_lock',
  `SELECT ${columns} FROM deliver.campaign WHERE workspace_id = $1 AND id = $2::uuid FOR UPDATE`,
)
/** Locked until the transaction ends: acts of people and turns of the loop follow one another. */
export async function lockCampaign(tx: WorkspaceTx, id: string): Promise<CampaignRow | null> {
  return (await tx.rows<CampaignRow>(lockSql(tx.workspaceId, id)))[0] ?? null
}

const updateSql = sql(
  'deliver.campaign_update',
  `UPDATE deliver.campaign
      SET name = $3, state = $4, held_state = $5, plan = $6, revision = $7, version = $8, next_at = $9, issue_at = $10,
          gathered_to = $11, asked_draw = $12, asked_birth = $13::uuid, total = $14, asked = $15, limit_to = $16, note = $17,
          launched_at = $18, launched_by = $19, ended_at = $20, archived_at = $21, updated_at = $22
    WHERE workspace_id = $1 AND id = $2::uuid`,
)
/** The whole row, which must be locked, but for what erasures count. */
export async function updateCampaign(tx: WorkspaceTx, row: CampaignRow): Promise<void> {
  const standing = [row.name, row.state, row.heldState, row.plan, row.revision, row.version]
  const course = [
    row.nextAt,
    row.issueAt,
    row.gatheredTo,
    row.askedDraw,
    row.askedBirth,
    row.total,
    row.asked,
  ]
  const moments = [row.limitTo, row.note, row.launchedAt, row.launchedBy, row.endedAt, row.archivedAt]
  await tx.change(updateSql(tx.workspaceId, row.id, ...standing, ...course, ...moments, row.updatedAt))
}

const deleteSql = sql(
  'deliver.campaign_delete',
  'DELETE FROM deliver.campaign WHERE workspace_id = $1 AND id = $2::uuid',
)
export async function deleteCampaign(tx: WorkspaceTx, id: string): Promise<boolean> {
  return (await tx.change(deleteSql(tx.workspaceId, id))) === 1
}

export interface CampaignFilter {
  state: string | null
  text: string | null
  seriesId: string | null
  isArchived: boolean
  before: { at: number; id: string } | null
  limit: number
}

const listSql = sql(
  'deliver.campaign_list',
  `SELECT ${columns} FROM deliver.campaign
    WHERE workspace_id = $1 AND ($2::text IS NULL OR state = $2)
      AND ($3::text IS NULL OR position(lower($3) IN lower(name)) > 0)
      AND ($4::uuid IS NULL OR series_id = $4::uuid) AND (archived_at IS NOT NULL) = $5
      AND ($6::bigint IS NULL OR (created_at, id) < ($6, $7::uuid))
    ORDER BY created_at DESC, id DESC LIMIT $8`,
)
/** Newest first. */
export function listCampaigns(tx: WorkspaceTx, filter: CampaignFilter): Promise<CampaignRow[]> {
  const { state, text, seriesId, isArchived, before, limit } = filter
  const place = [before?.at ?? null, before?.id ?? null]
  return tx.rows<CampaignRow>(listSql(tx.workspaceId, state, text, seriesId, isArchived, ...place, limit))
}

export interface DueCampaign {
  workspaceId: string
  id: string
}

const listDueSql = sql(
  'deliver.campaign_due',
  `SELECT workspace_id AS "workspaceId", id::text FROM deliver.campaign
    WHERE next_at IS NOT NULL AND next_at <= $1 ORDER BY next_at LIMIT $2`,
)
/** Of all workspaces: for the worker's role, which alone may see it. */
export const listDue = (tx: Tx, now: number, limit: number): Promise<DueCampaign[]> =>
  tx.rows<DueCampaign>(listDueSql(now, limit))

const listSegmentUsersSql = sql(
  'deliver.campaign_segment_users',
  `SELECT id::text, name FROM deliver.campaign
    WHERE workspace_id = $1 AND position('"segmentId":"' || $2::text || '"' IN plan) > 0 AND archived_at IS NULL
      AND state NOT IN ('finished', 'stopped')
    ORDER BY created_at DESC, id LIMIT 100`,
)
/** Campaigns that are not over and are meant for this segment. */
export const listSegmentUsers = (
  tx: WorkspaceTx,
  segmentId: string,
): Promise<{ id: string; name: string }[]> =>
  tx.rows<{ id: string; name: string }>(listSegmentUsersSql(tx.workspaceId, segmentId))

const listNamesSql = sql(
  'deliver.campaign_names',
  `SELECT id::text, name FROM deliver.campaign WHERE workspace_id = $1 AND archived_at IS NULL
    ORDER BY created_at DESC, id LIMIT 200`,
)
/** The newest campaigns by name. */
export const listCampaignNames = (tx: WorkspaceTx): Promise<{ id: string; name: string }[]> =>
  tx.rows<{ id: string; name: string }>(listNamesSql(tx.workspaceId))

const listOthersSql = sql(
  'deliver.campaign_others',
  `SELECT ${columns} FROM deliver.campaign
    WHERE workspace_id = $1 AND id <> $2::uuid AND launched_at IS NOT NULL
      AND (state IN ('scheduled', 'gathering', 'sending', 'sampled', 'paused') OR ended_at >= $3)
    ORDER BY launched_at DESC LIMIT 50`,
)
/** Campaigns that are on their way, or ended after a moment. */
export const listOthers = (tx: WorkspaceTx, id: string, since: number): Promise<CampaignRow[]> =>
  tx.rows<CampaignRow>(listOthersSql(tx.workspaceId, id, since))

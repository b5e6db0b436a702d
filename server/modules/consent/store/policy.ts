import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'

export interface SettingsRow {
  pack: string
  /** JSON. */
  quiet: string
}

const selectSettings = sql(
  'consent.settings',
  'SELECT pack, quiet FROM consent.settings WHERE workspace_id = $1',
)

export async function findSettings(tx: Tx, workspaceId: string): Promise<SettingsRow | null> {
  return (await tx.rows<SettingsRow>(selectSettings(workspaceId)))[0] ?? null
}

const upsertSettings = sql(
  'consent.settings_put',
  `INSERT INTO consent.settings (workspace_id, pack, quiet, changed_at) VALUES ($1, $2, $3, $4)
   ON CONFLICT (workspace_id) DO UPDATE SET pack = excluded.pack, quiet = excluded.quiet, changed_at = excluded.changed_at`,
)

export async function putSettings(tx: Tx, workspaceId: string, row: SettingsRow, at: number): Promise<void> {
  await tx.change(upsertSettings(workspaceId, row.pack, row.quiet, at))
}

export interface PurposeRow {
  id: string
  basis: string
  lens: string
  /** Comma-separated. */
  channels: string
  namePl: string
  nameEn: string
  isActive: boolean
}

const selectPurposes = sql(
  'consent.purposes',
  `SELECT id, basis, lens, channels, name_pl AS "namePl", name_en AS "nameEn", is_active AS "isActive"
   FROM consent.purpose WHERE workspace_id = $1 ORDER BY id`,
)

export const listPurposeRows = (tx: Tx, workspaceId: string): Promise<PurposeRow[]> =>
  tx.rows<PurposeRow>(selectPurposes(workspaceId))

const upsertPurpose = sql(
  'consent.purpose_put',
  `INSERT INTO consent.purpose (workspace_id, id, basis, lens, channels, name_pl, name_en, is_active, changed_at)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)
   ON CONFLICT (workspace_id, id) DO UPDATE SET basis = excluded.basis, lens = excluded.lens, channels = excluded.channels,
     name_pl = excluded.name_pl, name_en = excluded.name_en, is_active = excluded.is_active, changed_at = excluded.changed_at`,
)

export async function putPurposeRow(tx: Tx, workspaceId: string, row: PurposeRow, at: number): Promise<void> {
  const { id, basis, lens, channels, namePl, nameEn, isActive } = row
  await tx.change(upsertPurpose(workspaceId, id, basis, lens, channels, namePl, nameEn, isActive, at))
}

export interface WordingRow {
  id: string
  version: number
  language: string
  purpose: string
  channel: string
  text: string
  hash: string
  noticeVersion: string | null
  createdAt: number
  createdBy: string
}

const selectWordings = sql(
  'consent.wordings',
  `SELECT id, version, language, purpose, channel, text, hash, notice_version AS "noticeVersion", created_at AS "createdAt",
     created_by AS "createdBy"
   FROM consent.wording WHERE workspace_id = $1 ORDER BY id, version, language`,
)

export const listWordingRows = (tx: Tx, workspaceId: string): Promise<WordingRow[]> =>
  tx.rows<WordingRow>(selectWordings(workspaceId))

const insertWording = sql(
  'consent.wording_add',
  `INSERT INTO consent.wording (workspace_id, id, version, language, purpose, channel, text, hash, notice_version, created_at, created_by)
   SELECT $1, * FROM unnest($2::text[], $3::int[], $4::text[], $5::text[], $6::text[], $7::text[], $8::text[], $9::text[], $10::bigint[], $11::text[])
   ON CONFLICT DO NOTHING`,
)

/** @returns how many were new: a version that exists is never changed */
export function insertWordings(tx: Tx, workspaceId: string, rows: readonly WordingRow[]): Promise<number> {
  const text = (pick: (row: WordingRow) => string | null) => pgArray.text(rows.map(pick))
  return tx.change(
    insertWording(
      workspaceId,
      text((row) => row.id),
      pgArray.plain(rows.map((row) => row.version)),
      text((row) => row.language),
      text((row) => row.purpose),
      text((row) => row.channel),
      text((row) => row.text),
      text((row) => row.hash),
      text((row) => row.noticeVersion),
      pgArray.plain(rows.map((row) => row.createdAt)),
      text((row) => row.createdBy),
    ),
  )
}

export interface CapRow {
  id: string
  purpose: string | null
  grp: string | null
  channel: string | null
  journey: string | null
  most: number
  period: string
  slidingMs: number | null
}

const selectCaps = sql(
  'consent.caps',
  `SELECT id, purpose, grp, channel, journey, most, period, sliding_ms AS "slidingMs"
   FROM consent.cap_rule WHERE workspace_id = $1 ORDER BY ord, id`,
)

export const listCapRows = (tx: Tx, workspaceId: string): Promise<CapRow[]> =>
  tx.rows<CapRow>(selectCaps(workspaceId))

const deleteCaps = sql('consent.caps_delete', 'DELETE FROM consent.cap_rule WHERE workspace_id = $1')
const insertCap = sql(
  'consent.cap_add',
  `INSERT INTO consent.cap_rule (workspace_id, id, ord, purpose, grp, channel, journey, most, period, sliding_ms)
   VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
)

/** The whole list, in the place of the one before. */
export async function replaceCapRows(tx: Tx, workspaceId: string, rows: readonly CapRow[]): Promise<void> {
  await tx.change(deleteCaps(workspaceId))
  for (const [ord, row] of rows.entries()) {
    const { id, purpose, grp, channel, journey, most, period, slidingMs } = row
    await tx.change(insertCap(workspaceId, id, ord, purpose, grp, channel, journey, most, period, slidingMs))
  }
}

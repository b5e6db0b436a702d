import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { OrderEvent } from '../rules/orders.ts'
import type { StatedTrait } from '../rules/traits.ts'

export interface TraitOfBirth {
  birth: string
  key: string
  /** JSON as it was stated. */
  value: string
}

const selectTraits = sql(
  'profile.traits_of',
  `SELECT birth_id::text AS birth, key, value FROM profile.trait
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND key = ANY ($3::text[]) AND value <> 'null'
   ORDER BY ts DESC, pos DESC`,
)

/** These traits of these births, newest first. */
export const listTraitsOf = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
  keys: readonly string[],
): Promise<TraitOfBirth[]> =>
  tx.rows<TraitOfBirth>(selectTraits(workspaceId, pgArray.plain(births), pgArray.text(keys)))

const selectByDate = sql(
  'profile.births_by_date',
  `SELECT d.birth_id::text AS birth FROM profile.dated d
     JOIN profile.trait t ON t.workspace_id = d.workspace_id AND t.birth_id = d.birth_id AND t.key = d.key
   WHERE d.workspace_id = $1 AND d.key = $2 AND d.day = ANY ($3::text[]) AND substr(t.value, 2, 10) LIKE ANY ($4::text[])
     AND d.birth_id > $5::uuid
   ORDER BY 1 LIMIT $6`,
)

/** Births that stated one of these days in a trait, by id: a whole day, or its end: `-11-22`. */
export async function listBirthsByDate(
  tx: Tx,
  workspaceId: string,
  o: { key: string; days: readonly string[]; after: string | null; limit: number },
): Promise<string[]> {
  const patterns = pgArray.text(o.days.map((day) => (day.startsWith('-') ? `____${day}` : day)))
  const yearless = pgArray.text(o.days.map((day) => day.slice(-5)))
  const after = o.after ?? '00000000-0000-0000-0000-000000000000'
  const rows = await tx.rows<{ birth: string }>(
    selectByDate(workspaceId, o.key, yearless, patterns, after, o.limit),
  )
  return rows.map(({ birth }) => birth)
}

const selectStated = sql(
  'profile.traits_stated',
  `SELECT birth_id::text AS birth, key, value, ts, pos, source FROM profile.trait
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND key = ANY ($3::text[])`,
)

/** The same, whatever was stated: unset ones too, in no order. */
export const listStated = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
  keys: readonly string[],
): Promise<(StatedTrait & { birth: string })[]> =>
  tx.rows(selectStated(workspaceId, pgArray.plain(births), pgArray.text(keys)))

interface OrderRow {
  birth: string
  act: string
  ts: number
  pos: number
  key: string | null
  returnKey: string | null
  currency: string
  minor: string | null
}

const selectOrders = sql(
  'profile.orders_of',
  `SELECT birth_id::text AS birth, act::text, ts, pos, order_key AS key, return_key AS "returnKey", currency, minor::text
   FROM profile.order_event WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)

const acts: Readonly<Record<string, OrderEvent['act']>> = {
  p: 'placed',
  u: 'updated',
  r: 'refunded',
  c: 'cancelled',
}

/** Everything said of the orders of these births. */
export async function listOrderEvents(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<(OrderEvent & { birth: string })[]> {
  const rows = await tx.rows<OrderRow>(selectOrders(workspaceId, pgArray.plain(births)))
  return rows.map(({ act, minor, ...row }) => ({
    ...row,
    act: acts[act] ?? 'updated',
    minor: minor === null ? null : BigInt(minor),
  }))
}

const selectLeads = sql(
  'profile.leads_of',
  `SELECT birth_id::text AS birth, ts FROM profile.mark
   WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[]) AND kind = 'l'`,
)

/** When these births first became leads; those that did not are left out. */
export const listLeads = (
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<{ birth: string; ts: number }[]> =>
  tx.rows<{ birth: string; ts: number }>(selectLeads(workspaceId, pgArray.plain(births)))

import { createHash } from 'node:crypto'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { readRows } from '../rules/rows.ts'
import type { RowAnswer } from '../schema.ts'
import type { CommerceDeps } from '../service/deps.ts'
import type { Feed } from '../service/feed.ts'
import { distanceM, type Place, readOpening } from './rules.ts'
import { type StoreReply, type StoreRow, storeRow } from './schema.ts'
import { findStores, listStores, putStores, type StoredStore } from './store.ts'

/** Stores as a feed tells them, each row by itself; the same row again changes nothing. */
export async function upsertStores(deps: CommerceDeps, feed: Feed): Promise<RowAnswer[]> {
  const { workspaceId, items, language, actor } = feed
  const { rows, answers } = readRows(storeRow, items, (row) => row.id, language)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const known = await findStores(
      tx,
      rows.map((row) => row.id),
    )
    const before = new Map(known.map((one) => [one.id, one.digest]))
    const changed: StoredStore[] = []
    for (const { index, id, value } of rows) {
      const body = JSON.stringify(value)
      const digest = createHash('sha256').update(body).digest('base64url')
      if (before.get(id) === digest) answers.tell(index, id, 'unchanged')
      else {
        answers.tell(index, id, before.has(id) ? 'changed' : 'created')
        changed.push({ id, name: value.name, body, isActive: value.isActive, digest })
      }
    }
    if (changed.length === 0) return
    await putStores(tx, changed, deps.clock.now())
    const detail = { stores: changed.length }
    await deps.audit.record(
      { tx, workspaceId },
      { actor, action: 'stores.changed', target: workspaceId, detail },
    )
  })
  return answers.list()
}

/** Open stores of the workspace: the nearest first where a place is given, else by name. */
export async function showStores(
  deps: CommerceDeps,
  workspaceId: string,
  { near, service }: { near: Place | null; service: string | null },
): Promise<StoreReply[]> {
  const [rows, zone] = await deps.db.inWorkspace(workspaceId, async (tx) => [
    await listStores(tx),
    (await deps.settingsOf(workspaceId, tx)).timeZone,
  ])
  const shown = rows.map((row) => show(row, { zone, near, now: deps.clock.now() }))
  const fitting = service === null ? shown : shown.filter((one) => one.services.includes(service))
  const far = Number.MAX_SAFE_INTEGER
  return near === null ? fitting : fitting.sort((a, b) => (a.distanceM ?? far) - (b.distanceM ?? far))
}

/** @throws not_found */
export async function getStore(deps: CommerceDeps, workspaceId: string, id: string): Promise<StoreReply> {
  const [row, zone] = await deps.db.inWorkspace(workspaceId, async (tx) => [
    (await findStores(tx, [id]))[0],
    (await deps.settingsOf(workspaceId, tx)).timeZone,
  ])
  if (row === undefined) throw new SplotError('not_found', { path: 'params.id' })
  return show(row, { zone, near: null, now: deps.clock.now() })
}

/** A store as it was told. */
export const readStoreRow = (row: StoredStore): StoreRow => storeRow.parse(JSON.parse(row.body))

function show(row: StoredStore, around: { zone: string; near: Place | null; now: number }): StoreReply {
  const store = readStoreRow(row)
  const zone = store.zone ?? around.zone
  const { isOpen, opensAt, closesAt } = readOpening({ ...store, zone }, around.now)
  const iso = (at: number | null) => (at === null ? null : new Date(at).toISOString())
  const { near } = around
  const distance = near === null || store.place === undefined ? null : distanceM(near, store.place)
  return { ...store, zone, isOpen, opensAt: iso(opensAt), closesAt: iso(closesAt), distanceM: distance }
}

/** Ids of the stores within so many kilometres of one, itself among them; of one without a place itself alone. */
export async function listStoresNear(
  tx: WorkspaceTx,
  near: { store: string; km: number },
): Promise<ReadonlySet<string>> {
  const placed = (await listStores(tx)).flatMap(({ id, body }) => {
    const { place } = storeRow.parse(JSON.parse(body))
    return place === undefined ? [] : [{ id, place }]
  })
  const centre = placed.find(({ id }) => id === near.store)?.place
  const within = placed.filter(
    ({ place }) => centre !== undefined && distanceM(centre, place) <= near.km * 1000,
  )
  return new Set([near.store, ...within.map(({ id }) => id)])
}

/** Names of stores by code, of those no longer open too. */
export async function nameStores(
  tx: WorkspaceTx,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  return new Map((await findStores(tx, ids)).map(({ id, name }) => [id, name]))
}

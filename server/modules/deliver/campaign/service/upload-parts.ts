import { createReadStream } from 'node:fs'
import { appendFile, readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { isArchive } from '../../../../platform/csv/decode.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { readBody } from '../../../../platform/http/read-body.ts'
import { deleteRows, failList, insertList } from '../store/lists.ts'
import type { CampaignDeps, Member } from './deps.ts'
import { getList, type ReadList, takeList } from './read-list.ts'
import { spoolId, spoolPath } from './spool.ts'

/** A part fits into one request on any line. */
const mostPart = 8 * 2 ** 20

/** A list on its way in: of how many bytes so many have come, so many of them are read. */
export interface Coming extends ReadList {
  received: number
  readBytes: number
  /** Nobody reads it any more, though it is not read: the server was stopped meanwhile. */
  isBroken: boolean
}

export interface UploadParts {
  begin(
    workspaceId: string,
    made: { name: string; source: 'file' | 'typed'; bytes: number; actor: Member },
  ): Promise<Coming>
  /** The next bytes; those that were sent before are passed over. @throws part_offset, list_spreadsheet, too_large, not_found */
  take(
    workspaceId: string,
    part: { id: string; offset: number; body: Request; actor: Member },
  ): Promise<Coming>
  get(workspaceId: string, id: string): Promise<Coming>
  /** Takes away what nobody has gone on sending for a day, and what a server that died left. @returns false: that was all */
  sweep(): Promise<false>
}

interface Open {
  /** Parts of one list follow one another. */
  turn: Promise<unknown>
  readBytes: number
  /** Milliseconds. */
  begunAt: number
}

interface Desk extends Pick<CampaignDeps, 'db' | 'folder' | 'logger'> {
  deps: CampaignDeps
  /** Lists this process takes in or reads. */
  open: Map<string, Open>
}

/**
 * Long lists, part by part: a slow line may take as long as it needs, what was sent is not sent again, and one sees how far it
 * is. Reading begins with the last part and goes on by itself. What lies aside is this process's: it is gone with it.
 */
export function createUploadParts(deps: CampaignDeps): UploadParts {
  const desk: Desk = { deps, open: new Map(), db: deps.db, folder: deps.folder, logger: deps.logger }
  return {
    async begin(workspaceId, { name, source, bytes, actor }) {
      const now = deps.clock.now()
      const id = deps.ids.uuid(now)
      const made = { id, name, source, bytes, createdAt: now, createdBy: actor.name }
      await deps.db.inWorkspace(workspaceId, (tx) => insertList(tx, made))
      desk.open.set(id, { turn: Promise.resolve(), readBytes: 0, begunAt: now })
      return show(desk, workspaceId, id)
    },
    async take(workspaceId, part) {
      const known = desk.open.get(part.id)
      const before = known?.turn ?? Promise.resolve()
      // The part before told its own sender what was wrong.
      const turn = before.catch(() => {}).then(() => append(desk, workspaceId, part))
      if (known !== undefined) known.turn = turn
      return turn
    },
    get: (workspaceId, id) => show(desk, workspaceId, id),
    sweep: () => sweep(desk),
  }
}

const pathOf = (desk: Desk, id: string): string => spoolPath(desk.folder(), id)
const sizeOf = (desk: Desk, id: string): Promise<number> =>
  stat(pathOf(desk, id)).then(
    ({ size }) => size,
    () => 0,
  )

const leftMs = 24 * 3_600_000

async function sweep(desk: Desk): Promise<false> {
  const folder = desk.folder()
  const before = desk.deps.clock.now() - leftMs
  for (const name of await readdir(folder)) {
    const id = spoolId(name)
    if (id === null) continue
    // One that is read to its end meanwhile is gone by itself.
    const found = await stat(join(folder, name)).catch(() => null)
    if (found !== null && found.mtimeMs < before) await close(desk, id)
  }
  // Announced, and nothing of it ever came.
  for (const [id, { begunAt }] of desk.open)
    if (begunAt < before && (await sizeOf(desk, id)) === 0) desk.open.delete(id)
  return false
}

async function show(desk: Desk, workspaceId: string, id: string): Promise<Coming> {
  const list = await getList(desk.deps, workspaceId, id)
  const known = desk.open.get(id)
  const whole = list.bytes ?? 0
  if (known !== undefined)
    return { ...list, received: await sizeOf(desk, id), readBytes: known.readBytes, isBroken: false }
  const isBroken = list.bytes !== null && !list.isRead && list.fault === null
  return { ...list, received: isBroken ? 0 : whole, readBytes: list.isRead ? whole : 0, isBroken }
}

/** @throws part_offset, list_spreadsheet, too_large, not_found */
async function append(
  desk: Desk,
  workspaceId: string,
  { id, offset, body, actor }: Parameters<UploadParts['take']>[1],
): Promise<Coming> {
  const list = await getList(desk.deps, workspaceId, id)
  const size = await sizeOf(desk, id)
  if (list.bytes === null || !desk.open.has(id) || size === list.bytes) return show(desk, workspaceId, id)
  if (offset > size) throw new SplotError('part_offset', { values: { received: size } })
  const bytes = (await readBody(body, Math.min(mostPart, list.bytes - offset))).subarray(size - offset)
  if (size === 0 && isArchive(bytes)) {
    const refusal = new SplotError('list_spreadsheet')
    await fail(desk, workspaceId, id, refusal)
    await close(desk, id)
    throw refusal
  }
  await appendFile(pathOf(desk, id), bytes, { mode: 0o600 })
  if (size + bytes.length === list.bytes)
    // The list says that it could not be read; its reason stands with it.
    void read(desk, workspaceId, list, actor).catch(() =>
      desk.logger.error({ list: id }, 'a list is left open'),
    )
  return show(desk, workspaceId, id)
}

/** Goes on by itself; how it ends stands with the list. */
async function read(desk: Desk, workspaceId: string, list: ReadList, actor: Member): Promise<void> {
  const { id, source } = list
  try {
    await takeList(desk.deps, workspaceId, { id, source, actor, bytes: readCounted(desk, id) })
  } catch (error) {
    await fail(desk, workspaceId, id, error)
  } finally {
    await close(desk, id)
  }
}

async function* readCounted(desk: Desk, id: string): AsyncGenerator<Uint8Array> {
  for await (const chunk of createReadStream(pathOf(desk, id))) {
    yield chunk
    const known = desk.open.get(id)
    if (known !== undefined) known.readBytes += chunk.length
  }
}

async function fail(desk: Desk, workspaceId: string, id: string, error: unknown): Promise<void> {
  const known = error instanceof SplotError ? error : new SplotError('internal')
  if (!(error instanceof SplotError)) desk.logger.error({ list: id }, 'a list was not read')
  const fault = JSON.stringify({ code: known.code, values: known.place.values ?? {} })
  await desk.db.inWorkspace(workspaceId, async (tx) => {
    await deleteRows(tx, id)
    await failList(tx, id, fault)
  })
}

async function close(desk: Desk, id: string): Promise<void> {
  desk.open.delete(id)
  await rm(pathOf(desk, id), { force: true })
}

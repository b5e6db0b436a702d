import { createReadStream } from 'node:fs'
import { appendFile, rm, stat } from 'node:fs/promises'
import { SplotError } from '../../../../platform/errors.ts'
import { readBody } from '../../../../platform/http/read-body.ts'
import { isArchive } from '../rules/csv/decode.ts'
import { deleteRows, failList, insertList } from '../store/lists.ts'
import type { CampaignDeps, Member } from './deps.ts'
import { getList, type ReadList, takeList } from './read-list.ts'
import { spoolPath } from './spool.ts'

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
}

interface Open {
  /** Parts of one list follow one another. */
  turn: Promise<unknown>
  readBytes: number
}

/**
 * Long lists, part by part: a slow line may take as long as it needs, what was sent is not sent again, and one sees how far it
 * is. Reading begins with the last part and goes on by itself. What lies aside is this process's: it is gone with it.
 */
export function createUploadParts(deps: CampaignDeps): UploadParts {
  const open = new Map<string, Open>()
  const pathOf = (id: string) => spoolPath(deps.folder(), id)
  const sizeOf = (id: string) =>
    stat(pathOf(id)).then(
      ({ size }) => size,
      () => 0,
    )

  async function show(workspaceId: string, id: string): Promise<Coming> {
    const list = await getList(deps, workspaceId, id)
    const known = open.get(id)
    const isOver = list.isRead || list.fault !== null
    return {
      ...list,
      received: known === undefined ? (isOver ? (list.bytes ?? 0) : 0) : await sizeOf(id),
      readBytes: known?.readBytes ?? (list.isRead ? (list.bytes ?? 0) : 0),
      isBroken: list.bytes !== null && !isOver && known === undefined,
    }
  }

  async function close(id: string): Promise<void> {
    open.delete(id)
    await rm(pathOf(id), { force: true })
  }

  async function fail(workspaceId: string, id: string, error: unknown): Promise<void> {
    const known = error instanceof SplotError ? error : new SplotError('internal')
    if (!(error instanceof SplotError)) deps.logger.error({ list: id }, 'a list was not read')
    const fault = JSON.stringify({ code: known.code, values: known.place.values ?? {} })
    await deps.db.inWorkspace(workspaceId, async (tx) => {
      await deleteRows(tx, id)
      await failList(tx, id, fault)
    })
  }

  async function* readCounted(id: string): AsyncGenerator<Uint8Array> {
    for await (const chunk of createReadStream(pathOf(id))) {
      yield chunk
      const known = open.get(id)
      if (known !== undefined) known.readBytes += chunk.length
    }
  }

  /** Goes on by itself; how it ends stands with the list. */
  async function read(workspaceId: string, list: ReadList, actor: Member): Promise<void> {
    const { id, source } = list
    try {
      await takeList(deps, workspaceId, { id, source, actor, bytes: readCounted(id) })
    } catch (error) {
      await fail(workspaceId, id, error)
    } finally {
      await close(id)
    }
  }

  async function append(workspaceId: string, part: Parameters<UploadParts['take']>[1]): Promise<Coming> {
    const { id, offset, body, actor } = part
    const list = await getList(deps, workspaceId, id)
    const size = await sizeOf(id)
    if (list.bytes === null || !open.has(id) || size === list.bytes) return show(workspaceId, id)
    if (offset > size) throw new SplotError('part_offset', { values: { received: size } })
    const bytes = (await readBody(body, Math.min(mostPart, list.bytes - offset))).subarray(size - offset)
    if (size === 0 && isArchive(bytes)) {
      await fail(workspaceId, id, new SplotError('list_spreadsheet'))
      await close(id)
      throw new SplotError('list_spreadsheet')
    }
    await appendFile(pathOf(id), bytes, { mode: 0o600 })
    if (size + bytes.length === list.bytes)
      void read(workspaceId, list, actor).catch(() => deps.logger.error({ list: id }, 'a list is left open'))
    return show(workspaceId, id)
  }

  return {
    async begin(workspaceId, { name, source, bytes, actor }) {
      const now = deps.clock.now()
      const id = deps.ids.uuid(now)
      const made = { id, name, source, bytes, createdAt: now, createdBy: actor.name }
      await deps.db.inWorkspace(workspaceId, (tx) => insertList(tx, made))
      open.set(id, { turn: Promise.resolve(), readBytes: 0 })
      return show(workspaceId, id)
    },
    async take(workspaceId, part) {
      const known = open.get(part.id)
      const turn = (known?.turn ?? Promise.resolve()).catch(() => {}).then(() => append(workspaceId, part))
      if (known !== undefined) known.turn = turn
      return turn
    },
    get: show,
  }
}

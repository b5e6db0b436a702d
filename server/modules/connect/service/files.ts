import { createHash } from 'node:crypto'
import { mkdir, readFile as readBytes, readdir, rename, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { PayloadFault, type Source } from '@splot/contract/plugin/source'
import { isEngineFault } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Loop } from '../../../platform/jobs/loop.ts'
import { tryEach } from '../../../platform/jobs/try-each.ts'
import { nameFile, nameLot } from '../rules/file-lot.ts'
import { fileReaders } from '../rules/file-readers.ts'
import { mostFileBytes, readFile } from '../rules/read-file.ts'
import { listAllConnections } from '../store/connections.ts'
import { findLastFile } from '../store/files.ts'
import { findSource, getConnection, getSource } from './connections.ts'
import type { ConnectDeps } from './deps.ts'
import { keepDeliveries } from './keep.ts'

type FileDeps = ConnectDeps & { nextOrder(): number }

interface Where {
  workspaceId: string
  id: string
}

/** Below the data folder: what is put there is read, and moved to `done` or `refused`. */
export const folderOf = ({ workspaceId, id }: Where): string => join('drop', workspaceId, id)

/** What the file is about: the topic its name begins with. */
const topicOf = (source: Source, name: string): string | null =>
  source.files.find((topic) => name.toLowerCase().startsWith(topic)) ?? null

/** The names that would do are told: a file has no sender's switch, and no mapping. */
function refuseName({ files }: Source): SplotError {
  const names = files.join(', ')
  const hint = {
    pl: `Nazwij plik tak, by zaczynał się od tego, co w nim jest: ${names}.`,
    en: `Let the name of the file begin with what it holds: ${names}.`,
  }
  return new SplotError('topic_unknown', { path: 'query.name', hint })
}

/**
 * A whole file as deliveries of a few hundred rows each, all or none of them kept. The same bytes once more have no effect, unless
 * another file of the topic came between: then they tell of a state that has come back.
 * @throws not_found, file_unread, topic_unknown where its name says nothing of what it is about
 */
export async function takeFile(
  deps: FileDeps,
  where: Where,
  { name, bytes }: { name: string; bytes: Buffer },
): Promise<{ deliveries: number; rows: number }> {
  const { workspaceId, id } = where
  const digest = createHash('sha256').update(bytes).digest('hex').slice(0, 32)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const source = getSource(deps, (await getConnection(tx, id)).kind)
    const topic = topicOf(source, name)
    if (topic === null) throw refuseName(source)
    const lots = readLots(source, { name, bytes })
    const file = nameFile(digest, await findLastFile(tx, id, topic), deps.clock.now())
    const arrived = lots.map((rows, i) => ({
      ...{ id: nameLot(file, i + 1), topic, text: JSON.stringify(rows) },
    }))
    const deliveries = await keepDeliveries(deps, tx, id, arrived)
    return {
      deliveries,
      rows: lots.reduce((sum: number, rows) => sum + (Array.isArray(rows) ? rows.length : 1), 0),
    }
  })
}

/** Payloads of deliveries, as the source reads files itself, else rows as they stand. @throws file_unread */
function readLots(source: Source, file: { name: string; bytes: Buffer }): readonly unknown[] {
  if (source.readFile === null) return readFile(file.name, file.bytes)
  if (file.bytes.length > mostFileBytes) throw new SplotError('file_unread')
  try {
    return source.readFile(file, fileReaders)
  } catch (error) {
    if (!(error instanceof PayloadFault)) throw error
    throw new SplotError('file_unread', error.path === '' ? {} : { path: error.path })
  }
}

/** Looks into the folders of connections that read files. A file still being written is left until it rests. */
export function createDropLoop(deps: FileDeps): Loop {
  const seen = new Map<string, string>()
  return {
    id: 'connect.files',
    pauseMs: 2_000,
    async turn() {
      const all = await deps.worker.inPlatform((tx) => listAllConnections(tx))
      await tryEach(all, async ({ workspaceId, id, kind }) => {
        const source = findSource(deps, kind)
        if (source !== null && source.files.length > 0) await lookInto(deps, { workspaceId, id }, seen)
      })
      return false
    },
  }
}

/** `seen`: size and time of files at the last look. */
export async function lookInto(deps: FileDeps, where: Where, seen: Map<string, string>): Promise<void> {
  const folder = join(deps.folder(), folderOf(where))
  await mkdir(folder, { recursive: true })
  const entries = await readdir(folder, { withFileTypes: true })
  const names = entries.filter((one) => one.isFile() && !/^\.|\.(part|tmp)$/i.test(one.name))
  for (const { name } of names.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, name)
    const { size, mtimeMs } = await stat(path)
    const mark = `${size} ${mtimeMs}`
    if (seen.get(path) !== mark) {
      seen.set(path, mark)
      continue
    }
    seen.delete(path)
    await takeDropped(deps, where, { folder, name, size })
  }
}

async function takeDropped(
  deps: FileDeps,
  where: Where,
  { folder, name, size }: { folder: string; name: string; size: number },
): Promise<void> {
  const move = async (to: string) => {
    await mkdir(join(folder, to), { recursive: true })
    await rename(join(folder, name), join(folder, to, name))
  }
  try {
    if (size > mostFileBytes) throw new SplotError('file_unread')
    await takeFile(deps, where, { name, bytes: await readBytes(join(folder, name)) })
    await move('done')
  } catch (error) {
    // What it holds no reader thought of: it is not read again and again.
    const known = error instanceof SplotError || isEngineFault(error) ? error : new SplotError('file_unread')
    if (!(known instanceof SplotError && known.status < 429)) throw error
    await move('refused')
    const why = { code: known.code, path: known.place.path ?? null }
    await writeFile(join(folder, 'refused', `${name}.reason.json`), `${JSON.stringify(why)}\n`)
  }
}

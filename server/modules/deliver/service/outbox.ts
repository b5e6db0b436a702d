import { appendFile, readFile, rename, rm, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import type { Channel } from '@splot/contract/plugin/channel'
import type { Arrival } from '@splot/contract/plugin/sink'
import type { Clock } from '../../../platform/clock.ts'
import type { Ids } from '../../../platform/ids.ts'
import type { Logger } from '../../../platform/logger.ts'

/** A message as a customer would have got it. */
export interface OutboxItem extends Arrival {
  readonly id: string
  /** The plugin's id. */
  readonly via: string
  /** The channel of the contract. */
  readonly channel: string
}

export interface Outbox {
  keep(channel: Pick<Channel, 'id' | 'channel'>, arrival: Arrival): void
  /** Newest first. */
  list(o: { before?: string; via?: string; address?: string; limit: number }): readonly OutboxItem[]
  find(id: string): OutboxItem | null
  /** Reads what an earlier process kept. */
  load(): Promise<void>
  /** Forgets what came to these addresses, in the files too. */
  forget(addresses: readonly string[]): Promise<void>
  /** Forgets everything, in the files too. */
  clear(): Promise<void>
  /** Waits until what was kept stands in the file. */
  settle(): Promise<void>
}

const mostItems = 1_000
/** One file of this size and one before it: what is older is forgotten. */
const mostFileBytes = 16 * 2 ** 20
/** A mail of many megabytes is kept shortened. */
const mostTextChars = 500_000

export interface OutboxDeps {
  clock: Clock
  ids: Ids
  logger: Logger
  /** Asked when something is kept: the data folder. */
  folder(): string
}

/** What the local sinks got: the newest in memory, and in a file of the data folder that outlives the process. */
export function createOutbox(deps: OutboxDeps): Outbox {
  const items: OutboxItem[] = []
  const file = () => join(deps.folder(), 'outbox.jsonl')
  let writing: Promise<unknown> = Promise.resolve()
  const add = (item: OutboxItem) => {
    items.push(item)
    if (items.length > mostItems) items.splice(0, items.length - mostItems)
  }
  return {
    keep(channel, arrival) {
      const item: OutboxItem = {
        ...arrival,
        text: cut(arrival.text),
        html: cut(arrival.html),
        id: deps.ids.uuid(deps.clock.now()),
        via: channel.id,
        channel: channel.channel,
      }
      add(item)
      writing = writing
        .then(() => writeLine(file(), `${JSON.stringify(item)}\n`))
        .catch((error: unknown) => {
          const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown'
          deps.logger.warn({ code }, 'outbox file not written')
        })
    },
    list: (asked) => pickItems(items, asked),
    find: (id) => items.find((one) => one.id === id) ?? null,
    async load() {
      // What was met before is a help, not a need: an outbox begins empty.
      const text = await readFile(file(), 'utf8').catch(() => '')
      for (const line of text.split('\n').slice(-mostItems)) {
        const item = parse(line)
        if (item !== null) add(item)
      }
    },
    async forget(addresses) {
      if (addresses.length === 0) return
      const stays = makeSieve(addresses)
      items.splice(0, items.length, ...items.filter(stays))
      const done = writing.then(() =>
        Promise.all([file(), `${file()}.1`].map((one) => keepLines(one, stays))),
      )
      // Whoever waits for this hears of it; the next line is written all the same.
      writing = done.catch(() => {})
      await done
    },
    async clear() {
      await writing
      items.length = 0
      for (const one of [file(), `${file()}.1`]) await rm(one, { force: true })
    },
    settle: async () => void (await writing),
  }
}

function pickItems(
  items: readonly OutboxItem[],
  { before, via, address, limit }: Parameters<Outbox['list']>[0],
): readonly OutboxItem[] {
  const end = before === undefined ? items.length : items.findIndex((one) => one.id === before)
  return items
    .slice(0, Math.max(0, end))
    .filter(
      (one) => (via === undefined || one.via === via) && (address === undefined || one.address === address),
    )
    .slice(-limit)
    .reverse()
}

/** Appends; a file that is full becomes the one before. */
async function writeLine(file: string, line: string): Promise<void> {
  const size = await stat(file).then(
    (one) => one.size,
    () => 0,
  )
  if (size + line.length > mostFileBytes) await rename(file, `${file}.1`)
  await appendFile(file, line, { mode: 0o600 })
}

/** Providers write numbers with and without a plus. */
const foldAddress = (address: string): string => address.toLowerCase().replace(/^\+/, '')

function makeSieve(addresses: readonly string[]): (item: OutboxItem) => boolean {
  const gone = new Set(addresses.map(foldAddress))
  return (item) => !gone.has(foldAddress(item.address))
}

/** A file that cannot be read is not one that is empty: it must not be written over. */
function emptyWhereMissing(error: NodeJS.ErrnoException): string {
  if (error.code === 'ENOENT') return ''
  throw error
}

/** The file without the others; one that is not there stays away. */
async function keepLines(file: string, stays: (item: OutboxItem) => boolean): Promise<void> {
  const text = await readFile(file, 'utf8').catch(emptyWhereMissing)
  const lines = text.split('\n').filter((line) => line !== '')
  const left = lines.filter((line) => {
    const item = parse(line)
    return item !== null && stays(item)
  })
  if (left.length === lines.length) return
  await writeFile(`${file}.new`, left.map((line) => `${line}\n`).join(''), { mode: 0o600 })
  await rename(`${file}.new`, file)
}

const cut = (text: string | null): string | null => (text === null ? null : text.slice(0, mostTextChars))

/** A line cut short by a crash is no item. */
function parse(line: string): OutboxItem | null {
  try {
    const item: unknown = JSON.parse(line)
    return typeof item === 'object' && item !== null && 'id' in item && 'via' in item
      ? (item as OutboxItem)
      : null
  } catch {
    return null
  }
}

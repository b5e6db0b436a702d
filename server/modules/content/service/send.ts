import { LRUCache } from 'lru-cache'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Rendered } from '../render/messages.ts'
import type { ContentChannel, ContentLanguage } from '../schema/core.ts'
import { findPublished, findVersion } from '../store/versions.ts'
import { readBrand } from './brand.ts'
import { type Compiled, findSet } from './compile.ts'
import type { ContentDeps } from './deps.ts'
import { createDraftPages } from './draft-page.ts'
import { fillGoods, type GoodsWish } from './fill-goods.ts'
import type { LivePictures } from './live-pictures.ts'
import { readPerson } from './person.ts'
import { makeTestData, type RecipientData } from './recipient-data.ts'
import { renderSet } from './render-set.ts'

/** For the room that sends. */
export interface Sender {
  /**
   * The published version's number, fixed for a campaign at its start; read in the transaction under way, where there is
   * one. @throws not_found where nothing is published
   */
  getPublished(workspaceId: string, itemId: string, tx?: WorkspaceTx): Promise<{ version: number }>
  /**
   * Messages for many recipients at once, in order: each made, or a reason why not (`missing_variable` counts as skipped).
   * Some hundreds of rows a call use the thread best. @throws not_found where the version has no text for the channel
   */
  renderFor(message: PublishedMessage, rows: readonly RecipientData[]): Promise<Rendered[]>
  /** A page as it is drafted now, for somebody nobody knows; null where it cannot be made. */
  renderDraftPage(workspaceId: string, itemId: string, language: ContentLanguage): Promise<string | null>
  /** Which of these words stand in the version's templates: what nobody asks for need not be read. @throws not_found */
  findWords<W extends string>(message: PublishedMessage, words: readonly W[]): Promise<ReadonlySet<W>>
  /** What of the shop's things the message shows one recipient: her cart, her coupon, the stock of her store. */
  fillGoods(
    message: PublishedMessage,
    wish: GoodsWish,
  ): Promise<Pick<RecipientData, 'products' | 'coupon' | 'store'>>
  /** What messages call the brand. */
  getBrandName(workspaceId: string): Promise<string>
  /** What a template may know of one person now, her last minutes included; masked for who may not see her. @throws not_found */
  readPerson(workspaceId: string, birth: string, seesPii: boolean): Promise<RecipientData>
  /** The same of a made-up person, every slot filled: for a try-out where there is nobody to show it as. */
  readSample(workspaceId: string): Promise<RecipientData>
}

export interface PublishedMessage {
  workspaceId: string
  itemId: string
  version: number
  channel: ContentChannel | 'page'
  language: ContentLanguage
}

// A published version never changes: what was read once is right for ever.
const cacheOptions = { max: 100, maxSize: 100_000_000 }

export function createSender(deps: ContentDeps, live: Pick<LivePictures, 'address'>): Sender {
  const cache = new LRUCache<string, { compiled: Compiled; size: number }>({
    ...cacheOptions,
    sizeCalculation: (one) => one.size,
  })
  const read = async ({ workspaceId, itemId, version }: PublishedMessage): Promise<Compiled> => {
    const key = `${workspaceId} ${itemId} ${version}`
    const known = cache.get(key)
    if (known) return known.compiled
    const row = await deps.db.inWorkspace(workspaceId, (tx) => findVersion(tx, itemId, version))
    if (row === null) throw new SplotError('not_found')
    const compiled: Compiled = JSON.parse(row.compiled)
    cache.set(key, { compiled, size: row.compiled.length })
    return compiled
  }
  const findWords: Sender['findWords'] = async (message, words) => {
    const set = findSet(await read(message), message.channel, message.language)
    if (set === null) throw new SplotError('not_found', { path: message.channel })
    const sources = Object.values(set.parts).map((part) => part.source)
    return new Set(words.filter((word) => sources.some((source) => source.includes(word))))
  }
  return {
    async getPublished(workspaceId, itemId, tx) {
      const row = await (tx === undefined
        ? deps.db.inWorkspace(workspaceId, (own) => findPublished(own, itemId))
        : findPublished(tx, itemId))
      if (row === null || row.archived_at !== null) throw new SplotError('not_found')
      return { version: row.version }
    },
    async renderFor(message, rows) {
      const set = findSet(await read(message), message.channel, message.language)
      if (set === null) throw new SplotError('not_found', { path: message.channel })
      const { workspaceId, itemId, version } = message
      return renderSet(deps, set, live.address({ workspaceId, itemId, version }, set, rows))
    },
    renderDraftPage: createDraftPages(deps),
    findWords,
    fillGoods: (message, wish) => fillGoods(deps, findWords, { message, wish }),
    async getBrandName(workspaceId) {
      return (await deps.db.inWorkspace(workspaceId, readBrand)).kit.name
    },
    readPerson: (workspaceId, birth, seesPii) => readPerson(deps, workspaceId, birth, { seesPii }),
    readSample: async (workspaceId) =>
      makeTestData(
        (await deps.db.inWorkspace(workspaceId, readBrand)).kit,
        (await deps.settingsOf(workspaceId)).currency,
      ),
  }
}

import { SplotError } from '../../../platform/errors.ts'
import type { ContentDeps } from './deps.ts'
import { readLately } from './person.ts'
import type { PublishedMessage, Sender } from './send.ts'

type Goods = Awaited<ReturnType<ContentDeps['readGoods']>>

export interface GoodsWish {
  birth: string
  /** Her store, by id or name. */
  store: string | null
}

const asked = ['products', 'coupon', 'store', 'viewed'] as const
const nothing: Goods = { products: {} }

/** What of the shop's things a message shows one recipient; nothing is read where its templates name none of them. */
export async function fillGoods(
  deps: ContentDeps,
  findWords: Sender['findWords'],
  { message, wish }: { message: PublishedMessage; wish: GoodsWish },
): Promise<Goods> {
  const words = await findWords(message, asked)
  if (words.size === 0) return nothing
  const { workspaceId, language } = message
  const { birth, store } = wish
  try {
    const viewed = words.has('viewed') ? await listViewed(deps, workspaceId, birth) : []
    return await deps.readGoods({ workspaceId, birth, viewed, about: null, store, language })
  } catch (error) {
    // Whoever has been erased meanwhile has nothing; a database that does not answer is another thing.
    if (error instanceof SplotError) return nothing
    throw error
  }
}

async function listViewed(deps: ContentDeps, workspaceId: string, birth: string): Promise<string[]> {
  const customer = await deps.customers.get(workspaceId, birth, { seesPii: true, lang: 'pl' })
  return (await readLately(deps, workspaceId, customer)).viewed
}

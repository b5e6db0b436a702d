import type { Api } from '../brand/api.ts'
import { saveKit } from '../brand/kit.ts'
import { openClub } from './club.ts'
import { lastPromotion, makeFeed } from './feed.ts'

/** A row of the feed was refused: a mistake of ours. */
export class RowRefused extends Error {}

interface Answer {
  readonly id: string | null
  readonly outcome: 'created' | 'changed' | 'unchanged' | 'refused'
  readonly code?: string
}

export interface LoadDeps {
  readonly api: Api
  /** The brand's own; Polish where nobody says. */
  readonly language?: 'pl' | 'en'
  now(): number
  isStopped(): boolean
  /** Rows taken so far, of all. */
  tell(sent: number, total: number): void
}

const atOnce = 500

/**
 * Brings the catalogue, stores, prices and stock by the routes any shop's feed uses. What is there already is not told
 * again: stock sold since would rise from the dead.
 * @throws RowRefused, ApiRefused
 */
export async function loadGoods({ api, language = 'pl', now, isStopped, tell }: LoadDeps): Promise<void> {
  const { items: known } = await api.ask<{ items: { id: string }[] }>('GET', '/catalog/promotions')
  if (known.some(({ id }) => id === lastPromotion)) return
  await saveKit(api)
  const { loads, promotions } = makeFeed(now())
  const total = loads.reduce((sum, { items }) => sum + items.length, 0)
  let sent = 0
  for (const { path, items } of loads) {
    // A product carries all its variants: fewer of them at once.
    const size = path === '/catalog/products' ? atOnce / 10 : atOnce
    for (let from = 0; from < items.length; from += size) {
      if (isStopped()) return
      const part = items.slice(from, from + size)
      const reply = await api.ask<{ items: Answer[] }>('POST', path, { body: { items: part } })
      const refused = reply.items.find((one) => one.outcome === 'refused' && one.code !== 'price_fixed')
      if (refused !== undefined) throw new RowRefused(`${path}: ${refused.id} ${refused.code}`)
      sent += part.length
      tell(sent, total)
    }
  }
  await openClub(api, language)
  for (const { id, body } of promotions) await api.ask('PUT', `/catalog/promotions/${id}`, { body })
}

import type { Api } from '../brand/api.ts'
import type { Random } from '../random.ts'

/** A variant that lies in a place, with what it costs there now. */
export interface Piece {
  readonly sku: string
  readonly productId: string
  readonly price: string
}

interface Level {
  readonly sku: string
  readonly free: number
}
interface Found {
  readonly items: readonly {
    readonly id: string
    readonly variants: readonly { readonly sku: string; readonly price: { readonly price: string } | null }[]
  }[]
}

/** Of so many rows one is drawn: a shelf is longer than that. */
const looked = 200
/** The last pieces are left to whoever plays by hand. */
const least = 3

/** Draws something that lies in a store and has a price; null where its shelves are empty. */
export async function drawPiece(api: Api, storeId: string, random: Random): Promise<Piece | null> {
  const { items } = await api.ask<{ items: Level[] }>('GET', `/stock?storeId=${storeId}&limit=${looked}`)
  const kept = items.filter((one) => one.free >= least)
  if (kept.length === 0) return null
  const { sku } = random.pick(kept)
  const found = await api.ask<Found>('GET', `/catalog/search?q=${encodeURIComponent(sku)}&limit=5`)
  for (const { id: productId, variants } of found.items) {
    const price = variants.find((one) => one.sku === sku)?.price
    if (price != null) return { sku, productId, price: price.price }
  }
  return null
}

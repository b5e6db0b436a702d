/**
 * The prepared shop, by formula: who has how many events, where each stands in the log, when it happened. The loader's
 * SQL and the checks of the answers follow the same few lines.
 */
export interface Shop {
  customers: number
  /** The first customers are regulars with `regularEvents` events each; the others have `rareEvents`. */
  regulars: number
  regularEvents: number
  rareEvents: number
  /** Time of the newest prepared event, milliseconds. */
  until: number
}

export function planShop(customers: number, until: number): Shop {
  return { customers, regulars: Math.ceil(customers / 50), regularEvents: 100, rareEvents: 3, until }
}

export const countShopEvents = (shop: Shop): number =>
  shop.regulars * shop.regularEvents + (shop.customers - shop.regulars) * shop.rareEvents

export const eventsOf = (shop: Shop, customer: number): number =>
  customer < shop.regulars ? shop.regularEvents : shop.rareEvents

export const emailOf = (customer: number): string => `klient${customer}@poczta.example`

/** A seeded stream of numbers in [0, 1). */
export function createRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 2 ** 32
  }
}

/** Draws customers by Zipf's law with exponent 1: the r-th is asked for 1/r as often as the first. */
export function createZipf(customers: number, random: () => number): () => number {
  // The inverse of the harmonic sum's integral: exact enough for a load, and without a table of a million numbers.
  const scale = Math.log(customers + 1)
  return () => Math.min(customers - 1, Math.floor(Math.exp(random() * scale)) - 1)
}

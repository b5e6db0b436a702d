/** How many pieces of a variant are free, by store. */
export interface FreePieces {
  sku: string
  free: Readonly<Record<string, number>>
}

/** Of the lines that are wanted, how many a store has in full. */
export const countHad = (
  wanted: readonly { sku: string; quantity: number }[],
  free: readonly FreePieces[],
  storeId: string,
): number =>
  wanted.filter(({ sku, quantity }) => (free.find((one) => one.sku === sku)?.free[storeId] ?? 0) >= quantity)
    .length

/** The stores with the most of what is wanted first; among equals as they were. */
export const sortByHad = <Store extends { had: number }>(stores: readonly Store[]): Store[] =>
  [...stores].sort((a, b) => b.had - a.had)

import type { Tx } from './index.ts'

/** Something for the length of a transaction: found by every view of it, gone with it. */
export interface PerTx<T> {
  find(tx: Tx): T | undefined
  put(tx: Tx, value: T): void
}

export function createPerTx<T>(): PerTx<T> {
  // A view spreads the transaction and adds to it: its verbs are the same.
  const kept = new WeakMap<Tx['rows'], T>()
  return {
    find: (tx) => kept.get(tx.rows),
    put: (tx, value) => void kept.set(tx.rows, value),
  }
}

import type { QueuedSale } from './queue.ts'
import type { Article, Sale } from './sale.ts'

/** What a till keeps on its own disk, so that it sells without a network. */
interface Rows {
  /** What the store sells, as it was when it was read last. */
  articles: Article
  sales: QueuedSale
  parked: Sale
}
type Table = keyof Rows
const keyOf: Record<Table, string> = { articles: 'sku', sales: 'id', parked: 'id' }
const tables: readonly Table[] = ['articles', 'sales', 'parked']

export interface TillDb {
  list<K extends Table>(table: K): Promise<Rows[K][]>
  put<K extends Table>(table: K, rows: readonly Rows[K][]): Promise<void>
  remove(table: Table, key: string): Promise<void>
  /** All of a table at once: what is not among the rows is gone. */
  replace<K extends Table>(table: K, rows: readonly Rows[K][]): Promise<void>
}

const done = <T>(request: IDBRequest<T>): Promise<T> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => resolve(request.result)
    request.onerror = () => reject(request.error ?? new Error('The till could not read its disk'))
  })

const finished = (transaction: IDBTransaction): Promise<void> =>
  new Promise((resolve, reject) => {
    transaction.oncomplete = () => resolve()
    transaction.onabort = () => reject(transaction.error ?? new Error('The till could not write to its disk'))
  })

/** One store of one workspace: another store's prices and sales are never mixed in. */
export async function openTillDb(workspaceId: string, storeId: string): Promise<TillDb> {
  const opening = indexedDB.open(`splot-till-${workspaceId}-${storeId}`, 1)
  opening.onupgradeneeded = () => {
    for (const table of tables) opening.result.createObjectStore(table, { keyPath: keyOf[table] })
  }
  const db = await done(opening)
  const write = async (table: Table, change: (store: IDBObjectStore) => void): Promise<void> => {
    // `strict`: a sale is on the disk before the till says that it is.
    const transaction = db.transaction(table, 'readwrite', { durability: 'strict' })
    change(transaction.objectStore(table))
    await finished(transaction)
  }
  return {
    list: (table) => done(db.transaction(table).objectStore(table).getAll()),
    put: (table, rows) =>
      write(table, (store) => {
        for (const row of rows) store.put(row)
      }),
    remove: (table, key) => write(table, (store) => void store.delete(key)),
    replace: (table, rows) =>
      write(table, (store) => {
        store.clear()
        for (const row of rows) store.put(row)
      }),
  }
}

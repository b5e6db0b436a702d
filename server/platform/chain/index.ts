/**
 * A hash chain beside an append-only table: each entry becomes a link over the link before it. A changed, removed or slipped-in
 * entry is found with its position; a tail that was cut is found by a head that was kept elsewhere.
 */
import type { Tx } from '../db/index.ts'
import { createHasher, type Entry, type Hasher, type Head } from './rules.ts'
import { type ChainStore, createChainStore } from './store.ts'
import { type Report, type Subject, verifyChain } from './verify.ts'

export type { Entry, Fault, Hasher, Head } from './rules.ts'
export { isSignedByUs, type LogHead, type SignedHeads, signHeads } from './sign.ts'
export type { Report } from './verify.ts'

export interface Where {
  tx: Tx
  workspaceId: string
}

export interface Chain {
  digest: Hasher['digest']
  /**
   * Links entries to the chain, in the transaction that writes them. `listAll` tells of every entry the table holds: the
   * first link of a workspace takes in what there was before there was a chain.
   */
  append(where: Where, entries: readonly Entry[], listAll: () => Promise<readonly Entry[]>): Promise<void>
  /** The same for entries that may be written anew by a rebuild: one that says what it said gets no second link. */
  appendChanged(
    where: Where,
    entries: readonly Entry[],
    listAll: () => Promise<readonly Entry[]>,
  ): Promise<void>
  findHead(where: Where): Promise<Head>
  /** Recomputes everything. `anchor`: a head that was kept elsewhere. */
  verify(where: Where, subject: Subject, anchor: Head | null): Promise<Report>
}

/** @param table schema.table whose chain stands in `<table>_link` and `<table>_head` */
export function createChain(o: { table: string; secret: string }): Chain {
  const hasher = createHasher(o.secret, o.table)
  const store = createChainStore(o.table)
  return {
    digest: hasher.digest,
    append: (where, entries, listAll) => append({ hasher, store }, where, { entries, listAll }),
    appendChanged: (where, entries, listAll) =>
      append({ hasher, store }, where, { entries, listAll, isRepeatable: true }),
    findHead: ({ tx, workspaceId }) => store.findHead(tx, workspaceId),
    verify: (where, subject, anchor) => verifyChain({ hasher, store }, where, { subject, anchor }),
  }
}

async function append(
  { hasher, store }: { hasher: Hasher; store: ChainStore },
  { tx, workspaceId }: Where,
  o: { entries: readonly Entry[]; listAll: () => Promise<readonly Entry[]>; isRepeatable?: boolean },
): Promise<void> {
  if (o.entries.length === 0) return
  const head = await store.lockHead(tx, workspaceId)
  const fresh =
    head.seq === 0
      ? await o.listAll()
      : o.isRepeatable === true
        ? await omitKnown(store, { tx, workspaceId }, o.entries)
        : o.entries
  await store.insertLinks(tx, workspaceId, hasher.extend(head, fresh))
}

async function omitKnown(store: ChainStore, { tx, workspaceId }: Where, entries: readonly Entry[]) {
  const refs = entries.map((one) => one.ref)
  const known = new Map((await store.listLatest(tx, workspaceId, refs)).map((one) => [one.ref, one.digest]))
  return entries.filter((one) => known.get(one.ref) !== one.digest)
}

import type { Where } from './index.ts'
import { emptyHead, type Fault, type Hasher, type Head, type Link } from './rules.ts'
import type { ChainStore } from './store.ts'

/** How the table under a chain is read for a comparison. */
export interface Subject {
  /** Fingerprints of the entries called so, as they stand now; one that is gone is left out. */
  digestsOf(refs: readonly string[]): Promise<ReadonlyMap<string, string>>
  /** May this entry be gone? It was erased, and the chain tells of that. */
  isErased(ref: string): boolean
  /** An entry that no link tells of; null where there is none. */
  findUnlinked(): Promise<string | null>
}

export interface Report {
  /** Links checked. */
  links: number
  head: Head
  /** The first place that does not hold; null where all does. */
  fault: Fault | null
}

const pageSize = 2_000

export async function verifyChain(
  { hasher, store }: { hasher: Hasher; store: ChainStore },
  where: Where,
  { subject, anchor }: { subject: Subject; anchor: Head | null },
): Promise<Report> {
  const { tx, workspaceId } = where
  const stored = await store.findHead(tx, workspaceId)
  let head = emptyHead
  let fault: Fault | null = null
  while (fault === null) {
    const page = await store.listLinks(tx, workspaceId, head.seq, pageSize)
    if (page.length === 0) break
    // What is added while this runs is of the next look.
    const links = page.filter((one) => one.seq <= stored.seq || stored.seq === 0)
    fault = findBreak(hasher, head, links, anchor) ?? (await findAltered(store, where, links, subject))
    head = links.at(-1) ?? head
    if (links.length < page.length) break
  }
  fault ??= findCut(head, stored, anchor) ?? (await findForeign(subject))
  return { links: head.seq, head, fault }
}

/** Links that do not follow from those before them, or are not those the anchor saw. */
function findBreak(hasher: Hasher, before: Head, links: readonly Link[], anchor: Head | null): Fault | null {
  let head = before
  for (const link of links) {
    if (link.seq !== head.seq + 1) return { kind: 'missing', seq: head.seq + 1, ref: null }
    const [expected] = hasher.extend(head, [link])
    if (expected?.hash !== link.hash) return { kind: 'broken', seq: link.seq, ref: link.ref }
    if (anchor?.seq === link.seq && anchor.hash !== link.hash)
      return { kind: 'other_chain', seq: link.seq, ref: link.ref }
    head = link
  }
  return null
}

/** Entries that no longer say what their link saw. One that was written anew is judged by its newest link. */
async function findAltered(
  store: ChainStore,
  { tx, workspaceId }: Where,
  links: readonly Link[],
  subject: Subject,
): Promise<Fault | null> {
  const digests = await subject.digestsOf(links.map((one) => one.ref))
  for (const link of links) {
    const now = digests.get(link.ref)
    if (now === link.digest) continue
    if (now === undefined && subject.isErased(link.ref)) continue
    const [latest] = await store.listLatest(tx, workspaceId, [link.ref])
    if (now !== undefined && latest !== undefined && latest.seq > link.seq && latest.digest === now) continue
    return { kind: now === undefined ? 'missing' : 'altered', seq: link.seq, ref: link.ref }
  }
  return null
}

/** The end that the stored head, or one kept elsewhere, knows of and the chain lacks. */
function findCut(head: Head, stored: Head, anchor: Head | null): Fault | null {
  if (anchor !== null && anchor.seq > head.seq) return { kind: 'cut', seq: head.seq + 1, ref: null }
  if (stored.seq > head.seq) return { kind: 'cut', seq: head.seq + 1, ref: null }
  if (stored.seq !== head.seq || stored.hash !== head.hash)
    return { kind: 'broken', seq: head.seq, ref: null }
  return null
}

async function findForeign(subject: Subject): Promise<Fault | null> {
  const ref = await subject.findUnlinked()
  return ref === null ? null : { kind: 'foreign', seq: null, ref }
}

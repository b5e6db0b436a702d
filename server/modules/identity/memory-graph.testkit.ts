import { type Tally, tallyAll } from './rules/tally.ts'
import type { CannotLink, Link, Merge, StoredIdentifier } from './schema.ts'
import type { GraphSource, WriteGraph, WriteSet } from './service/source.ts'

interface Row extends StoredIdentifier {
  isGuarded: boolean
}

/** The tables of identity as maps, for one workspace: what the store's SQL does, without SQL. */
export class MemoryGraph implements GraphSource {
  readonly rows = new Map<string, Row>()
  readonly links = new Map<string, Link>()
  readonly merges = new Map<string, Merge>()
  readonly cannot = new Map<string, CannotLink>()
  readonly workspaceId: string
  reads = 0

  constructor(workspaceId: string) {
    this.workspaceId = workspaceId
  }

  clone(): MemoryGraph {
    const copy = new MemoryGraph(this.workspaceId)
    for (const [key, row] of this.rows) copy.rows.set(key, { ...row })
    for (const [key, link] of this.links) copy.links.set(key, { ...link })
    for (const [key, merge] of this.merges) copy.merges.set(key, { ...merge })
    for (const [key, pair] of this.cannot) copy.cannot.set(key, pair)
    return copy
  }

  readKeys: GraphSource['readKeys'] = async (keys, roots) => {
    this.reads++
    const byName = new Map([...this.rows.values()].map((row) => [`${row.kind}|${row.value}`, row]))
    const identifiers = keys.map((key) => byName.get(`${key.kind}|${key.value}`) ?? null)
    const wanted = new Set(roots.map((ref) => ref.root))
    keys.forEach((key, i) => {
      const row = identifiers[i]
      if (key.wantsTally && row) wanted.add(row.root)
    })
    const tallies = [...wanted].map((root) => {
      const members = this.members(root)
      const tally: Tally = tallyAll(members)
      return { workspaceId: this.workspaceId, root, tally, isGuarded: members.some((row) => row.isGuarded) }
    })
    return { identifiers: identifiers.map((row) => row && { ...row }), tallies }
  }

  listKeys: GraphSource['listKeys'] = async (_, after, limit) =>
    [...this.rows.values()]
      .filter((row) => row.kind > after.kind || (row.kind === after.kind && row.value > after.value))
      .sort((a, b) => (a.kind === b.kind ? (a.value < b.value ? -1 : 1) : a.kind < b.kind ? -1 : 1))
      .slice(0, limit)

  readCannot: GraphSource['readCannot'] = async (roots) =>
    roots.map(({ workspaceId, root }) => ({ workspaceId, root, cannot: this.cannotOf(this.members(root)) }))

  readClusters: GraphSource['readClusters'] = async (roots, births) => {
    const wanted = new Set(roots.map((ref) => ref.root))
    for (const { birth } of births) {
      const row = this.rows.get(birth)
      if (row) wanted.add(row.root)
    }
    return [...wanted].map((root) => {
      const members = this.members(root)
      const own = new Set(members.map((row) => row.birth))
      const links = [...this.links.values()]
        .filter((link) => link.uses !== 0 && own.has(link.a))
        .map((link) => ({ ...link }))
      return {
        workspaceId: this.workspaceId,
        root,
        members: members.map((row) => ({ ...row })),
        links,
        cannot: this.cannotOf(members),
      }
    })
  }

  readPairs: GraphSource['readPairs'] = async ({ birth }) =>
    [...this.links.values()]
      .filter((link) => link.a === birth || link.b === birth)
      .map((link) => {
        const peer = link.a === birth ? link.b : link.a
        const peerKind = this.rows.get(peer)?.kind ?? 'email'
        return {
          peer,
          peerKind,
          at: link.at,
          until: link.until,
          isLive: link.uses !== 0,
          reason: link.reason,
        }
      })

  readMerges: GraphSource['readMerges'] = async (refs) =>
    refs.flatMap(({ workspaceId, id }) => {
      const merge = this.merges.get(id)
      return merge ? [{ ...merge, workspaceId }] : []
    })

  write: WriteGraph = async ([set]) => {
    if (set === undefined) return []
    this.writeCuts(set)
    const moved: { workspaceId: string; birth: string; from: string }[] = []
    for (const row of this.rows.values()) {
      const move = set.rootMoves.find((one) => one.from === row.root)
      if (!move) continue
      moved.push({ workspaceId: this.workspaceId, birth: row.birth, from: row.root })
      row.root = move.to
    }
    for (const row of set.identifiers) {
      if (this.rows.has(row.birth)) throw new Error('a birth is inserted once')
      this.rows.set(row.birth, {
        kind: row.kind,
        value: row.value,
        birth: row.birth,
        root: row.root,
        bar: row.bar,
        firstAt: row.firstAt,
        isGuarded: row.isGuarded,
      })
    }
    for (const link of set.newLinks) if (this.links.has(link.a + link.b)) throw new Error('a new pair is new')
    for (const link of [...set.newLinks, ...set.links]) this.putLink(link)
    for (const merge of set.merges) this.merges.set(merge.id, { ...merge })
    return moved
  }

  private writeCuts(set: WriteSet): void {
    for (const { birth, to } of set.birthMoves) {
      const row = this.rows.get(birth)
      if (row) row.root = to
    }
    for (const link of set.revoked) {
      const known = this.links.get(link.a + link.b)
      if (known)
        Object.assign(known, { uses: 0, revokedPos: link.revokedPos, reason: link.reason, until: link.until })
    }
    for (const { a, b, pos, at } of set.undone) {
      for (const merge of this.merges.values()) {
        if (merge.a === a && merge.b === b && merge.undonePos === null)
          Object.assign(merge, { undonePos: pos, undoneAt: at })
      }
    }
    for (const { a, b } of set.lifted) this.cannot.delete(a + b)
    for (const { a, b, until } of set.cannot) {
      if (until === null) this.cannot.set(a + b, { a, b })
      else this.cannot.delete(a + b)
      for (const birth of [a, b]) {
        const row = this.rows.get(birth)
        if (row) row.isGuarded = true
      }
    }
    for (const { birth, firstAt } of set.lowered) {
      const row = this.rows.get(birth)
      if (row) row.firstAt = firstAt
    }
    for (const { birth, bar } of set.barred) {
      const row = this.rows.get(birth)
      if (row) row.bar = bar
    }
  }

  private putLink(link: Link): void {
    const { a, b, kind, strength, uses, wasLive, pos, ord, at, until, revokedPos, reason } = link
    const fresh: Link = { a, b, kind, strength, uses, wasLive, pos, ord, at, until, revokedPos, reason }
    const known = this.links.get(a + b)
    if (known === undefined || (known.uses === 0 && wasLive)) this.links.set(a + b, fresh)
    else if (until !== null && (known.until === null || until > known.until)) known.until = until
  }

  private members(root: string): Row[] {
    return [...this.rows.values()].filter((row) => row.root === root)
  }

  private cannotOf(members: readonly StoredIdentifier[]): CannotLink[] {
    const own = new Set(members.map((row) => row.birth))
    return [...this.cannot.values()].filter((pair) => own.has(pair.a) || own.has(pair.b))
  }
}

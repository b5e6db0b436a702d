import type { IdentifierKind } from '@splot/contract/identifiers'
import type { Lang } from '@splot/contract/language'
import { homeRegion } from '@splot/contract/region'
import type { Tx } from '../../../platform/db/index.ts'
import { normaliseIdentifier } from '../../collect/index.ts'
import { explainMerge } from '../rules/because.ts'
import type { Birth, Lens } from '../schema.ts'
import {
  findIdentifier,
  type KindedMerge,
  listBirthsByIdentifier,
  listByPrefix,
  listMerges,
  listRoots,
  type RootedBirth,
} from '../store/customers.ts'
import type { IdentityDeps } from './deps.ts'
import { listLensClusters } from './lens-clusters.ts'

/** A join as a screen shows it. Times in milliseconds. */
/** How merges are shown. What an operator wrote as the reason may name persons: only for readers of personal data. */
export interface MergeView {
  lens: Lens
  lang: Lang
  seesPii: boolean
}

export interface ShownMerge {
  mergeId: string
  at: number
  winner: string
  loser: string
  kind: string
  /** Kinds of the identifiers that joined: `user_id+anonymous_id`. */
  rule: string
  because: string
  /** The event that joined them; null for an operator's merge. */
  eventPos: number | null
  canUndo: boolean
  undoneAt: number | null
  /** Position of what undid it: an operator's command, or the event that showed it was wrong. */
  undonePos: number | null
}

export type Who = { kind: IdentifierKind; value: string }

/** Whose is it: the questions other rooms ask, each in the lens of a use. */
export interface CustomerGraph {
  /** Canonical id of the customer a birth belongs to; null for a birth nobody minted. */
  findRoot(tx: Tx, workspaceId: string, birthId: string, lens: Lens): Promise<string | null>
  /** The customer an identifier leads to, its value as a sender writes it; null where nobody has it. */
  findByIdentifier(
    tx: Tx,
    workspaceId: string,
    who: Who,
    lens: Lens,
  ): Promise<{ id: string; birth: string } | null>
  /** All births of that customer, oldest first, in one read. */
  listBirthsByIdentifier(tx: Tx, workspaceId: string, who: Who, lens: Lens): Promise<RootedBirth[]>
  /** All births of the customer with this canonical id, oldest first. */
  listBirths(tx: Tx, workspaceId: string, root: string, lens: Lens): Promise<Birth[]>
  /** All births of the customers these births belong to, each with its root. */
  listClusters(tx: Tx, workspaceId: string, births: readonly string[], lens: Lens): Promise<RootedBirth[]>
  /** Births of identifiers (account, card, e-mail, phone) that begin with this text, few and in no order. */
  listByPrefix(tx: Tx, workspaceId: string, prefix: string, most: number, lens: Lens): Promise<string[]>
  /** The joins that made this customer, undone ones too, oldest first. */
  listMerges(tx: Tx, workspaceId: string, root: string, o: MergeView): Promise<ShownMerge[]>
}

export function createCustomerGraph(deps: Pick<IdentityDeps, 'regionOf' | 'listRefusing'>): CustomerGraph {
  const clusters = (tx: Tx, workspaceId: string, births: readonly string[], lens: Lens) =>
    listLensClusters(deps, tx, { workspaceId, births }, lens)
  const normalise = async (tx: Tx, workspaceId: string, who: Who): Promise<Who | null> => {
    // Only a number without a prefix means something else elsewhere.
    const region = who.kind === 'phone' ? await deps.regionOf?.(workspaceId, tx) : null
    const read = normaliseIdentifier(who.kind, who.value, region ?? homeRegion)
    return read.ok ? { kind: who.kind, value: read.value } : null
  }
  return {
    async findRoot(tx, workspaceId, birth, lens) {
      if (lens === 'service') return (await listRoots(tx, [{ workspaceId, birth }], lens)).get(birth) ?? null
      return (await clusters(tx, workspaceId, [birth], lens))[0]?.root ?? null
    },
    async findByIdentifier(tx, workspaceId, who, lens) {
      const sought = await normalise(tx, workspaceId, who)
      const found = sought === null ? null : await findIdentifier(tx, workspaceId, sought, 'service')
      if (found === null || lens === 'service') return found
      const [first] = await clusters(tx, workspaceId, [found.birth], lens)
      return { birth: found.birth, id: first?.root ?? found.birth }
    },
    async listBirthsByIdentifier(tx, workspaceId, who, lens) {
      const sought = await normalise(tx, workspaceId, who)
      if (sought === null) return []
      if (lens === 'service') return listBirthsByIdentifier(tx, workspaceId, sought, lens)
      const found = await findIdentifier(tx, workspaceId, sought, 'service')
      return found === null ? [] : clusters(tx, workspaceId, [found.birth], lens)
    },
    listBirths: (tx, workspaceId, root, lens) => clusters(tx, workspaceId, [root], lens),
    listClusters: clusters,
    listByPrefix: (tx, workspaceId, prefix, most) =>
      prefix === '' ? Promise.resolve([]) : listByPrefix(tx, workspaceId, listPrefixes(prefix), most),
    async listMerges(tx, workspaceId, root, o) {
      const births = (await clusters(tx, workspaceId, [root], o.lens)).map((birth) => birth.birthId)
      return (await listMerges(tx, workspaceId, births, 'service')).map((merge) => showMerge(merge, o))
    },
  }
}

/** A text as the kinds would hold it: phones with their country, cards in capitals. */
function listPrefixes(text: string): { kind: IdentifierKind; prefix: string }[] {
  const prefixes: { kind: IdentifierKind; prefix: string }[] = [
    { kind: 'email', prefix: text },
    { kind: 'user_id', prefix: text },
    { kind: 'card', prefix: text.replace(/[\s-]/g, '').toUpperCase() },
  ]
  const digits = text.replace(/[\s-]/g, '')
  if (/^\+?\d{3,}$/.test(digits)) {
    for (const lead of digits.startsWith('+') ? [''] : ['+', '+48'])
      prefixes.push({ kind: 'phone', prefix: lead + digits })
  }
  return prefixes
}

function showMerge(merge: KindedMerge, { lang, seesPii }: MergeView): ShownMerge {
  return {
    mergeId: merge.id,
    at: merge.at,
    winner: merge.winner,
    loser: merge.loser,
    kind: merge.rule,
    rule: merge.kinds.join('+'),
    because: explainMerge(seesPii ? merge : { ...merge, reason: null }, lang),
    eventPos: merge.rule === 'manual' ? null : merge.pos,
    canUndo: merge.undonePos === null,
    undoneAt: merge.undoneAt,
    undonePos: merge.undonePos,
  }
}

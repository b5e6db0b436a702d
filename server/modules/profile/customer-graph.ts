import type { IdentifierKind } from '@splot/contract/identifiers'
import type { Lang } from '@splot/contract/language'
import type { Tx } from '../../platform/db/index.ts'

export type Lens = 'service'

/** One birth of a customer: an identifier value and where it was first met. */
export interface GraphBirth {
  birthId: string
  kind: IdentifierKind
  value: string
  /** Milliseconds. */
  firstAt: number
  source: string
}

/** A birth with the customer it belongs to. */
export interface RootedBirth extends GraphBirth {
  root: string
}

/** A join as a screen shows it. Times in milliseconds. */
export interface GraphMerge {
  mergeId: string
  at: number
  winner: string
  loser: string
  kind: string
  rule: string
  because: string
  eventPos: number | null
  canUndo: boolean
  undoneAt: number | null
  /** Log position of what undid it. */
  undonePos: number | null
}

/** What the profile asks of identity: whose births are whose, in the lens of a use. */
export interface CustomerGraph {
  /** All births of the customer an identifier leads to, its value as a sender writes it; none where nobody has it. */
  listBirthsByIdentifier(
    tx: Tx,
    workspaceId: string,
    who: { kind: IdentifierKind; value: string },
    lens: Lens,
  ): Promise<RootedBirth[]>
  /** All births of the customers these births belong to, each with its root; births nobody minted are left out. */
  listClusters(tx: Tx, workspaceId: string, births: readonly string[], lens: Lens): Promise<RootedBirth[]>
  /** Births of identifiers that begin with this text (e-mail, phone, card, account), few and in no order. */
  listByPrefix(tx: Tx, workspaceId: string, prefix: string, most: number, lens: Lens): Promise<string[]>
  listMerges(
    tx: Tx,
    workspaceId: string,
    root: string,
    o: { lens: Lens; lang: Lang; seesPii: boolean },
  ): Promise<GraphMerge[]>
}

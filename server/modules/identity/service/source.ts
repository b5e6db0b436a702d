import type { IdentifierKind } from '@splot/contract/identifiers'
import type { Pair } from '../rules/sharing.ts'
import type { Tally } from '../rules/tally.ts'
import type { Bar, CannotLink, Link, Merge, StoredIdentifier } from '../schema.ts'

export interface Key {
  workspaceId: string
  kind: IdentifierKind
  value: string
  /** Its customer's tally will be needed too. */
  wantsTally: boolean
}

export interface RootRef {
  workspaceId: string
  root: string
}

export interface BirthRef {
  workspaceId: string
  birth: string
}

export interface StoredTally extends RootRef {
  tally: Tally
  /** Some of its births have rows in cannot_link. */
  isGuarded: boolean
}

/** A whole stored cluster: all births, live links, and whom it was parted from. */
export interface StoredCluster extends RootRef {
  members: StoredIdentifier[]
  links: Link[]
  cannot: CannotLink[]
}

/** What the resolver reads: the state before the batch. In the pipeline a store inside the batch's transaction. */
export interface GraphSource {
  /** `identifiers[i]` answers `keys[i]`. */
  readKeys(
    keys: readonly Key[],
    roots: readonly RootRef[],
  ): Promise<{ identifiers: (StoredIdentifier | null)[]; tallies: StoredTally[] }>
  /** Identifiers that follow this one in the order of kind and value. */
  listKeys(
    workspaceId: string,
    after: { kind: string; value: string },
    limit: number,
  ): Promise<{ kind: IdentifierKind; value: string }[]>
  readCannot(roots: readonly RootRef[]): Promise<(RootRef & { cannot: CannotLink[] })[]>
  /** The clusters with these roots, and those these births belong to; each once. */
  readClusters(roots: readonly RootRef[], births: readonly BirthRef[]): Promise<StoredCluster[]>
  /** Every link that touches the birth, live or not. */
  readPairs(ref: BirthRef): Promise<Pair[]>
  /** Those of these merges that exist. */
  readMerges(
    refs: readonly { workspaceId: string; id: string }[],
  ): Promise<(Merge & { workspaceId: string })[]>
}

/** What a rule needs to know before it can go on. */
export type Need =
  | { what: 'tally'; roots: readonly string[] }
  | { what: 'cannot'; roots: readonly string[] }
  | { what: 'cluster'; roots: readonly string[]; births: readonly string[] }
  | { what: 'pairs'; birth: string }

/** What a batch leaves to be written in one workspace. */
export interface WriteSet {
  workspaceId: string
  identifiers: readonly {
    kind: IdentifierKind
    value: string
    birth: string
    root: string
    firstAt: number
    firstPos: number
    source: string
    isGuarded: boolean
    bar: Bar | null
    barPos: number | null
  }[]
  /** All rows with the one root get the other. */
  rootMoves: readonly { from: string; to: string }[]
  /** These births get the root. */
  birthMoves: readonly { birth: string; to: string }[]
  /** Pairs no row of which can be there yet. */
  newLinks: readonly Link[]
  links: readonly Link[]
  revoked: readonly Link[]
  merges: readonly Merge[]
  undone: readonly { a: string; b: string; pos: number; at: number }[]
  cannot: readonly (CannotLink & { by: string; at: number; pos: number; until: number | null })[]
  lifted: readonly (CannotLink & { pos: number })[]
  barred: readonly { birth: string; bar: Bar; pos: number }[]
  lowered: readonly { birth: string; firstAt: number }[]
}

/** Writes a batch's changes; tells which births of the moved roots there were. */
export type WriteGraph = (
  sets: readonly WriteSet[],
) => Promise<{ workspaceId: string; birth: string; from: string }[]>

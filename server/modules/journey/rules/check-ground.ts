import type { JourneyChannel } from '@splot/contract/journey/effect'
import type { Entry, JourneyGraph } from '@splot/contract/journey/graph'
import type { Bilingual } from '@splot/contract/language'
import type { Names, NodeOutput } from '@splot/contract/plugin/node'
import type { FindingCode, FindingValues } from './check-words.ts'
import type { NodeShelf, ReadyNode } from './compile.ts'

/** What the check knows of a content item that is published. */
export interface ContentFacts {
  readonly name: string
  readonly channels: readonly string[]
  readonly languages: readonly string[]
  /** Milliseconds. */
  readonly publishedAt: number
}

/** A limit of contacts, its window in days. */
export interface CapFacts {
  readonly max: number
  readonly days: number
  readonly purpose: string | null
  readonly channels: readonly string[] | null
}

/** Everything the check looks at besides the graph, loaded. Times in milliseconds. */
export interface CheckGround {
  readonly now: number
  readonly shelf: NodeShelf
  /** Things there are, by id: what is not here is not there. */
  readonly names: Names
  readonly content: ReadonlyMap<string, ContentFacts>
  /** Languages people of the workspace read. */
  readonly languages: readonly string[]
  readonly purposes: ReadonlyMap<
    string,
    { readonly name: Bilingual; readonly channels: readonly string[]; readonly asksConsent: boolean }
  >
  readonly openChannels: ReadonlySet<string>
  /** Addresses that may not be called, or that nobody knows. */
  readonly closed: ReadonlyMap<string, 'forbidden' | 'unknown'>
  /** How many ever agreed, by `purpose channel`; a pair that was not counted is left out. */
  readonly willing: ReadonlyMap<string, number>
  readonly caps: readonly CapFacts[]
  /** Members by segment; null: not counted yet. */
  readonly segments: ReadonlyMap<string, number | null>
  readonly experiments: ReadonlyMap<string, { readonly isRunning: boolean; readonly arms: readonly string[] }>
  readonly people: number
  /** Live journeys that may have the same entry, with the channels they write on. */
  readonly others: readonly {
    readonly name: string
    readonly entry: Entry
    readonly channels: readonly JourneyChannel[]
  }[]
  /** Null for one that was never stored. */
  readonly journeyId: string | null
  /** Of a live one. */
  readonly life: {
    readonly changedAt: number
    readonly launchedAt: number
    readonly enteredAt: number | null
  } | null
}

/** One thing found: where, and what cures it. */
export interface JourneyFinding {
  readonly code: FindingCode
  /** `blocks`: it does not start like this. */
  readonly severity: 'blocks' | 'warns'
  /** The node; null: the journey as a whole. */
  readonly node: string | null
  /** The place in the graph or in the node's options: `entry`, `options.content`. */
  readonly field: string | null
  readonly values: FindingValues
}

export interface Asked {
  readonly graph: JourneyGraph
  readonly nodes: ReadonlyMap<string, ReadyNode>
  readonly ground: CheckGround
}

type Place = Partial<Pick<JourneyFinding, 'node' | 'field' | 'values'>>

export const blocks = (code: FindingCode, place: Place = {}): JourneyFinding => ({
  ...{ code, severity: 'blocks', node: null, field: null, values: {} },
  ...place,
})
export const warns = (code: FindingCode, place: Place = {}): JourneyFinding => ({
  ...blocks(code, place),
  severity: 'warns',
})

/** The ways out of a node, also where it is not set up yet: often they do not depend on it. */
export function listOutputs(
  shelf: NodeShelf,
  type: string,
  options: Readonly<Record<string, unknown>>,
): readonly NodeOutput[] {
  const plugin = shelf.get(type)
  if (plugin === undefined) return []
  const read = plugin.read(options)
  try {
    return plugin.outputs(read.isOk ? read.options : options)
  } catch {
    return []
  }
}

export const isMarketing = (ground: CheckGround, purpose: string): boolean =>
  ground.purposes.get(purpose)?.asksConsent ?? true

export const pairOf = (purpose: string, channel: JourneyChannel): string => `${purpose} ${channel}`

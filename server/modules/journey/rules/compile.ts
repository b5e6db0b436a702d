import { type Exit, type JourneyGraph, journeyGraph } from '@splot/contract/journey/graph'
import type { EventMatch } from '@splot/contract/journey/match'
import type { JourneyNode, NodeOptions } from '@splot/contract/plugin/node'
import type { Condition } from '@splot/contract/segment/condition'
import { purchaseEvents } from '@splot/contract/segment/sugar'

/** A node ready to be asked. */
export interface ReadyNode {
  readonly id: string
  readonly plugin: JourneyNode
  readonly options: NodeOptions
  readonly next: Readonly<Record<string, string | null>>
}

/** Why a run ends at once, wherever she stands. */
export interface ReadyExit {
  readonly reason: string
  readonly events: readonly EventMatch[]
  readonly flip: { readonly segmentId: string; readonly change: 'entered' | 'left' } | null
  readonly condition: Condition | null
}

/** A version as the runner walks it. */
export interface Ready {
  readonly journeyId: string
  readonly n: number
  readonly graph: JourneyGraph
  readonly nodes: ReadonlyMap<string, ReadyNode>
  readonly exits: readonly ReadyExit[]
  /** All its messages serve her; anything else is marketing, from which whoever is left alone is kept. */
  readonly isService: boolean
}

/** Ids of plugins by which nodes are found. */
export type NodeShelf = ReadonlyMap<string, JourneyNode>

const named = (event: string, where?: EventMatch['where']): EventMatch => ({ event, where })

/** What the exits every journey may have listen to. */
const standardEvents: Readonly<
  Record<'bought' | 'withdrew' | 'complained' | 'detractor', readonly EventMatch[]>
> = {
  bought: purchaseEvents.map((one) => named(one)),
  withdrew: [
    named('Consent Withdrawn'),
    named('Unsubscribed'),
    named('SMS Unsubscribed'),
    named('Objection Raised'),
  ],
  complained: [named('Email Marked as Spam'), named('Case Opened')],
  detractor: [
    named('Survey Answered', [
      { property: 'kind', op: 'is', value: 'nps' },
      { property: 'score', op: 'lte', value: 6 },
    ]),
  ],
}

function readyExit(exit: Exit): ReadyExit {
  const none = { events: [], flip: null, condition: null }
  switch (exit.kind) {
    case 'event':
      return { ...none, reason: exit.reason, events: [exit.match] }
    case 'segment':
      return { ...none, reason: exit.reason, flip: { segmentId: exit.segmentId, change: exit.change } }
    case 'condition':
      return { ...none, reason: exit.reason, condition: exit.condition }
    default:
      return { ...none, reason: exit.kind, events: standardEvents[exit.kind] }
  }
}

/** The version made ready. A node that no plugin knows, or whose options do not fit, is left out: whoever comes to it is held. */
export function makeReady(
  version: { journeyId: string; n: number; graph: JourneyGraph },
  shelf: NodeShelf,
): Ready {
  const nodes = new Map<string, ReadyNode>()
  for (const { id, type, options, next } of version.graph.nodes) {
    const plugin = shelf.get(type)
    const read = plugin?.read(options)
    if (plugin !== undefined && read?.isOk === true)
      nodes.set(id, { id, plugin, options: read.options, next })
  }
  return { ...version, nodes, exits: version.graph.exits.map(readyExit), isService: isService(nodes) }
}

function isService(nodes: Ready['nodes']): boolean {
  const messages = [...nodes.values()].flatMap(({ plugin, options }) => plugin.uses(options).messages ?? [])
  return messages.length > 0 && messages.every(({ lane }) => lane === 'transactional')
}

/** A stored graph: it was checked when it was stored. */
export const readGraph = (text: string): JourneyGraph => journeyGraph.parse(JSON.parse(text))

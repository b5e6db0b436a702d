import type { GraphNode, JourneyGraph } from '@splot/contract/journey/graph'
import type { JourneyChannel } from '@splot/contract/journey/names'
import type { Channel, Language } from '../../app/api.ts'
import type { Check, NodeKind, Report } from './journey-queries.ts'
import type { NodeLook } from './layout.ts'

export type StepChannel = JourneyChannel

/** The thread a channel of journeys is drawn on. */
export const threadOfStep = {
  email: 'email',
  sms: 'sms',
  push: 'push',
  onsite: 'web',
  messenger: 'chat',
  post: 'post',
  phone_human: 'call',
} as const satisfies Record<JourneyChannel, Channel>

const isStepChannel = (value: unknown): value is JourneyChannel =>
  typeof value === 'string' && Object.hasOwn(threadOfStep, value)

/** A step with everything the drawing, the list and the panel say of it. */
export interface StepView {
  readonly node: GraphNode
  readonly kind: NodeKind | null
  readonly look: NodeLook
  readonly channel: JourneyChannel | null
  readonly title: string
  /** What it does; empty where that is its title. */
  readonly note: string
  readonly outputs: readonly { id: string; label: string }[]
  readonly finding: 'blocks' | 'warns' | null
  /** Null where it was never launched. */
  readonly here: number | null
}

export interface Seen {
  readonly graph: JourneyGraph
  readonly kinds: readonly NodeKind[]
  readonly check: Check | undefined
  readonly report: Report | null
  readonly language: Language
}

const lookOfCategory = (category: NodeKind['category'] | undefined): NodeLook =>
  category === 'wait' ? 'pill' : category === 'end' ? 'end' : 'card'

export function viewStep(node: GraphNode, { kinds, check, report, language }: Seen): StepView {
  const kind = kinds.find((one) => one.id === node.type) ?? null
  const seen = check?.nodes.find((one) => one.id === node.id)
  const says = seen?.says ?? ''
  const label = kind?.label[language] ?? node.type
  const findings = check?.findings.filter((one) => one.node === node.id) ?? []
  const plain = kind?.outputs.map((one) => ({ id: one.id, label: one.label[language] })) ?? []
  const [first] = findings.toSorted((a, b) => a.severity.localeCompare(b.severity))
  const channel = kind?.category === 'message' ? (node.options.channel ?? 'email') : null
  return {
    ...{ node, kind, look: lookOfCategory(kind?.category) },
    channel: isStepChannel(channel) ? channel : null,
    title: node.name || says || label,
    note: node.name === '' ? '' : says,
    outputs: seen !== undefined && seen.outputs.length > 0 ? seen.outputs : joinDrawn(plain, node),
    finding: first?.severity ?? null,
    here: report === null ? null : (report.nodes.find((one) => one.node === node.id)?.here ?? 0),
  }
}

/** Ways that are drawn already stay in sight until the server has said what they are called. */
const joinDrawn = (plain: StepView['outputs'], { next }: GraphNode): StepView['outputs'] => [
  ...plain,
  ...Object.keys(next)
    .filter((way) => !plain.some((one) => one.id === way))
    .map((way) => ({ id: way, label: way })),
]

/** People who went a way; null where it was never launched. */
export const countWay = (report: Report | null, node: string, way: string): number | null =>
  report === null
    ? null
    : (report.nodes.find((one) => one.node === node)?.ways.find((one) => one.way === way)?.people ?? 0)

import type { Edge, Node } from '@xyflow/react'
import { channelColor } from '../../../kit/threads.ts'
import type { Hook } from '../graph-edit.ts'
import { entryId, goalGap, goalId, nodeWidth, type Place } from '../layout.ts'
import { countWay, type Seen, type StepView, threadOfStep } from '../step-view.ts'
import type { CanvasProps } from './canvas.tsx'
import type { StepData } from './step-node.tsx'
import { mostThreads, type ThreadData } from './thread-edge.tsx'

export function drawNodes(
  { seen, selected, isEditable, entry, onInsert }: CanvasProps,
  views: readonly StepView[],
  places: ReadonlyMap<string, Place>,
): Node[] {
  const at = (id: string): Place => places.get(id) ?? { x: 0, y: 0 }
  const draw = (id: string, data: StepData): Node => ({
    ...{ id, type: 'step', data, position: at(id), selected: id === selected },
    draggable: isEditable && id !== entryId,
    ariaLabel: [data.kind, data.title, data.note].filter(Boolean).join('. '),
  })
  const right = Math.max(...[...places.values()].map((one) => one.x)) + nodeWidth + goalGap
  const goal: Node = {
    ...{ id: goalId, type: 'goal', position: { x: right, y: at(entryId).y }, draggable: false },
    data: { goal: seen.graph.goal, report: seen.report, plan: seen.graph.plan },
  }
  return [
    draw(entryId, drawEntry(entry, seen, isEditable ? onInsert : null)),
    ...(seen.graph.goal === null ? [] : [goal]),
    ...views.map((one) => draw(one.node.id, toData(one, seen, isEditable ? onInsert : null))),
    ...seen.graph.comments.map(
      ({ id, text, at: place }): Node => ({
        ...{ id, type: 'comment', data: { text }, position: places.get(id) ?? place },
        ...{ selected: id === selected, draggable: isEditable },
      }),
    ),
  ]
}

type Insert = CanvasProps['onInsert'] | null

function drawEntry(entry: CanvasProps['entry'], { graph }: Seen, onInsert: Insert): StepData {
  const begin = { node: null, output: 'start' }
  return {
    ...{ look: 'card', icon: 'flag', channel: null, kind: '', here: null, isEntry: true, ...entry },
    ...{ canConnect: onInsert !== null, outputs: [{ id: 'start', label: '' }] },
    onAdd: new Map(onInsert !== null && graph.start === null ? [['start', () => onInsert(begin)]] : []),
  }
}

function toData(view: StepView, { language }: Seen, onInsert: Insert): StepData {
  const { node, outputs } = view
  const open = outputs.filter(({ id }) => (node.next[id] ?? null) === null)
  return {
    ...{
      look: view.look,
      icon: view.kind?.icon ?? '',
      channel: view.channel,
      title: view.title,
      note: view.note,
    },
    ...{ here: view.here, finding: view.finding, outputs, isEntry: false, canConnect: onInsert !== null },
    kind: view.kind?.label[language] ?? node.type,
    onAdd: new Map(
      onInsert === null ? [] : open.map(({ id }) => [id, () => onInsert({ node: node.id, output: id })]),
    ),
  }
}

/** One thread is so many people: the widest bundle has as many as there is room for. */
function countThreads(people: number | null, most: number): number {
  if (people === null || people === 0 || most === 0) return 1
  return Math.max(1, Math.round((people / most) * mostThreads))
}

export function drawEdges(
  { seen, entry, isEditable, onInsert }: CanvasProps,
  views: readonly StepView[],
): Edge[] {
  const { report, graph } = seen
  const known = new Set(graph.nodes.map((one) => one.id))
  const most = report?.entered ?? 0
  const titles = new Map([[entryId, entry.title], ...views.map((one) => [one.node.id, one.title] as const)])
  const make = (hook: Hook, target: string, o: Pick<ThreadData, 'label' | 'people' | 'color'>): Edge => ({
    ...{ id: `${hook.node ?? entryId} ${hook.output}`, type: 'thread', focusable: false, target },
    ...{ source: hook.node ?? entryId, sourceHandle: hook.output },
    ariaLabel: [titles.get(hook.node ?? entryId), o.label, titles.get(target)].filter(Boolean).join(' → '),
    data: {
      ...o,
      threads: countThreads(o.people, most),
      onInsert: isEditable ? () => onInsert(hook) : null,
    } satisfies ThreadData,
  })
  const begin = { node: null, output: 'start' }
  const first =
    graph.start !== null && known.has(graph.start)
      ? [make(begin, graph.start, { label: '', people: report?.entered ?? null, color: null })]
      : []
  const ways = views.flatMap(({ node, outputs, channel }) =>
    Object.entries(node.next).flatMap(([way, target]) => {
      if (target === null || !known.has(target)) return []
      const label = outputs.length > 1 ? (outputs.find((one) => one.id === way)?.label ?? way) : ''
      const color = channel !== null && way === 'sent' ? channelColor(threadOfStep[channel]) : null
      return [
        make({ node: node.id, output: way }, target, {
          label,
          people: countWay(report, node.id, way),
          color,
        }),
      ]
    }),
  )
  return [...first, ...ways]
}

import '@xyflow/react/dist/base.css'
import type { JourneyGraph } from '@splot/contract/journey/graph'
import {
  Background,
  BackgroundVariant,
  type Connection,
  type Edge,
  type Node,
  type NodeChange,
  ReactFlow,
  useReactFlow,
} from '@xyflow/react'
import { type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { channelColor } from '../../../kit/threads.ts'
import { connect, findNeighbour, type Hook, patchNode, removeNodes } from '../graph-edit.ts'
import { entryId, goalId, nodeHeight, nodeWidth, type Place, placeNodes } from '../layout.ts'
import { countWay, type Seen, type StepView, threadOfStep, viewStep } from '../step-view.ts'
import { CommentNode } from './comment-node.tsx'
import { GoalNode } from './goal-node.tsx'
import { type StepData, StepNode } from './step-node.tsx'
import { mostThreads, type ThreadData, ThreadEdge } from './thread-edge.tsx'
import { Zoom } from './zoom.tsx'

const nodeTypes = { step: StepNode, comment: CommentNode, goal: GoalNode }

/** The goal stands beside the ways: every step may lead to it. */
const goalGap = 120
const edgeTypes = { thread: ThreadEdge }

export interface CanvasProps {
  seen: Seen
  selected: string | null
  isEditable: boolean
  entry: { title: string; note: string; finding: StepView['finding'] }
  onSelect: (id: string | null) => void
  onChange: (make: (graph: JourneyGraph) => JourneyGraph, tag?: string) => void
  onInsert: (hook: Hook) => void
  /** A kind of step was dropped from the palette. */
  onDrop: (kind: string, at: Place) => void
}

/** The journey as a drawing: steps as cards, the ways between them as bundles of threads. */
export function Canvas(props: CanvasProps) {
  const { seen, selected, isEditable, onSelect, onChange } = props
  const { t } = useWords()
  const flow = useReactFlow()
  const box = useRef<HTMLDivElement>(null)
  const [held, setHeld] = useState<ReadonlyMap<string, Place>>(new Map())
  const views = useMemo(() => seen.graph.nodes.map((one) => viewStep(one, seen)), [seen])
  const places = useMemo(
    () => placeNodes(seen.graph, (id) => views.find((one) => one.node.id === id)?.look ?? 'card'),
    [seen.graph, views],
  )
  const nodes = drawNodes(props, views, new Map([...places, ...held]))
  const edges = drawEdges(props, views)
  useFocusOf(box, selected)
  const drop = (changes: NodeChange[]): void => {
    for (const change of changes) {
      if (change.type !== 'position' || change.position === undefined || !isEditable) continue
      const { id, position, dragging } = change
      setHeld((before) => (dragging ? new Map([...before, [id, position]]) : new Map()))
      if (dragging === false) onChange((graph) => moveTo(graph, id, position), `at ${id}`)
    }
  }
  const link = ({ source, sourceHandle, target }: Connection): void => {
    const hook =
      source === entryId ? { node: null, output: 'start' } : { node: source, output: sourceHandle ?? '' }
    onChange((graph) => connect(graph, hook, target))
  }
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: the steps inside are the ones that take the focus
    <div
      ref={box}
      className="relative size-full"
      onKeyDown={(event) => steer(event, props)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => {
        const kind = event.dataTransfer.getData('text/splot-step')
        if (kind === '') return
        event.preventDefault()
        const at = flow.screenToFlowPosition({
          x: event.clientX - nodeWidth / 2,
          y: event.clientY - nodeHeight.card / 2,
        })
        props.onDrop(kind, { x: Math.round(at.x), y: Math.round(at.y) })
      }}
    >
      <ReactFlow
        {...{ nodes, edges, nodeTypes, edgeTypes }}
        aria-label={t('journeys.canvas')}
        fitView
        fitViewOptions={{ maxZoom: 1, padding: 0.12 }}
        minZoom={0.2}
        maxZoom={1.6}
        nodesConnectable={isEditable}
        nodesDraggable={isEditable}
        disableKeyboardA11y
        deleteKeyCode={null}
        proOptions={{ hideAttribution: true }}
        onNodesChange={drop}
        onConnect={link}
        onNodeClick={(_, node) => onSelect(node.id === goalId ? entryId : node.id)}
        onPaneClick={() => onSelect(null)}
      >
        <Zoom />
        <Background variant={BackgroundVariant.Dots} gap={32} size={1} color="var(--line)" />
      </ReactFlow>
    </div>
  )
}

function moveTo(graph: JourneyGraph, id: string, at: Place): JourneyGraph {
  const place = { x: Math.round(at.x), y: Math.round(at.y) }
  if (graph.comments.some((one) => one.id === id))
    return { ...graph, comments: graph.comments.map((one) => (one.id === id ? { ...one, at: place } : one)) }
  return patchNode(graph, id, (one) => ({ ...one, at: place }))
}

/** Arrows lead along the ways, Enter opens, Delete takes out, Escape closes. */
function steer(event: KeyboardEvent, { seen, selected, isEditable, onSelect, onChange }: CanvasProps): void {
  if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|BUTTON)$/.test(event.target.tagName)) return
  const here = (event.target as HTMLElement).closest('.react-flow__node')?.getAttribute('data-id') ?? selected
  if (event.key === 'Escape') onSelect(null)
  if (here === null) return
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault()
    onSelect(here)
  } else if (isEditable && (event.key === 'Delete' || event.key === 'Backspace')) {
    const up = findNeighbour(seen.graph, here, 'ArrowUp')
    onChange((graph) => removeNodes(graph, new Set([here])))
    onSelect(up)
  } else if (/^Arrow/.test(event.key)) {
    const key = event.key as Parameters<typeof findNeighbour>[2]
    const next =
      here === entryId && key === 'ArrowDown' ? seen.graph.start : findNeighbour(seen.graph, here, key)
    const goal = next ?? (key === 'ArrowUp' && here === seen.graph.start ? entryId : null)
    event.preventDefault()
    if (goal !== null) onSelect(goal)
  }
}

/** The step that is open has the focus, so that the keys go on from it; typing in the panel keeps its own. */
function useFocusOf(box: { readonly current: HTMLElement | null }, selected: string | null): void {
  useEffect(() => {
    const isInside =
      box.current?.contains(document.activeElement) === true || document.activeElement === document.body
    if (selected === null || !isInside) return
    box.current?.querySelector<HTMLElement>(`[data-id="${CSS.escape(selected)}"]`)?.focus()
  }, [selected, box])
}

function drawNodes(
  { seen, selected, isEditable, entry, onInsert }: CanvasProps,
  views: readonly StepView[],
  places: ReadonlyMap<string, Place>,
): Node[] {
  const at = (id: string): Place => places.get(id) ?? { x: 0, y: 0 }
  const begin: StepData = {
    onAdd: new Map(
      isEditable && seen.graph.start === null
        ? [['start', () => onInsert({ node: null, output: 'start' })]]
        : [],
    ),
    ...{
      look: 'card',
      icon: 'flag',
      channel: null,
      kind: '',
      here: null,
      isEntry: true,
      canConnect: isEditable,
    },
    ...{
      title: entry.title,
      note: entry.note,
      finding: entry.finding,
      outputs: [{ id: 'start', label: '' }],
    },
  }
  const draw = (id: string, data: StepData): Node => ({
    ...{
      id,
      type: 'step',
      data,
      position: at(id),
      selected: id === selected,
      draggable: isEditable && id !== entryId,
    },
    ariaLabel: [data.kind, data.title, data.note].filter(Boolean).join('. '),
  })
  const right = Math.max(...[...places.values()].map((one) => one.x)) + nodeWidth + goalGap
  const goal: Node = {
    ...{
      id: goalId,
      type: 'goal',
      data: { goal: seen.graph.goal, report: seen.report, plan: seen.graph.plan },
    },
    ...{ position: { x: right, y: at(entryId).y }, draggable: false, selected: selected === goalId },
  }
  return [
    draw(entryId, begin),
    ...(seen.graph.goal === null ? [] : [goal]),
    ...views.map((one) => draw(one.node.id, toData(one, seen, isEditable ? onInsert : null))),
    ...seen.graph.comments.map(
      ({ id, text, at: place }): Node => ({
        ...{
          id,
          type: 'comment',
          data: { text },
          position: places.get(id) ?? place,
          selected: id === selected,
        },
        draggable: isEditable,
      }),
    ),
  ]
}

function toData(view: StepView, { language }: Seen, onInsert: ((hook: Hook) => void) | null): StepData {
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

function drawEdges({ seen, isEditable, onInsert }: CanvasProps, views: readonly StepView[]): Edge[] {
  const { report, graph } = seen
  const known = new Set(graph.nodes.map((one) => one.id))
  const most = report?.entered ?? 0
  const make = (hook: Hook, target: string, o: Pick<ThreadData, 'label' | 'people' | 'color'>): Edge => ({
    ...{ id: `${hook.node ?? entryId} ${hook.output}`, type: 'thread', focusable: false, target },
    ...{ source: hook.node ?? entryId, sourceHandle: hook.output },
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

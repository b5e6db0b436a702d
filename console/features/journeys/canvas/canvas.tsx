import '@xyflow/react/dist/base.css'
import type { JourneyGraph } from '@splot/contract/journey/graph'
import {
  Background,
  BackgroundVariant,
  type Connection,
  getViewportForBounds,
  type Node,
  type NodeChange,
  ReactFlow,
  ReactFlowProvider,
  useReactFlow,
  useStore,
  useStoreApi,
} from '@xyflow/react'
import { type DragEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react'
import { useWords } from '../../../i18n/t.ts'
import { connect, findNeighbour, type Hook, patchNode, removeNodes } from '../graph-edit.ts'
import { entryId, goalId, nodeHeight, nodeWidth, type Place, placeNodes } from '../layout.ts'
import { type Seen, type StepView, viewStep } from '../step-view.ts'
import { CommentNode } from './comment-node.tsx'
import { drawEdges, drawNodes } from './draw.ts'
import { GoalNode } from './goal-node.tsx'
import { bringIn } from './sight.ts'
import { StepNode } from './step-node.tsx'
import { ThreadEdge } from './thread-edge.tsx'
import { wholeView, Zoom } from './zoom.tsx'

const nodeTypes = { step: StepNode, comment: CommentNode, goal: GoalNode }
const edgeTypes = { thread: ThreadEdge }

export interface CanvasProps {
  seen: Seen
  selected: string | null
  isEditable: boolean
  entry: { title: string; note: string; finding: StepView['finding'] }
  onSelect: (id: string | null) => void
  /** The keyboard goes on into what is open. */
  onEnter: () => void
  onChange: (make: (graph: JourneyGraph) => JourneyGraph, tag?: string) => void
  onInsert: (hook: Hook) => void
  /** A kind of step was dropped from the palette. */
  onDrop: (kind: string, at: Place) => void
}

/** The journey as a drawing: steps as cards, the ways between them as bundles of threads. */
export function Canvas(props: CanvasProps) {
  return (
    <ReactFlowProvider>
      <Sheet {...props} />
    </ReactFlowProvider>
  )
}

function Sheet(props: CanvasProps) {
  const { seen, selected, isEditable, onSelect, onChange } = props
  const { t } = useWords()
  const flow = useReactFlow()
  const box = useRef<HTMLDivElement>(null)
  const { held, drag } = useDragging(props)
  const { sizes, measure } = useSizes()
  const views = useMemo(() => seen.graph.nodes.map((one) => viewStep(one, seen)), [seen])
  const places = useMemo(
    () => placeNodes(seen.graph, (id) => views.find((one) => one.node.id === id)?.look ?? 'card'),
    [seen.graph, views],
  )
  const nodes = drawNodes(props, views, new Map([...places, ...held])).map((one) => {
    const measured = sizes.get(one.id)
    return measured === undefined ? one : { ...one, measured }
  })
  const edges = drawEdges(props, views)
  useFocusOf(box, selected)
  useSightOf(selected, places)
  useWholeView(selected)
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
      onKeyDown={(event) => steer(event, props, places)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => take(event, flow, props)}
    >
      <ReactFlow
        {...{ nodes, edges, nodeTypes, edgeTypes }}
        aria-label={t('journeys.canvas')}
        fitView
        fitViewOptions={wholeView}
        minZoom={minZoom}
        maxZoom={1.6}
        nodesConnectable={isEditable}
        nodesDraggable={isEditable}
        disableKeyboardA11y
        deleteKeyCode={null}
        proOptions={{ hideAttribution: true }}
        onNodesChange={(changes) => {
          measure(changes)
          drag(changes)
        }}
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

/**
 * A drawing that is in sight as a whole stays so where its room changes: a bar comes above it with the launch, a panel beside it.
 * Whoever moved it, or has a step open, finds it where it was.
 */
function useWholeView(selected: string | null): void {
  const flow = useReactFlow()
  const sheet = useStoreApi()
  const width = useStore((store) => store.width)
  const height = useStore((store) => store.height)
  const before = useRef({ width: 0, height: 0 })
  useEffect(() => {
    const was = before.current
    before.current = { width, height }
    if (was.width === 0 || selected !== null) return
    const bounds = flow.getNodesBounds(flow.getNodes())
    const whole = getViewportForBounds(
      ...([bounds, was.width, was.height, minZoom, wholeView.maxZoom, wholeView.padding] as const),
    )
    const [x, y, zoom] = sheet.getState().transform
    const isWhole =
      Math.abs(whole.x - x) < 2 && Math.abs(whole.y - y) < 2 && Math.abs(whole.zoom - zoom) < 0.01
    if (isWhole) void flow.fitView(wholeView)
  }, [width, height, selected, flow, sheet])
}

const minZoom = 0.2

/** A kind of step is let go over the drawing. */
function take(event: DragEvent, flow: ReturnType<typeof useReactFlow>, { onDrop }: CanvasProps): void {
  const kind = event.dataTransfer.getData('text/splot-step')
  if (kind === '') return
  event.preventDefault()
  const at = flow.screenToFlowPosition({
    x: event.clientX - nodeWidth / 2,
    y: event.clientY - nodeHeight.card / 2,
  })
  onDrop(kind, { x: Math.round(at.x), y: Math.round(at.y) })
}

type Size = NonNullable<Node['measured']>

/** How large each step is: told with every drawing, or it would be out of sight until it is measured anew. */
function useSizes() {
  const [sizes, setSizes] = useState<ReadonlyMap<string, Size>>(new Map())
  const measure = (changes: NodeChange[]): void => {
    const found = changes.flatMap((one): [string, Size][] =>
      one.type === 'dimensions' && one.dimensions !== undefined ? [[one.id, one.dimensions]] : [],
    )
    if (found.length > 0) setSizes((before) => new Map([...before, ...found]))
  }
  return { sizes, measure }
}

/** Where steps are held while a hand drags them; put down, they stay there. */
function useDragging({ isEditable, onChange }: CanvasProps) {
  const [held, setHeld] = useState<ReadonlyMap<string, Place>>(new Map())
  const drag = (changes: NodeChange[]): void => {
    for (const change of changes) {
      if (change.type !== 'position' || change.position === undefined || !isEditable) continue
      const { id, position, dragging } = change
      setHeld((before) => (dragging ? new Map([...before, [id, position]]) : new Map()))
      if (dragging === false) onChange((graph) => moveTo(graph, id, position), `at ${id}`)
    }
  }
  return { held, drag }
}

function moveTo(graph: JourneyGraph, id: string, at: Place): JourneyGraph {
  const place = { x: Math.round(at.x), y: Math.round(at.y) }
  if (graph.comments.some((one) => one.id === id))
    return { ...graph, comments: graph.comments.map((one) => (one.id === id ? { ...one, at: place } : one)) }
  return patchNode(graph, id, (one) => ({ ...one, at: place }))
}

type ArrowKey = Parameters<typeof findNeighbour>[2]

/** A step of the ground: two of its dots are four of them apart. */
const stride = 24
const strides: Readonly<Record<ArrowKey, Place>> = {
  ArrowUp: { x: 0, y: -stride },
  ArrowDown: { x: 0, y: stride },
  ArrowLeft: { x: -stride, y: 0 },
  ArrowRight: { x: stride, y: 0 },
}
const isArrow = (key: string): key is ArrowKey => Object.hasOwn(strides, key)

/**
 * Arrows lead along the ways, with Alt they move the step; Enter opens it, once more it goes into what is open; Delete takes out,
 * Escape closes.
 */
function steer(event: KeyboardEvent, props: CanvasProps, places: ReadonlyMap<string, Place>): void {
  const { seen, selected, isEditable, onSelect, onChange } = props
  if (event.target instanceof HTMLElement && /^(INPUT|TEXTAREA|BUTTON)$/.test(event.target.tagName)) return
  const here = (event.target as HTMLElement).closest('.react-flow__node')?.getAttribute('data-id') ?? selected
  if (event.key === 'Escape') onSelect(null)
  if (here === null) return
  if (event.key === 'Enter' || event.key === ' ') {
    event.preventDefault()
    if (here === selected && event.key === 'Enter') props.onEnter()
    else onSelect(here)
  } else if (isEditable && (event.key === 'Delete' || event.key === 'Backspace')) {
    const up = findNeighbour(seen.graph, here, 'ArrowUp')
    onChange((graph) => removeNodes(graph, new Set([here])))
    onSelect(up)
  } else if (isArrow(event.key)) {
    event.preventDefault()
    const at = places.get(here) ?? seen.graph.comments.find((one) => one.id === here)?.at
    const { x, y } = strides[event.key]
    if (!event.altKey) walk(here, event.key, props)
    else if (isEditable && here !== entryId && at !== undefined)
      onChange((graph) => moveTo(graph, here, { x: at.x + x, y: at.y + y }), `at ${here}`)
  }
}

function walk(here: string, key: ArrowKey, { seen, onSelect }: CanvasProps): void {
  const next =
    here === entryId && key === 'ArrowDown' ? seen.graph.start : findNeighbour(seen.graph, here, key)
  const goal = next ?? (key === 'ArrowUp' && here === seen.graph.start ? entryId : null)
  if (goal !== null) onSelect(goal)
}

/** What is chosen is in sight: the drawing moves as far as it takes, and no further. */
function useSightOf(selected: string | null, places: ReadonlyMap<string, Place>): void {
  const flow = useReactFlow()
  const sheet = useStoreApi()
  const { x, y } = (selected === null ? null : places.get(selected)) ?? {}
  useEffect(() => {
    if (x === undefined || y === undefined) return
    const { width, height, transform } = sheet.getState()
    const [left, top, zoom] = transform
    if (width === 0) return
    const next = {
      ...{ zoom, x: bringIn({ at: x, size: nodeWidth, shift: left, zoom, room: width }) },
      y: bringIn({ at: y, size: nodeHeight.card, shift: top, zoom, room: height }),
    }
    if (next.x !== left || next.y !== top) void flow.setViewport(next)
  }, [x, y, flow, sheet])
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

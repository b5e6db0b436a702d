import type { JourneyGraph } from '@splot/contract/journey/graph'
import { useQuery } from '@tanstack/react-query'
import { type ComponentProps, lazy, Suspense, useRef, useState } from 'react'
import { later } from '../../app/browser/clock.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { findField } from '../../kit/first-field.ts'
import { PageLoading } from '../../kit/states.tsx'
import { addNode, type Hook } from './graph-edit.ts'
import { JourneyHead } from './journey-head.tsx'
import { checkQuery, type Journey, type NodeKind, reportQuery } from './journey-queries.ts'
import type { Place } from './layout.ts'
import { Palette } from './palette.tsx'
import { SampleBar } from './sample-bar.tsx'
import { SidePart } from './side-part.tsx'
import { StepList } from './step-list.tsx'
import type { Seen } from './step-view.ts'
import { useDrawing } from './use-drawing.ts'
import { useDrawingKeys } from './use-drawing-keys.ts'
import { useEntryWords } from './use-entry-words.ts'

/** What draws it weighs as much as a page: the list does without. */
const Canvas = lazy(() => import('./canvas/canvas.tsx').then((canvas) => ({ default: canvas.Canvas })))

/** What stands beside the drawing. */
export type Side = 'step' | 'plan' | 'check' | 'walk' | 'replay' | 'report' | 'add'

/** The drawing with everything around it. */
export function Workbench({ journey, kinds }: { journey: Journey; kinds: readonly NodeKind[] }) {
  const isEditable = useScope('journeys:write') && journey.state !== 'stopped' && journey.archivedAt === null
  const [view, setView] = useState<'canvas' | 'list'>(() =>
    window.matchMedia('(min-width: 48rem)').matches ? 'canvas' : 'list',
  )
  const bench = useBench(journey, kinds)
  const { drawing, seen, selected, side, select } = bench
  const { check, report } = seen
  const entry = useEntryWords(drawing.graph.entry, check)
  useDrawingKeys(drawing, isEditable)
  return (
    <div className="flex h-full flex-col bg-surface max-lg:overflow-y-auto">
      <JourneyHead
        {...{ journey, drawing, check, side, view, isEditable }}
        onSide={bench.setSide}
        onView={setView}
        onSelect={select}
      />
      {journey.version !== null && journey.state !== 'stopped' && (
        <SampleBar journey={journey} report={report} />
      )}
      <div className="flex min-h-0 flex-1 max-lg:flex-none max-lg:flex-col">
        {isEditable && view === 'canvas' && <PaletteSide kinds={kinds} onAdd={bench.addOpen} />}
        <div
          className={`relative min-w-0 bg-canvas lg:flex-1 lg:overflow-y-auto ${view === 'canvas' ? 'max-lg:h-[55dvh]' : ''}`}
        >
          {view === 'canvas' ? (
            <Suspense fallback={<PageLoading />}>
              <Canvas
                {...{ seen, selected, isEditable, entry }}
                onSelect={select}
                onEnter={bench.enter}
                onChange={drawing.change}
                onInsert={bench.insert}
                onDrop={bench.drop}
              />
            </Suspense>
          ) : (
            <StepList
              {...{ seen, entry, selected }}
              onSelect={select}
              onAdd={isEditable ? () => bench.setSide('add') : null}
            />
          )}
        </div>
        <SidePart
          {...{ journey, drawing, seen, side, selected, isEditable }}
          panel={bench.panel}
          onSide={bench.setSide}
          onSelect={select}
          onAdd={(kind) => {
            bench.addOpen(kind)
            bench.enter()
          }}
        />
      </div>
    </div>
  )
}

function PaletteSide(props: ComponentProps<typeof Palette>) {
  const { t } = useWords()
  return (
    <aside
      aria-label={t('journeys.palette')}
      className="w-56 shrink-0 overflow-y-auto border-line border-r bg-canvas p-3 max-xl:hidden"
    >
      <Palette {...props} />
    </aside>
  )
}

/** What is drawn, what is chosen of it, what stands beside it, and how steps come in. */
function useBench(journey: Journey, kinds: readonly NodeKind[]) {
  const drawing = useDrawing(journey)
  const seen = useSeen(journey, drawing.graph, kinds)
  const [selected, setSelected] = useState<string | null>(null)
  const [side, setSide] = useState<Side>(journey.version === null ? 'check' : 'report')
  const [hook, setHook] = useState<Hook | null>(null)
  const panel = useRef<HTMLDivElement>(null)
  /** The keyboard goes on in what stands beside the drawing, once it stands there. */
  const enter = (): void => void later(0, () => findField(panel.current)?.focus())
  const select = (id: string | null): void => {
    setSelected(id)
    if (id !== null) setSide('step')
  }
  const add = (kind: NodeKind, where: Hook | null, at?: Place): void => {
    const added = addNode(drawing.graph, kind, where ?? findLoose(seen, selected), at)
    drawing.change(() => added.graph)
    setHook(null)
    select(added.id)
  }
  return {
    ...{ drawing, seen, selected, side, select, setSide, panel, enter },
    /** On the way somebody pointed at, else on one that is open. */
    addOpen: (kind: NodeKind) => add(kind, hook),
    insert(next: Hook) {
      setHook(next)
      setSide('add')
      enter()
    },
    drop(type: string, at: Place) {
      const kind = kinds.find((one) => one.id === type)
      if (kind !== undefined) add(kind, null, at)
    },
  }
}

/** What the server says of what is drawn, and the figures of what was launched. */
function useSeen(journey: Journey, graph: JourneyGraph, kinds: readonly NodeKind[]): Seen {
  const { language } = useWords()
  const check = useQuery(checkQuery(journey.id, graph)).data
  const report = useQuery({
    ...reportQuery(journey.id, journey.state === 'live'),
    enabled: journey.version !== null,
  }).data
  return { graph, kinds, check, report: report ?? null, language }
}

/** Where a new step hangs if nobody says: on the first open way of the step that is chosen, else of the last one drawn. */
function findLoose({ graph, kinds, check }: Seen, selected: string | null): Hook | null {
  if (graph.start === null) return graph.nodes.length === 0 ? null : { node: null, output: 'start' }
  for (const id of [selected, graph.nodes.at(-1)?.id ?? null]) {
    const node = graph.nodes.find((one) => one.id === id)
    if (node === undefined) continue
    const ways =
      check?.nodes.find((one) => one.id === node.id)?.outputs ??
      kinds.find((one) => one.id === node.type)?.outputs ??
      []
    const open = ways.find((way) => (node.next[way.id] ?? null) === null)
    if (open !== undefined) return { node: node.id, output: open.id }
  }
  return null
}

import { X } from 'lucide-react'
import type { KeyboardEvent, ReactNode, RefObject } from 'react'
import { type T, useWords } from '../../i18n/t.ts'
import { IconButton } from '../../kit/button.tsx'
import { CheckPanel } from './check-panel.tsx'
import { CommentPanel } from './comment-panel.tsx'
import { EntryPanel } from './entry-panel.tsx'
import { InsideList } from './inside-list.tsx'
import type { Journey, NodeKind } from './journey-queries.ts'
import { entryId } from './layout.ts'
import { Palette } from './palette.tsx'
import { PlanPanel } from './plan-panel.tsx'
import { ReplayPanel } from './replay-panel.tsx'
import { ReportPanel } from './report-panel.tsx'
import { StepPanel } from './step-panel.tsx'
import { type Seen, viewStep } from './step-view.ts'
import type { Drawing } from './use-drawing.ts'
import { WalkPanel } from './walk-panel.tsx'
import type { Side } from './workbench.tsx'

interface SidePartProps {
  journey: Journey
  drawing: Drawing
  seen: Seen
  side: Side
  selected: string | null
  isEditable: boolean
  /** Its inside: where the keyboard goes on from the drawing. */
  panel: RefObject<HTMLDivElement | null>
  onSide: (side: Side) => void
  onSelect: (id: string | null) => void
  onAdd: (kind: NodeKind) => void
}

/** Beside the drawing: the step that is open, the plan, the check, a walk, a replay, the figures. */
export function SidePart(props: SidePartProps) {
  const { title, body } = usePart(props)
  const { t } = useWords()
  return (
    <aside
      aria-label={title}
      className="flex shrink-0 flex-col border-line bg-canvas max-lg:border-t lg:w-92 lg:overflow-hidden lg:border-l"
      onKeyDown={goBack}
    >
      <div className="flex min-h-12 items-center gap-2 border-line border-b px-5">
        <h2 className="min-w-0 flex-1 truncate font-strong text-14">{title}</h2>
        {props.side === 'step' && (
          <IconButton
            label={t('action.close')}
            icon={X}
            className="-mr-2"
            onClick={() => {
              props.onSelect(null)
              props.onSide('check')
            }}
          />
        )}
      </div>
      <div ref={props.panel} className="relative min-h-0 flex-1 px-5 py-4 lg:overflow-y-auto">
        {body}
      </div>
    </aside>
  )
}

/** Escape leads back to the step that is chosen in the drawing; what floats above the panel has its own. */
function goBack(event: KeyboardEvent<HTMLElement>): void {
  if (
    event.key !== 'Escape' ||
    event.defaultPrevented ||
    !event.currentTarget.contains(event.target as Element)
  )
    return
  document.querySelector<HTMLElement>('.react-flow__node.selected')?.focus()
}

function usePart(props: SidePartProps): { title: string; body: ReactNode } {
  const { t } = useWords()
  const { side, journey, drawing, seen, onSelect, isEditable } = props
  const check = { title: t('journeys.check'), body: <CheckPanel {...{ seen, onSelect }} /> }
  switch (side) {
    case 'plan':
      return { title: t('journeys.plan'), body: <PlanPanel drawing={drawing} isLocked={!isEditable} /> }
    case 'walk':
      return { title: t('journeys.walk'), body: <WalkPanel seen={seen} onSelect={onSelect} /> }
    case 'replay':
      return { title: t('journeys.replay'), body: <ReplayPanel journeyId={journey.id} seen={seen} /> }
    case 'report':
      return { title: t('journeys.report'), body: <ReportPanel {...{ journey, seen, onSelect }} /> }
    case 'add':
      return { title: t('journeys.addStep'), body: <Palette kinds={seen.kinds} onAdd={props.onAdd} /> }
    case 'step':
      return drawOpen(props, t) ?? check
    default:
      return check
  }
}

/** What is chosen on the canvas: the entry, a step, a comment; null where it is gone. */
function drawOpen(
  { journey, drawing, seen, selected, isEditable, onSelect }: SidePartProps,
  t: T,
): { title: string; body: ReactNode } | null {
  const { change } = drawing
  if (selected === entryId)
    return {
      title: t('journeys.entry'),
      body: <EntryPanel graph={drawing.graph} isLocked={!isEditable} onChange={change} />,
    }
  const comment = drawing.graph.comments.find((one) => one.id === selected)
  if (comment !== undefined)
    return {
      title: t('journeys.comment'),
      body: <CommentPanel key={comment.id} {...{ comment, drawing }} onGone={() => onSelect(null)} />,
    }
  const views = seen.graph.nodes.map((one) => viewStep(one, seen))
  const view = views.find((one) => one.node.id === selected)
  if (view === undefined) return null
  return {
    title: view.kind?.label[seen.language] ?? view.node.type,
    body: (
      <>
        <StepPanel
          key={view.node.id}
          {...{ view, views }}
          findings={seen.check?.findings ?? []}
          isLocked={!isEditable}
          onChange={change}
          onGone={() => onSelect(null)}
        />
        {(view.here ?? 0) > 0 && (
          <div className="mt-5 border-line border-t">
            <InsideList journey={journey} node={view.node.id} />
          </div>
        )}
      </>
    ),
  }
}

import { Link } from '@tanstack/react-router'
import {
  FlaskConical,
  History,
  ListChecks,
  MessageSquarePlus,
  Network,
  Redo2,
  Target,
  Undo2,
  WandSparkles,
} from 'lucide-react'
import { useEffect } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { Acts } from './acts.tsx'
import { addComment } from './add-comment.ts'
import type { Check, Journey } from './journey-queries.ts'
import { StateTag } from './state-tag.tsx'
import type { Drawing } from './use-drawing.ts'
import type { Side } from './workbench.tsx'

interface JourneyHeadProps {
  journey: Journey
  drawing: Drawing
  check: Check | undefined
  side: Side
  view: 'canvas' | 'list'
  isEditable: boolean
  onSide: (side: Side) => void
  onView: (view: 'canvas' | 'list') => void
  onSelect: (id: string) => void
}

/** What it is called, how it stands, and what can be done with it. */
export function JourneyHead(props: JourneyHeadProps) {
  const { drawing, view, isEditable, onView } = props
  const { t } = useWords()
  useEffect(() => {
    document.title = `${drawing.name} · Splot`
  }, [drawing.name])
  return (
    <header className="flex shrink-0 flex-col gap-2 border-line border-b px-4 py-3 md:px-6">
      <TitleRow {...props} />
      <div className="flex flex-wrap items-center gap-2">
        <Segmented<'canvas' | 'list'>
          label={t('journeys.view')}
          value={view}
          options={[
            { value: 'canvas', label: t('journeys.asCanvas') },
            { value: 'list', label: t('journeys.asList') },
          ]}
          onChange={onView}
        />
        {isEditable && (
          <>
            <IconButton
              label={t('journeys.undo')}
              icon={Undo2}
              disabled={!drawing.canUndo}
              onClick={drawing.undo}
            />
            <IconButton
              label={t('journeys.redo')}
              icon={Redo2}
              disabled={!drawing.canRedo}
              onClick={drawing.redo}
            />
          </>
        )}
        {isEditable && view === 'canvas' && (
          <>
            <IconButton
              label={t('journeys.arrange')}
              icon={WandSparkles}
              onClick={() =>
                drawing.change((graph) => ({
                  ...graph,
                  nodes: graph.nodes.map(({ at: _, ...node }) => node),
                }))
              }
            />
            <CommentButton drawing={drawing} onSelect={props.onSelect} />
          </>
        )}
        <SideButtons {...props} />
      </div>
    </header>
  )
}

function TitleRow({ journey, drawing, check, isEditable }: JourneyHeadProps) {
  const { t, format } = useWords()
  const { version, launchedAt } = journey
  const since =
    version === null || launchedAt === null
      ? null
      : t('journeys.version', { n: version, at: format.dateTime(launchedAt) })
  return (
    <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
      <Link to="/journeys" className="text-text-2 hover:text-text">
        {t('nav.journeys')}
      </Link>
      <span aria-hidden="true" className="text-text-3">
        /
      </span>
      <h1 className="min-w-0 flex-1 basis-52">
        <input
          aria-label={t('journeys.name')}
          readOnly={!isEditable}
          maxLength={200}
          className="-ml-1.5 w-full truncate rounded-control bg-transparent px-1.5 text-20 font-title hover:bg-sunken read-only:hover:bg-transparent"
          value={drawing.name}
          onChange={(event) => drawing.rename(event.target.value)}
        />
      </h1>
      <StateTag state={journey.state} />
      {since !== null && <span className="text-12 text-text-2 max-md:hidden">{since}</span>}
      <span
        role="status"
        className={`text-12 max-md:mr-auto ${drawing.status === 'failed' ? 'text-danger' : 'text-text-3'}`}
      >
        {t(`journeys.save.${drawing.status}`)}
      </span>
      <Acts journey={journey} drawing={drawing} check={check} />
    </div>
  )
}

function SideButtons({ journey, check, side, onSide }: JourneyHeadProps) {
  const { t } = useWords()
  const count = check?.findings.length ?? 0
  const parts = [
    { id: 'plan', icon: Target, label: t('journeys.plan') },
    {
      id: 'check',
      icon: ListChecks,
      label: count === 0 ? t('journeys.check') : t('journeys.checkOf', { count }),
    },
    { id: 'walk', icon: FlaskConical, label: t('journeys.walk') },
    { id: 'replay', icon: History, label: t('journeys.replay') },
    ...(journey.version === null
      ? []
      : [{ id: 'report' as const, icon: Network, label: t('journeys.report') }]),
  ] as const
  return (
    <div className="-mx-4 flex gap-1 px-4 [scrollbar-width:none] max-md:w-screen max-md:overflow-x-auto md:mx-0 md:ml-auto md:flex-wrap md:px-0">
      {parts.map(({ id, icon, label }) => (
        <Button
          key={id}
          tone="quiet"
          icon={icon}
          aria-pressed={side === id}
          className="aria-pressed:bg-sunken aria-pressed:text-text"
          onClick={() => onSide(id)}
        >
          {label}
        </Button>
      ))}
    </div>
  )
}

function CommentButton({ drawing, onSelect }: Pick<JourneyHeadProps, 'drawing' | 'onSelect'>) {
  const { t } = useWords()
  return (
    <IconButton
      label={t('journeys.addComment')}
      icon={MessageSquarePlus}
      onClick={() => {
        const added = addComment(drawing.graph, t('journeys.newComment'))
        drawing.change(() => added.graph)
        onSelect(added.id)
      }}
    />
  )
}

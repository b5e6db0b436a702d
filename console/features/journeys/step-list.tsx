import { Plus } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Tag } from '../../kit/chip.tsx'
import { listInOrder } from './graph-edit.ts'
import { entryId } from './layout.ts'
import { findIcon } from './node-icons.ts'
import { type Seen, type StepView, threadOfStep, viewStep } from './step-view.ts'

interface StepListProps {
  seen: Seen
  entry: { title: string; note: string; finding: StepView['finding'] }
  selected: string | null
  onSelect: (id: string) => void
  /** null where nothing may be changed. */
  onAdd: (() => void) | null
}

/** The same journey as a list: for phones, and for whoever does not see a drawing. */
export function StepList({ seen, entry, selected, onSelect, onAdd }: StepListProps) {
  const { t } = useWords()
  const views = listInOrder(seen.graph).map((one) => viewStep(one, seen))
  const titleOf = (id: string) => views.find((one) => one.node.id === id)?.title ?? id
  const open = (id: string) => ({ isOpen: id === selected, onOpen: () => onSelect(id) })
  return (
    <div className="px-4 py-3 md:px-6">
      <ol className="flex flex-col">
        <Row {...entry} {...open(entryId)} sign={<PlainSign icon="flag" />} ways="" />
        {views.map((view) => (
          <Row
            key={view.node.id}
            {...open(view.node.id)}
            {...{ title: view.title, note: view.note, finding: view.finding }}
            sign={<Sign view={view} />}
            ways={view.outputs
              .map(({ id, label }) => {
                const target = view.node.next[id] ?? null
                return `${label} → ${target === null ? t('journeys.endsHere') : titleOf(target)}`
              })
              .join(' · ')}
          />
        ))}
      </ol>
      {onAdd !== null && (
        <Button className="mt-3" icon={Plus} onClick={onAdd}>
          {t('journeys.addStep')}
        </Button>
      )}
    </div>
  )
}

interface RowProps {
  title: string
  note: string
  ways: string
  sign: ReactNode
  finding: StepView['finding']
  isOpen: boolean
  onOpen: () => void
}

function Row({ title, note, ways, sign, finding, isOpen, onOpen }: RowProps) {
  const { t } = useWords()
  return (
    <li className="border-line border-b">
      <button
        type="button"
        aria-current={isOpen ? 'true' : undefined}
        className="ring-inset-focus flex w-full items-start gap-3 py-3 text-left hover:bg-canvas aria-current:bg-brand-soft md:px-3"
        onClick={onOpen}
      >
        {sign}
        <span className="min-w-0 flex-1">
          <span className="block font-strong text-14">{title}</span>
          {note !== '' && <span className="block text-12 text-text-2">{note}</span>}
          {ways !== '' && <span className="block text-12 text-text-3">{ways}</span>}
        </span>
        {finding !== null && (
          <Tag tone={finding === 'blocks' ? 'danger' : 'warn'}>
            {t(finding === 'blocks' ? 'journeys.blocked' : 'journeys.warned')}
          </Tag>
        )}
      </button>
    </li>
  )
}

function Sign({ view }: { view: StepView }) {
  if (view.channel !== null) return <ChannelIcon channel={threadOfStep[view.channel]} />
  return <PlainSign icon={view.kind?.icon ?? ''} />
}

function PlainSign({ icon }: { icon: string }) {
  const Icon = findIcon(icon)
  return <Icon aria-hidden="true" size={16} className="mt-0.5 shrink-0 text-text-2" />
}

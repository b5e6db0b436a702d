import { useWords } from '../../i18n/t.ts'
import { ChannelIcon } from '../../kit/channel-icon.tsx'
import { Tag } from '../../kit/chip.tsx'
import { listInOrder } from './graph-edit.ts'
import { findIcon } from './node-icons.ts'
import { type Seen, type StepView, threadOfStep, viewStep } from './step-view.ts'

interface StepListProps {
  seen: Seen
  selected: string | null
  onSelect: (id: string) => void
}

/** The same journey as a list: for phones, and for whoever does not see a drawing. */
export function StepList({ seen, selected, onSelect }: StepListProps) {
  const { t } = useWords()
  const views = listInOrder(seen.graph).map((one) => viewStep(one, seen))
  const titleOf = (id: string) => views.find((one) => one.node.id === id)?.title ?? id
  return (
    <ol className="flex flex-col px-4 py-3 md:px-6">
      {views.map((view) => (
        <li key={view.node.id} className="border-line border-b">
          <button
            type="button"
            aria-current={view.node.id === selected ? 'true' : undefined}
            className="ring-inset-focus flex w-full items-start gap-3 py-3 text-left hover:bg-canvas aria-current:bg-brand-soft md:px-3"
            onClick={() => onSelect(view.node.id)}
          >
            <Sign view={view} />
            <span className="min-w-0 flex-1">
              <span className="block font-strong text-14">{view.title}</span>
              {view.note !== '' && <span className="block text-12 text-text-2">{view.note}</span>}
              <span className="block text-12 text-text-3">
                {view.outputs
                  .map(({ id, label }) => {
                    const target = view.node.next[id] ?? null
                    return `${label} → ${target === null ? t('journeys.endsHere') : titleOf(target)}`
                  })
                  .join(' · ')}
              </span>
            </span>
            {view.finding !== null && (
              <Tag tone={view.finding === 'blocks' ? 'danger' : 'warn'}>
                {t(view.finding === 'blocks' ? 'journeys.blocked' : 'journeys.warned')}
              </Tag>
            )}
          </button>
        </li>
      ))}
    </ol>
  )
}

function Sign({ view }: { view: StepView }) {
  if (view.channel !== null) return <ChannelIcon channel={threadOfStep[view.channel]} />
  const Icon = findIcon(view.kind?.icon ?? '')
  return <Icon aria-hidden="true" size={16} className="mt-0.5 shrink-0 text-text-2" />
}

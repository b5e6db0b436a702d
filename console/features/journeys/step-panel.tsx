import type { JourneyGraph } from '@splot/contract/journey/graph'
import { ChevronRight, Trash2 } from 'lucide-react'
import type { ReactNode } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { FindingList } from './finding-list.tsx'
import { connect, patchNode, removeNodes, setOption } from './graph-edit.ts'
import type { Finding } from './journey-queries.ts'
import { OptionControl } from './option-field.tsx'
import { listOptions, type OptionField } from './option-model.ts'
import type { StepView } from './step-view.ts'
import { WebhookSecret } from './webhook-secret.tsx'

interface StepPanelProps {
  view: StepView
  views: readonly StepView[]
  findings: readonly Finding[]
  isLocked: boolean
  onChange: (make: (graph: JourneyGraph) => JourneyGraph, tag?: string) => void
  onGone: () => void
}

/** An experiment has its own versions and winner; a split by chance has no experiment. */
function isShown({ kind, name }: OptionField, { mode }: Readonly<Record<string, unknown>>): boolean {
  if (kind === 'experiment') return mode === 'experiment'
  return mode !== 'experiment' || (kind !== 'arms' && name !== 'winner')
}

const setOptions = (graph: JourneyGraph, id: string, part: Readonly<Record<string, unknown>>): JourneyGraph =>
  Object.entries(part).reduce((after, [name, value]) => setOption(after, id, name, value), graph)

/** The channel it writes on, also where that stands as its plugin left it. */
function channelOf(options: Readonly<Record<string, unknown>>, fields: readonly OptionField[]) {
  const chosen = options.channel ?? fields.find((one) => one.name === 'channel')?.fallback
  return typeof chosen === 'string' ? chosen : undefined
}

/** One step: its name, its options as its plugin asks for them, and where its ways lead. */
export function StepPanel({ view, views, findings, isLocked, onChange, onGone }: StepPanelProps) {
  const { t, language } = useWords()
  const { node, kind } = view
  const fields = (kind === null ? [] : listOptions(kind, language)).filter((one) =>
    isShown(one, node.options),
  )
  const own = findings.filter((one) => one.node === node.id)
  const channel = channelOf(node.options, fields)
  const draw = (field: OptionField) => (
    <OptionControl
      key={field.name}
      field={field}
      value={node.options[field.name]}
      channel={channel}
      error={own.find((one) => one.severity === 'blocks' && one.field === `options.${field.name}`)?.what}
      onChange={(value) =>
        onChange((graph) => setOption(graph, node.id, field.name, value), `${node.id} ${field.name}`)
      }
      onPatch={(part) => onChange((graph) => setOptions(graph, node.id, part))}
    />
  )
  const advanced = fields.filter((one) => one.isAdvanced)
  return (
    <div className="flex flex-col gap-4">
      {kind !== null && <p className="text-text-2">{kind.hint[language]}</p>}
      <FindingList findings={own} />
      <fieldset disabled={isLocked} className="flex min-w-0 flex-col gap-4">
        <TextField
          label={t('journeys.stepName')}
          maxLength={120}
          placeholder={view.title}
          value={node.name}
          onChange={(name) =>
            onChange((graph) => patchNode(graph, node.id, (one) => ({ ...one, name })), `${node.id} name`)
          }
        />
        {fields.filter((one) => !one.isAdvanced).map(draw)}
        {node.type === 'webhook' && <WebhookSecret />}
        {advanced.length > 0 && <Folded>{advanced.map(draw)}</Folded>}
        <Ways view={view} views={views} onChange={onChange} />
        <Button
          tone="danger"
          icon={Trash2}
          className="self-start"
          onClick={() => {
            onChange((graph) => removeNodes(graph, new Set([node.id])))
            onGone()
          }}
        >
          {t('journeys.removeStep')}
        </Button>
      </fieldset>
    </div>
  )
}

/** What few change. */
function Folded({ children }: { children: ReactNode }) {
  const { t } = useWords()
  return (
    <details className="group rounded-card border border-line">
      <summary className="flex cursor-pointer list-none items-center gap-2 rounded-card px-3 py-2 font-medium">
        <ChevronRight
          aria-hidden="true"
          size={16}
          className="text-text-3 transition-transform duration-120 group-open:rotate-90"
        />
        {t('journeys.more')}
      </summary>
      <div className="flex flex-col gap-4 border-line border-t p-3">{children}</div>
    </details>
  )
}

/** Where each way leads, as choices: what one draws with a mouse, by keyboard. */
function Ways({ view, views, onChange }: Pick<StepPanelProps, 'view' | 'views' | 'onChange'>) {
  const { t } = useWords()
  const { node, outputs } = view
  const options = [
    { value: '', label: t('journeys.endsHere') },
    ...views
      .filter((one) => one.node.id !== node.id)
      .map((one) => ({ value: one.node.id, label: one.title })),
  ]
  return outputs.map((way) => (
    <Field key={way.id} label={t('journeys.wayTo', { name: way.label })}>
      {(control) => (
        <Select
          id={control.id}
          look="field"
          label={way.label}
          value={node.next[way.id] ?? ''}
          options={options}
          onChange={(target) =>
            onChange((graph) =>
              connect(graph, { node: node.id, output: way.id }, target === '' ? null : target),
            )
          }
        />
      )}
    </Field>
  ))
}

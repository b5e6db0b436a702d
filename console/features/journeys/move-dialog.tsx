import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ListJourneyVersionsReply, MigrateJourneyReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { Select } from '../../kit/select.tsx'
import { Bone } from '../../kit/states.tsx'
import { tell } from '../../kit/tell.ts'
import type { Handled } from './journey-menu.tsx'
import { journeyPath, nodeKindsQuery } from './journey-queries.ts'

/** Where the people of each older step go; null: they leave. */
type Moves = Readonly<Record<string, string | null>>

const end = ''

/** Takes those inside to the newest version: first who stands where, then the move. */
export function MoveDialog({ journey, onClose }: { journey: Handled; onClose: () => void }) {
  const { t } = useWords()
  const [map, setMap] = useState<Moves>({})
  const plan = useQuery({
    queryKey: ['journey-move', journey.id, journey.version],
    queryFn: () => migrate(journey.id, { map: {}, isDryRun: true }),
    gcTime: 0,
  })
  const steps = useSteps(journey.id)
  const move = useMutation({
    mutationFn: () => migrate(journey.id, { map, isDryRun: false }),
    onSuccess: ({ moved }) => {
      void queryClient.invalidateQueries({ queryKey: ['journey-report', journey.id] })
      tell(t('journeys.moved', { count: moved }))
      onClose()
    },
  })
  const rows = plan.data?.moves ?? []
  const isOpen = rows.some((one) => !one.isKnown && map[one.node] === undefined)
  return (
    <FormDialog
      width="wide"
      onClose={onClose}
      title={t('journeys.moveTitle', { n: journey.version ?? 1 })}
      intro={t('journeys.moveText')}
      submit={t('journeys.moveAct', { count: rows.reduce((sum, one) => sum + one.people, 0) })}
      isBusy={move.isPending}
      isIncomplete={rows.length === 0 || isOpen || steps === null}
      error={move.error ?? plan.error}
      onSubmit={() => move.mutate()}
    >
      {plan.data === undefined || steps === null ? (
        <Bone className="h-16 w-full" />
      ) : rows.length === 0 ? (
        <p className="text-text-2">{t('journeys.moveNobody')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {rows.map((row) => (
            <Row
              key={`${row.version} ${row.node}`}
              row={row}
              steps={steps}
              to={map[row.node] === undefined ? (row.isKnown ? row.to : undefined) : map[row.node]}
              onChange={(to) => setMap({ ...map, [row.node]: to })}
            />
          ))}
        </ul>
      )}
    </FormDialog>
  )
}

const migrate = (id: string, body: { map: Moves; isDryRun: boolean }): Promise<MigrateJourneyReply> =>
  request<MigrateJourneyReply>(`${journeyPath(id)}/migrate`, { method: 'POST', body })

interface Steps {
  /** Of the newest version: where one may go. */
  now: readonly { value: string; label: string }[]
  /** Of all versions: what a step was called. */
  names: ReadonlyMap<string, string>
}

/** What the steps of the versions are called, the newest version's apart. */
function useSteps(id: string): Steps | null {
  const { language } = useWords()
  const kinds = useQuery(nodeKindsQuery).data?.items
  const versions = useQuery({
    queryKey: ['journey-versions', id],
    queryFn: () => request<ListJourneyVersionsReply>(`${journeyPath(id)}/versions`),
    gcTime: 0,
  }).data?.items
  const newest = versions?.[0]
  if (kinds === undefined || versions === undefined || newest === undefined) return null
  const nameOf = (node: { type: string; name?: string | undefined }) =>
    node.name || (kinds.find((one) => one.id === node.type)?.label[language] ?? node.type)
  const labels = ({ graph }: typeof newest) =>
    (graph.nodes ?? []).map((node) => ({ value: node.id, label: nameOf(node) }))
  const names = versions.toReversed().flatMap(labels)
  return { now: labels(newest), names: new Map(names.map(({ value, label }) => [value, label])) }
}

interface RowProps {
  row: MigrateJourneyReply['moves'][number]
  steps: Steps
  /** undefined: nobody has said yet. */
  to: string | null | undefined
  onChange: (to: string | null) => void
}

function Row({ row, steps, to, onChange }: RowProps) {
  const { t, format } = useWords()
  const from = steps.names.get(row.node) ?? row.node
  return (
    <li className="grid items-center gap-x-4 gap-y-1 py-2 sm:grid-cols-2">
      <div>
        <p className="font-medium">{from}</p>
        <p className="text-12 text-text-2">
          {t('journeys.moveFrom', { n: row.version, count: row.people, people: format.number(row.people) })}
        </p>
      </div>
      <Select
        look="field"
        label={t('journeys.moveTo', { name: from })}
        value={to === undefined ? 'ask' : (to ?? end)}
        options={[
          ...(to === undefined ? [{ value: 'ask', label: t('journeys.choose') }] : []),
          ...steps.now,
          { value: end, label: t('journeys.moveEnd') },
        ]}
        onChange={(value) => value !== 'ask' && onChange(value === end ? null : value)}
      />
    </li>
  )
}

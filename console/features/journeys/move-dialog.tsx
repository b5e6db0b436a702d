import type { JourneyGraph } from '@splot/contract/journey/graph'
import { useMutation, useQueries, useQuery } from '@tanstack/react-query'
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
import { checkQuery, journeyPath, nodeKindsQuery } from './journey-queries.ts'

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
  /** What a step of a version is called: several are of one kind. */
  nameOf(version: number, node: string): string
  /** Is the step the same in the newest version? Whoever stands there goes on waiting. */
  isSame(version: number, node: string): boolean
}

type Version = ListJourneyVersionsReply['items'][number]
type Step = JourneyGraph['nodes'][number]

const nodesOf = ({ graph }: Version): readonly Step[] => (graph as JourneyGraph).nodes
const findStep = (version: Version | undefined, id: string): Step | undefined =>
  version === undefined ? undefined : nodesOf(version).find((one) => one.id === id)
const write = (step: Step | undefined): string => JSON.stringify([step?.type, step?.options])

/** What the steps of the versions do, the newest version's apart. */
function useSteps(id: string): Steps | null {
  const { language } = useWords()
  const kinds = useQuery(nodeKindsQuery).data?.items
  const versions = useQuery({
    queryKey: ['journey-versions', id],
    queryFn: () => request<ListJourneyVersionsReply>(`${journeyPath(id)}/versions`),
    gcTime: 0,
  }).data?.items
  const said = useQueries({
    queries: (versions ?? []).map(({ graph }) => checkQuery(id, graph as JourneyGraph)),
  })
  const newest = versions?.[0]
  if (kinds === undefined || versions === undefined || newest === undefined) return null
  if (said.some((one) => one.isPending)) return null
  const saysOf = new Map(
    versions.map(({ n }, i) => [n, new Map(said[i]?.data?.nodes.map((one) => [one.id, one.says]))]),
  )
  const label = ({ n }: Version, { id: node, name, type }: Step): string =>
    name || (saysOf.get(n)?.get(node) ?? kinds.find((one) => one.id === type)?.label[language] ?? type)
  const versionOf = (n: number) => versions.find((one) => one.n === n)
  return {
    now: nodesOf(newest).map((step) => ({ value: step.id, label: label(newest, step) })),
    nameOf(n, node) {
      const version = versionOf(n)
      const step = findStep(version, node)
      return version === undefined || step === undefined ? node : label(version, step)
    },
    isSame: (n, node) => write(findStep(versionOf(n), node)) === write(findStep(newest, node)),
  }
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
  const from = steps.nameOf(row.version, row.node)
  const fate =
    to === undefined
      ? null
      : to === null
        ? 'leaves'
        : to === row.node && steps.isSame(row.version, row.node)
          ? 'stays'
          : 'anew'
  return (
    <li className="grid items-center gap-x-4 gap-y-1 py-2 sm:grid-cols-2">
      <div>
        <p className="font-medium">{from}</p>
        <p className="text-12 text-text-2">
          {t('journeys.moveFrom', { n: row.version, count: row.people, people: format.number(row.people) })}
          {fate !== null && ` · ${t(`journeys.moveFate.${fate}`, { count: row.people })}`}
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

import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Page } from '../../kit/page.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { DraftDialog } from './draft-dialog.tsx'
import { type ExperimentRow, experimentsQuery } from './experiment-queries.ts'
import { HoldOutBar } from './hold-out-bar.tsx'
import { StateTag } from './state-tag.tsx'

export default function ExperimentsPage() {
  const { t } = useWords()
  const [isNew, setNew] = useState(false)
  const query = useQuery(experimentsQuery)
  const canWrite = useScope('journeys:write')
  const rows = query.data?.items ?? []
  const begin = canWrite && (
    <Button tone="primary" icon={Plus} onClick={() => setNew(true)}>
      {t('experiments.new')}
    </Button>
  )
  return (
    <Page title={t('experiments.title')} action={rows.length > 0 && begin}>
      <HoldOutBar />
      <div className="min-h-0 flex-1 overflow-y-auto">
        {query.isPending ? (
          <PageLoading />
        ) : query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t('experiments.empty')} action={begin}>
            {t('experiments.emptyText')}
          </Empty>
        ) : (
          <ul className="px-4 pb-6 md:px-6">
            {rows.map((row) => (
              <Row key={row.id} row={row} />
            ))}
          </ul>
        )}
      </div>
      {isNew && <DraftDialog experiment={null} onClose={() => setNew(false)} />}
    </Page>
  )
}

function Row({ row }: { row: ExperimentRow }) {
  const { t, format } = useWords()
  const winner = row.arms.find((one) => one.id === row.winner)
  const facts: [string, string][] = [
    [t('experiments.arms'), row.arms.map((one) => one.label).join(' · ')],
    winner === undefined
      ? [t('experiments.coverage'), row.state === 'running' ? sayPercent(row.coverage, format.decimal) : '–']
      : [t('experiments.winner'), winner.label],
  ]
  return (
    <li className="border-line border-b">
      <Link
        to="/journeys/experiments/$id"
        params={{ id: row.id }}
        className="ring-inset-focus grid items-center gap-x-6 gap-y-2 py-3.5 transition-colors duration-120 hover:bg-canvas md:-mx-3 md:grid-cols-[minmax(0,1fr)_22rem] md:rounded-control md:px-3"
      >
        <div className="min-w-0">
          <div className="flex min-w-0 items-center gap-2">
            <span className="truncate font-medium text-14">{row.name}</span>
            <StateTag state={row.state} />
          </div>
          <p className="mt-1 truncate text-12 text-text-2">
            {row.hypothesis === ''
              ? t('experiments.changedAt', { at: format.dateTime(row.updatedAt) })
              : row.hypothesis}
          </p>
        </div>
        <dl className="grid grid-cols-2 gap-4 text-12">
          {facts.map(([label, value]) => (
            <div key={label} className="min-w-0">
              <dt className="text-text-3">{label}</dt>
              <dd className="truncate font-medium">{value}</dd>
            </div>
          ))}
        </dl>
      </Link>
    </li>
  )
}

const sayPercent = (share: number, decimal: (value: number, digits: number) => string): string =>
  `${decimal(share, Number.isInteger(share) ? 0 : 2)}%`

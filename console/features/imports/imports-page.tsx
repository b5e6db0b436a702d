import { useInfiniteQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { Upload } from 'lucide-react'
import { useState } from 'react'
import { Denied } from '../../app/denied.tsx'
import { useScope } from '../../app/session.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Older } from '../../kit/older.tsx'
import { Page } from '../../kit/page.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { Cell, Table } from '../../kit/table.tsx'
import { type ImportRow, importsQuery } from './import-queries.ts'
import { NewImport } from './new-import.tsx'
import { ImportStateTag } from './state-tag.tsx'

/** Files that brought something in, each with what became of it. */
export default function ImportsPage() {
  const { t } = useWords()
  const canRead = useScope('sources:read')
  const canManage = useScope('sources:manage')
  const query = useInfiniteQuery({ ...importsQuery, enabled: canRead })
  const [isAsking, setAsking] = useState(false)
  if (!canRead) return <Denied />
  const rows = query.data?.pages.flatMap(({ items }) => items) ?? []
  const begin = canManage && (
    <Button tone="primary" icon={Upload} onClick={() => setAsking(true)}>
      {t('imports.new')}
    </Button>
  )
  return (
    <Page title={t('nav.imports')} action={rows.length > 0 && begin}>
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-6 md:px-6">
        {query.isPending ? (
          <PageLoading />
        ) : query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : rows.length === 0 ? (
          <Empty title={t('imports.empty')} action={begin}>
            {t('imports.emptyText')}
          </Empty>
        ) : (
          <List rows={rows} />
        )}
        <Older query={query} />
      </div>
      {isAsking && <NewImport onClose={() => setAsking(false)} />}
    </Page>
  )
}

function List({ rows }: { rows: readonly ImportRow[] }) {
  const { t, format } = useWords()
  const now = useNow()
  const columns = [
    { key: 'name', label: t('imports.file') },
    { key: 'kind', label: t('imports.kind') },
    { key: 'state', label: t('imports.state') },
    { key: 'rows', label: t('imports.stored'), align: 'right' as const },
    { key: 'refused', label: t('imports.refused'), align: 'right' as const },
    { key: 'when', label: t('imports.when') },
  ]
  return (
    <Table label={t('nav.imports')} columns={columns} isStacked>
      {rows.map((row) => (
        <tr key={row.id}>
          <Cell>
            <Link to="/data/imports/$id" params={{ id: row.id }} className="font-medium hover:underline">
              {row.name}
            </Link>
          </Cell>
          <Cell label={t('imports.kind')}>{t(`imports.kind.${row.kind}`)}</Cell>
          <Cell label={t('imports.state')}>
            <ImportStateTag state={row.state} />
          </Cell>
          <Cell label={t('imports.stored')} align="right">
            {format.number(row.progress.stored)}
          </Cell>
          <Cell label={t('imports.refused')} align="right">
            {format.number(row.progress.refused)}
          </Cell>
          <Cell label={t('imports.when')}>
            {format.ago(row.createdAt, now)} · {row.createdBy}
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

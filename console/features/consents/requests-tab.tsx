import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Older } from '../../kit/older.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { Cell, Table } from '../../kit/table.tsx'
import { Segmented } from '../../kit/tabs.tsx'
import { type PrivacyRequest, requestsQuery } from './consent-api.ts'
import { CustomerName } from './customer-name.tsx'
import { HoldsList } from './holds-list.tsx'
import { NewRequestDialog } from './new-request-dialog.tsx'
import { RequestPanel } from './request-panel.tsx'
import { Deadline, RequestState } from './request-state.tsx'

/** What persons asked of their own data: the nearest deadline first, late ones marked. */
export function RequestsTab() {
  const { t } = useWords()
  const { state = 'open', request } = useSearch({ from: '/shell/consents' })
  const navigate = useNavigate({ from: '/consents' })
  const first = useInfiniteQuery(requestsQuery(state === 'closed' ? 'closed' : 'open')).data?.pages[0]
  const [isAdding, setAdding] = useState(false)
  const openPanel = (id: string | undefined): void =>
    void navigate({ search: (before) => ({ ...before, request: id }), replace: true })
  return (
    <>
      <div className="flex flex-wrap items-center gap-3 pb-3">
        <Segmented
          label={t('filter.status')}
          value={state}
          options={[
            { value: 'open', label: t('requests.open') },
            { value: 'closed', label: t('requests.closed') },
            { value: 'held', label: t('holds.list') },
          ]}
          onChange={(next) =>
            void navigate({
              search: (before) => ({ ...before, state: next === 'open' ? undefined : next }),
              replace: true,
            })
          }
        />
        <p className="min-w-0 flex-1 text-text-2 max-sm:order-last max-sm:basis-full">
          {first && t('requests.count', { count: first.open })}
          {first && first.overdue > 0 && (
            <span className="ml-2">
              <Tag tone="danger">{t('requests.overdue', { count: first.overdue })}</Tag>
            </span>
          )}
        </p>
        <Button tone="primary" icon={Plus} onClick={() => setAdding(true)}>
          {t('requests.add')}
        </Button>
      </div>
      {state === 'held' ? <HoldsList /> : <RequestList state={state} onOpen={openPanel} />}
      <NewRequestDialog isOpen={isAdding} onClose={() => setAdding(false)} onAdded={openPanel} />
      <RequestPanel id={request ?? null} onClose={() => openPanel(undefined)} />
    </>
  )
}

function RequestList({ state, onOpen }: { state: 'open' | 'closed'; onOpen: (id: string) => void }) {
  const { t } = useWords()
  const query = useInfiniteQuery(requestsQuery(state))
  const rows = query.data?.pages.flatMap((page) => page.items) ?? []
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <>
      {rows.length === 0 ? (
        <Empty title={t('requests.empty')}>{t('requests.emptyText')}</Empty>
      ) : (
        <RequestTable rows={rows} onOpen={onOpen} />
      )}
      {state === 'open' && <p className="pt-3 text-12 text-text-2">{t('requests.ownErasures')}</p>}
      <Older query={query} label={t('requests.more')} />
    </>
  )
}

function RequestTable({ rows, onOpen }: { rows: readonly PrivacyRequest[]; onOpen: (id: string) => void }) {
  const { t } = useWords()
  return (
    <Table
      isStacked
      label={t('consents.requests')}
      columns={[
        { key: 'kind', label: t('requests.kindLabel') },
        { key: 'who', label: t('requests.who') },
        { key: 'received', label: t('requests.received') },
        { key: 'due', label: t('requests.due') },
        { key: 'state', label: t('filter.status') },
      ]}
    >
      {rows.map((row) => (
        <RequestRow key={row.id} row={row} onOpen={() => onOpen(row.id)} />
      ))}
    </Table>
  )
}

function RequestRow({ row, onOpen }: { row: PrivacyRequest; onOpen: () => void }) {
  const { t, format } = useWords()
  return (
    <tr className="hover:bg-sunken/60">
      <Cell>
        <button
          type="button"
          className="text-left font-medium text-brand-text hover:underline"
          onClick={onOpen}
        >
          {t(`requests.kind.${row.kind}`)}
        </button>
      </Cell>
      <Cell label={t('requests.who')}>
        <CustomerName id={row.customerId} name={row.customerName} of={row.id} />
      </Cell>
      <Cell label={t('requests.received')}>
        <span className="text-text-2">
          {format.date(row.receivedAt)} · {t(`requests.via.${row.via}`)}
        </span>
      </Cell>
      <Cell label={t('requests.due')}>
        <Deadline row={row} />
      </Cell>
      <Cell label={t('filter.status')}>
        <RequestState row={row} />
      </Cell>
    </tr>
  )
}

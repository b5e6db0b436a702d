import { useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { type Store, storesQuery } from '../../../app/stores.ts'
import { useWords } from '../../../i18n/t.ts'
import { buttonClass } from '../../../kit/button.tsx'
import { Tag } from '../../../kit/chip.tsx'
import { SidePanel } from '../../../kit/dialog.tsx'
import { Page } from '../../../kit/page.tsx'
import { Bone, Failure } from '../../../kit/states.tsx'
import { Cell, Table } from '../../../kit/table.tsx'
import { NoneYet } from '../../live/none-yet.tsx'
import { StorePanel } from './store-panel.tsx'
import { useServiceWords, useStateWords } from './store-words.ts'
import { weekdays } from './weekdays.ts'

/** The stores: which are open now, what they can do, and beside one its hours and what lies there. */
export default function StoresPage() {
  const { t } = useWords()
  const { store: openId } = useSearch({ from: '/shell/store/stores' })
  const navigate = useNavigate({ from: '/store/stores' })
  // Doors open and close while one looks.
  const query = useQuery({ ...storesQuery, refetchInterval: 60_000 })
  const stores = query.data?.items ?? []
  const shown = stores.find((one) => one.id === openId)
  const open = (store: string | undefined): void => void navigate({ search: { store }, replace: true })
  const openCount = stores.filter((one) => one.isOpen).length
  return (
    <Page
      title={t('stores.title')}
      note={stores.length > 0 && t('stores.note', { count: stores.length, open: openCount })}
      isBesidePanel={shown !== undefined}
    >
      <div className="min-h-0 flex-1 overflow-y-auto border-t px-4 pb-6 md:px-6">
        {query.isError ? (
          <Failure error={query.error} onRetry={() => void query.refetch()} />
        ) : query.isPending ? (
          <Bone className="mt-4 h-48 w-full" />
        ) : stores.length === 0 ? (
          <NoneYet
            title={t('stores.empty')}
            action={
              <Link to="/data" className={buttonClass()}>
                {t('catalogue.toSources')}
              </Link>
            }
          >
            {t('stores.emptyText')}
          </NoneYet>
        ) : (
          <List stores={stores} openId={openId} onOpen={open} />
        )}
      </div>
      <SidePanel isOpen={shown !== undefined} onClose={() => open(undefined)} title={shown?.name ?? ''}>
        {shown !== undefined && <StorePanel key={shown.id} store={shown} />}
      </SidePanel>
    </Page>
  )
}

/** A warehouse has none: nobody comes to its door. */
const hasHours = ({ hours, exceptions }: Store): boolean =>
  exceptions.length > 0 || weekdays.some((day) => hours[day].length > 0)

interface ListProps {
  stores: readonly Store[]
  openId: string | undefined
  onOpen: (id: string) => void
}

function List({ stores, openId, onOpen }: ListProps) {
  const { t } = useWords()
  const state = useStateWords()
  const service = useServiceWords()
  return (
    <Table
      isStacked
      label={t('stores.title')}
      columns={[
        { key: 'name', label: t('stores.store') },
        { key: 'state', label: t('stores.now') },
        { key: 'address', label: t('stores.address') },
        { key: 'services', label: t('stores.services') },
      ]}
    >
      {stores.map((store) => (
        <tr key={store.id} className={store.id === openId ? 'bg-canvas' : ''}>
          <Cell>
            <button
              type="button"
              className="text-left font-medium hover:text-brand-text"
              aria-expanded={store.id === openId}
              onClick={() => onOpen(store.id)}
            >
              {store.name}
            </button>
            <code className="text-12 text-text-3 md:ml-2">{store.id}</code>
          </Cell>
          <Cell label={t('stores.now')}>
            {hasHours(store) ? (
              <span className="flex items-center gap-2">
                <Tag tone={store.isOpen ? 'ok' : 'plain'}>
                  {t(store.isOpen ? 'stores.open' : 'stores.closed')}
                </Tag>
                <span className="text-12 text-text-2">{state(store)}</span>
              </span>
            ) : (
              <span className="text-text-3">{t('stores.noHours')}</span>
            )}
          </Cell>
          <Cell label={t('stores.address')}>
            <span className="text-text-2">
              {[store.address.street, store.address.city].filter(Boolean).join(', ')}
            </span>
          </Cell>
          <Cell label={t('stores.services')}>
            <span className="text-text-2 max-md:text-right">
              {store.services.map(service).join(' · ') || '–'}
            </span>
          </Cell>
        </tr>
      ))}
    </Table>
  )
}

import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { ChevronRight, Plus } from 'lucide-react'
import { useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { SidePanel } from '../../kit/dialog.tsx'
import { Empty, Failure, PageLoading } from '../../kit/states.tsx'
import { type Connection, connectionsQuery, kindsQuery, useConnectionNews } from './connection-model.ts'
import { ConnectionPanel } from './connection-panel.tsx'
import { NewConnectionDialog } from './new-connection-dialog.tsx'

/** Other systems that bring in what they know, and what came of it. */
export function ConnectionsTab() {
  const { t } = useWords()
  useConnectionNews()
  const query = useQuery(connectionsQuery)
  const kinds = useQuery(kindsQuery)
  const canManage = useScope('sources:manage')
  const [isNew, setNew] = useState(false)
  const { connection } = useSearch({ from: '/shell/data' })
  const navigate = useNavigate({ from: '/data' })
  const open = (id: string | undefined): void =>
    void navigate({ search: (before) => ({ ...before, connection: id }), replace: true })
  if (query.isPending || kinds.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  if (kinds.isError) return <Failure error={kinds.error} onRetry={() => void kinds.refetch()} />
  const { items } = query.data
  const chosen = items.find(({ id }) => id === connection)
  const kind = kinds.data.items.find(({ id }) => id === chosen?.kind)
  const add = canManage && (
    <Button tone="primary" icon={Plus} onClick={() => setNew(true)}>
      {t('conn.add')}
    </Button>
  )
  return (
    <>
      {items.length === 0 ? (
        <Empty title={t('conn.empty')} action={add}>
          {t('conn.emptyText')}
        </Empty>
      ) : (
        <>
          <div className="flex flex-wrap items-start justify-between gap-3 pb-4">
            <p className="max-w-160 text-text-2">{t('conn.intro')}</p>
            {add}
          </div>
          <ConnectionList items={items} openId={connection} onOpen={open} />
        </>
      )}
      <NewConnectionDialog
        isOpen={isNew}
        kinds={kinds.data.items}
        onClose={(id) => {
          setNew(false)
          if (id !== null) open(id)
        }}
      />
      <SidePanel isOpen={chosen !== undefined} onClose={() => open(undefined)} title={chosen?.name ?? ''}>
        {chosen && (
          <ConnectionPanel
            key={chosen.id}
            connection={chosen}
            kind={kind ?? null}
            onGone={() => open(undefined)}
          />
        )}
      </SidePanel>
    </>
  )
}

interface ListProps {
  items: readonly Connection[]
  openId: string | undefined
  onOpen: (id: string) => void
}

const ConnectionList = ({ items, openId, onOpen }: ListProps) => (
  <ul className="grid gap-3 lg:grid-cols-2 xl:grid-cols-3">
    {items.map((one) => (
      <li key={one.id}>
        <ConnectionCard connection={one} isOpen={one.id === openId} onOpen={() => onOpen(one.id)} />
      </li>
    ))}
  </ul>
)

interface CardProps {
  connection: Connection
  isOpen: boolean
  onOpen: () => void
}

function ConnectionCard({ connection, isOpen, onOpen }: CardProps) {
  const { t, language, format } = useWords()
  const now = useNow()
  const { day, seenAt, pullFault, setAside, unmapped } = connection
  return (
    <button
      type="button"
      onClick={onOpen}
      className={`flex h-full w-full items-start gap-3 rounded-card border bg-surface p-4 text-left transition-colors duration-120 hover:bg-canvas ${isOpen ? 'border-brand' : 'border-line'}`}
    >
      <span className="min-w-0 flex-1">
        <span className="flex flex-wrap items-center gap-2">
          <span className="min-w-0 truncate font-strong">{connection.name}</span>
          <StateOf connection={connection} />
          <span className="ml-auto text-12 text-text-3">{connection.label[language]}</span>
        </span>
        <span className="mt-1 block text-12 text-text-2">
          {t('conn.dayFigures', { taken: day.taken, refused: day.refused })}
        </span>
        <span className="mt-0.5 block text-12 text-text-3">
          {seenAt === null ? t('conn.never') : t('conn.lastSeen', { when: format.ago(seenAt, now) })}
        </span>
        {pullFault !== null && connection.isComplete && (
          <span className="mt-1 block text-12 text-danger">
            {t('conn.pullFault', { reason: pullFault.title ?? pullFault.code })}
          </span>
        )}
        {unmapped > 0 && (
          <span className="mt-1 block text-12 text-info">{t('conn.unmapped', { count: unmapped })}</span>
        )}
        {setAside > 0 && (
          <span className="mt-1 block text-12 text-warn">{t('conn.setAside', { count: setAside })}</span>
        )}
      </span>
      <ChevronRight aria-hidden="true" size={16} className="mt-1 shrink-0 text-text-3" />
    </button>
  )
}

function StateOf({ connection }: { connection: Connection }) {
  const { t } = useWords()
  if (!connection.isComplete) return <Tag tone="warn">{t('conn.incomplete')}</Tag>
  if (!connection.isEnabled) return <Tag>{t('conn.off')}</Tag>
  if (connection.waiting > 0) return <Tag tone="info">{t('conn.waiting', { count: connection.waiting })}</Tag>
  // Nothing has come yet: that it works is not known.
  if (connection.seenAt === null && connection.pulledAt === null) return <Tag>{t('conn.ready')}</Tag>
  return <Tag tone="ok">{t('conn.on')}</Tag>
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import type { Key } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { keysQuery, queryClient } from '../../app/queries.ts'
import { useWorkspace } from '../../app/session.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Tag } from '../../kit/chip.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { Cell, Table } from '../../kit/table.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { NewKeyDialog } from './new-key-dialog.tsx'

/** The keys of this workspace. A key is shown once, when made; here only its beginning. */
export function KeysTab() {
  const { t } = useWords()
  const query = useQuery(keysQuery)
  const [isNew, setNew] = useState(false)
  const [revoking, setRevoking] = useState<Key | null>(null)
  const now = useNow()
  const workspace = useWorkspace()
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return (
    <>
      <div className="flex flex-wrap items-center justify-between gap-3 pb-3">
        <div className="max-w-160 text-text-2">
          <p className="font-medium text-text">
            {t('keys.workspace', { name: workspace.name, id: workspace.id })}
          </p>
          <p className="mt-0.5">{t('keys.intro')}</p>
          {workspace.isSample && <p className="mt-1">{t('keys.sampleNote', { id: workspace.id })}</p>}
        </div>
        <Button tone="primary" icon={Plus} onClick={() => setNew(true)}>
          {t('keys.create')}
        </Button>
      </div>
      <Table
        isStacked
        label={t('data.keys')}
        columns={[
          { key: 'name', label: t('keys.name') },
          { key: 'kind', label: t('keys.kind') },
          { key: 'prefix', label: t('keys.prefix') },
          { key: 'used', label: t('keys.lastUsed') },
          { key: 'created', label: t('keys.created') },
          { key: 'acts', label: t('table.acts'), align: 'right' },
        ]}
      >
        {query.data.items.map((key) => (
          <KeyRow key={key.id} entry={key} now={now} onRevoke={() => setRevoking(key)} />
        ))}
      </Table>
      <NewKeyDialog isOpen={isNew} onClose={() => setNew(false)} />
      <RevokeDialog entry={revoking} onClose={() => setRevoking(null)} />
    </>
  )
}

function KeyRow({ entry, now, onRevoke }: { entry: Key; now: number; onRevoke: () => void }) {
  const { t, format } = useWords()
  const isRevoked = entry.revokedAt !== null
  return (
    <tr className={isRevoked ? 'text-text-3' : ''}>
      <Cell>
        <span className="min-w-0">
          <span className="break-words font-medium">{entry.name}</span>
          {entry.kind === 'secret' && (
            <span className="block text-12 text-text-2" title={entry.scopes.join(', ')}>
              {t('keys.scopes', { count: entry.scopes.length })}
            </span>
          )}
        </span>
      </Cell>
      <Cell label={t('keys.kind')}>
        <Tag tone={entry.kind === 'secret' ? 'warn' : 'plain'}>{t(`keys.${entry.kind}`)}</Tag>
      </Cell>
      <Cell label={t('keys.prefix')}>
        <span className="font-mono text-12">{entry.prefix}…</span>
      </Cell>
      <Cell label={t('keys.lastUsed')}>
        {entry.lastUsedAt === null ? t('keys.neverUsed') : format.ago(entry.lastUsedAt, now)}
      </Cell>
      <Cell label={t('keys.created')}>{format.date(entry.createdAt)}</Cell>
      <Cell align="right">
        {entry.revokedAt === null ? (
          <Button size="sm" tone="danger" onClick={onRevoke}>
            {t('keys.revoke')}
          </Button>
        ) : (
          t('keys.revokedAt', { date: format.date(entry.revokedAt) })
        )}
      </Cell>
    </tr>
  )
}

function RevokeDialog({ entry, onClose }: { entry: Key | null; onClose: () => void }) {
  const { t } = useWords()
  const revoke = useMutation({
    mutationFn: (id: string) =>
      request<unknown>(`/api/v1/keys/${encodeURIComponent(id)}`, { method: 'DELETE' }),
    onSuccess: async () => {
      onClose()
      await queryClient.invalidateQueries({ queryKey: keysQuery.queryKey })
      tell(t('keys.revoked'))
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <Dialog
      isOpen={entry !== null}
      onClose={onClose}
      title={t('keys.revokeTitle', { name: entry?.name ?? '' })}
      intro={t('keys.revokeText')}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button tone="danger" isBusy={revoke.isPending} onClick={() => entry && revoke.mutate(entry.id)}>
            {t('keys.revoke')}
          </Button>
        </>
      }
    >
      <p className="text-text-2">{t('keys.revokeCannot')}</p>
    </Dialog>
  )
}

import { useMutation } from '@tanstack/react-query'
import { KeyRound, Trash2, Upload } from 'lucide-react'
import { useState } from 'react'
import type { RotateConnectionSecretReply, UploadDeliveryFileReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'
import { type Connection, type ConnectionKind, connectionPath, connectionsKey } from './connection-model.ts'
import { ConnectionSettings } from './connection-settings.tsx'
import { Deliveries } from './deliveries.tsx'
import { MappingEditor } from './mapping-editor.tsx'
import { Steps } from './new-connection-dialog.tsx'

interface PanelProps {
  connection: Connection
  /** Null where its plugin is gone. */
  kind: ConnectionKind | null
  onGone: () => void
}

/** One connection: where it is reached, how it is set, what it delivered. */
export function ConnectionPanel({ connection, kind, onGone }: PanelProps) {
  const { t } = useWords()
  const canManage = useScope('sources:manage')
  return (
    <div className="flex flex-col gap-6">
      {connection.url !== null && (
        <section>
          <h3 className="mb-1 font-strong">{t('conn.address')}</h3>
          <Code text={connection.url} label={t('conn.address')} />
        </section>
      )}
      {kind && <Steps kind={kind} url={connection.url ?? ''} />}
      {kind && <ConnectionSettings connection={connection} kind={kind} />}
      {kind?.id === 'webhook' && canManage && <MappingEditor connection={connection} />}
      {kind && kind.files.length > 0 && canManage && <FileDrop connection={connection} kind={kind} />}
      <TurnedAway connection={connection} />
      <Deliveries connection={connection} />
      {canManage && (
        <div className="flex flex-wrap gap-2 border-t pt-4">
          {kind?.makesSecret && <NewKey connection={connection} />}
          <Remove connection={connection} onGone={onGone} />
        </div>
      )}
    </div>
  )
}

function TurnedAway({ connection }: { connection: Connection }) {
  const { t, format } = useWords()
  const { codes } = connection.day
  if (codes.length === 0) return null
  return (
    <section>
      <h3 className="mb-1 font-strong">{t('conn.turnedAway')}</h3>
      <ul className="text-12 text-text-2">
        {codes.map(({ code, title, count }) => (
          <li key={code} className="flex justify-between gap-3">
            <span title={code}>{title ?? code}</span>
            <span>{format.number(count)}</span>
          </li>
        ))}
      </ul>
    </section>
  )
}

function FileDrop({ connection, kind }: { connection: Connection; kind: ConnectionKind }) {
  const { t } = useWords()
  const upload = useMutation({
    mutationFn: (file: File) =>
      request<UploadDeliveryFileReply>(
        connectionPath(connection.id, `/files?name=${encodeURIComponent(file.name)}`),
        { method: 'POST', file },
      ),
    onSuccess: async ({ rows }) => {
      tell(t('conn.fileTaken', { rows }))
      await queryClient.invalidateQueries({ queryKey: connectionsKey })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <section>
      <h3 className="mb-1 font-strong">{t('conn.files')}</h3>
      <p className="mb-2 text-12 text-text-2">
        {t('conn.fileHint', { topics: kind.files.join(', '), folder: connection.folder ?? '' })}
      </p>
      <label className="inline-flex h-8 cursor-pointer items-center gap-2 rounded-control border border-line bg-surface px-3 font-medium hover:bg-sunken">
        <Upload aria-hidden="true" size={16} />
        {t('conn.file')}
        <input
          type="file"
          className="sr-only"
          accept=".csv,.json,.ndjson,.jsonl,.xml"
          onChange={({ target }) => {
            const [file] = target.files ?? []
            if (file) upload.mutate(file)
            target.value = ''
          }}
        />
      </label>
    </section>
  )
}

function NewKey({ connection }: { connection: Connection }) {
  const { t } = useWords()
  const rotate = useMutation({
    mutationFn: () =>
      request<RotateConnectionSecretReply>(connectionPath(connection.id, '/secret'), {
        method: 'POST',
        body: {},
      }),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <>
      <Button icon={KeyRound} isBusy={rotate.isPending} onClick={() => rotate.mutate()}>
        {t('conn.newKey')}
      </Button>
      <Dialog
        isOpen={rotate.data !== undefined}
        onClose={rotate.reset}
        title={t('conn.newKey')}
        intro={t('conn.newKeyText')}
        actions={
          <Button tone="primary" onClick={rotate.reset}>
            {t('conn.stored')}
          </Button>
        }
      >
        <p className="mb-2 text-12 text-text-2">{t('conn.keyOnceText')}</p>
        <Code text={rotate.data?.secret ?? ''} label={t('conn.keyOnce')} />
      </Dialog>
    </>
  )
}

function Remove({ connection, onGone }: { connection: Connection; onGone: () => void }) {
  const { t } = useWords()
  const [isAsking, setAsking] = useState(false)
  const remove = useMutation({
    mutationFn: () => request<unknown>(connectionPath(connection.id), { method: 'DELETE' }),
    onSuccess: async () => {
      onGone()
      tell(t('conn.removed'))
      await queryClient.invalidateQueries({ queryKey: connectionsKey })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <>
      <Button tone="danger" icon={Trash2} onClick={() => setAsking(true)}>
        {t('conn.remove')}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('conn.removeTitle', { name: connection.name })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button tone="danger" isBusy={remove.isPending} onClick={() => remove.mutate()}>
              {t('conn.remove')}
            </Button>
          </>
        }
      >
        <p className="text-text-2">{t('conn.removeText')}</p>
      </Dialog>
    </>
  )
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useId, useState } from 'react'
import type { Workspace } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { meQuery, queryClient, workspacesQuery } from '../../app/queries.ts'
import { hasScope, useMe, useSwitchWorkspace } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field, Input } from '../../kit/field.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { tell, tellFailure } from '../../kit/tell.ts'

/** The brand this workspace is for: its name, region, currency and clock. */
export function WorkspaceTab() {
  const me = useMe()
  const query = useQuery(workspacesQuery)
  const { dialog } = useSearch({ from: '/shell/settings' })
  const navigate = useNavigate({ from: '/settings' })
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const current = query.data.items.find((each) => each.id === me.workspaceId)
  return (
    <div className="flex max-w-120 flex-col gap-8">
      {current && (
        <WorkspaceForm key={current.id} workspace={current} isLocked={!hasScope(me, 'workspace:manage')} />
      )}
      {current?.isSample && hasScope(me, 'workspace:manage') && <RemoveSample workspace={current} />}
      <NewWorkspace
        isOpen={dialog === 'new'}
        onClose={() =>
          void navigate({ search: (before) => ({ ...before, dialog: undefined }), replace: true })
        }
      />
    </div>
  )
}

const fields = ['name', 'region', 'currency', 'timeZone'] as const

function WorkspaceForm({ workspace, isLocked }: { workspace: Workspace; isLocked: boolean }) {
  const { t } = useWords()
  const [entry, setEntry] = useState<Record<string, string>>({})
  const save = useMutation({
    mutationFn: () =>
      request<unknown>(`/api/v1/workspaces/${encodeURIComponent(workspace.id)}`, {
        method: 'PATCH',
        body: entry,
      }),
    onSuccess: async () => {
      setEntry({})
      await Promise.all(
        [workspacesQuery, meQuery].map(({ queryKey }) => queryClient.invalidateQueries({ queryKey })),
      )
      tell(t('workspace.saved'))
    },
  })
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      {fields.map((field, index) => (
        <Field
          key={field}
          label={t(`workspace.${field}`)}
          error={index === 0 && save.error ? save.error.message || t('error.unreachableHint') : undefined}
        >
          {(control) => (
            <Input
              {...control}
              disabled={isLocked}
              value={entry[field] ?? workspace[field] ?? ''}
              onChange={(event) => setEntry({ ...entry, [field]: event.target.value })}
            />
          )}
        </Field>
      ))}
      <p className="text-12 text-text-3">
        {t('workspace.id')}: <span className="font-mono">{workspace.id}</span>
      </p>
      {!isLocked && (
        <Button
          tone="primary"
          type="submit"
          className="self-start"
          isBusy={save.isPending}
          disabled={Object.keys(entry).length === 0}
        >
          {t('action.save')}
        </Button>
      )}
    </form>
  )
}

function RemoveSample({ workspace }: { workspace: Workspace }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [isAsking, setAsking] = useState(false)
  const [typed, setTyped] = useState('')
  const remove = useMutation({
    mutationFn: () => request<unknown>('/api/v1/sample', { method: 'DELETE' }),
    onSuccess: async () => {
      await queryClient.resetQueries()
      await navigate({ to: '/' })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <section className="border-t pt-5">
      <h2 className="text-16 font-strong">{t('sample.remove')}</h2>
      <p className="mt-1 mb-3 text-text-2">{t('sample.removeText')}</p>
      <Button tone="danger" onClick={() => setAsking(true)}>
        {t('sample.remove')}
      </Button>
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('sample.remove')}
        intro={t('sample.removeText')}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button
              tone="danger"
              disabled={typed !== workspace.name}
              isBusy={remove.isPending}
              onClick={() => remove.mutate()}
            >
              {t('sample.remove')}
            </Button>
          </>
        }
      >
        <Field label={t('sample.typeName', { name: workspace.name })}>
          {(control) => (
            <Input {...control} value={typed} onChange={(event) => setTyped(event.target.value)} />
          )}
        </Field>
      </Dialog>
    </section>
  )
}

function NewWorkspace({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t } = useWords()
  const formId = useId()
  const [name, setName] = useState('')
  const switchTo = useSwitchWorkspace()
  const create = useMutation({
    mutationFn: () => request<Workspace>('/api/v1/workspaces', { method: 'POST', body: { name } }),
    onSuccess: (workspace) => {
      setName('')
      onClose()
      switchTo.mutate(workspace.id)
    },
  })
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('workspace.add')}
      intro={t('workspace.addText')}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button tone="primary" type="submit" form={formId} isBusy={create.isPending}>
            {t('workspace.create')}
          </Button>
        </>
      }
    >
      <form
        id={formId}
        onSubmit={(event) => {
          event.preventDefault()
          create.mutate()
        }}
      >
        <Field label={t('workspace.name')} error={create.error?.message}>
          {(control) => (
            <Input {...control} required value={name} onChange={(event) => setName(event.target.value)} />
          )}
        </Field>
      </form>
    </Dialog>
  )
}

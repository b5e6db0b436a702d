import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate, useParams } from '@tanstack/react-router'
import { Download, Trash2, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Page } from '../../kit/page.tsx'
import { Failure, PageLoading } from '../../kit/states.tsx'
import { tellFailure } from '../../kit/tell.ts'
import { type Import, importQuery, isActive, pathOf } from './import-queries.ts'
import { Mapping } from './mapping.tsx'
import { Progress, Report, Trial } from './report.tsx'
import { ImportStateTag } from './state-tag.tsx'

/** What an undo does to what a file brought. */
const undoWords = {
  customers: 'imports.undoText',
  orders: 'imports.undoText',
  consents: 'imports.undoConsents',
  products: 'imports.undoProducts',
} as const

/** One file: what its columns are, what a trial finds, how far it is, what was refused, and the way back. */
export default function ImportPage() {
  const { t } = useWords()
  const { id } = useParams({ from: '/shell/data/imports/$id' })
  const query = useQuery(importQuery(id))
  if (query.isPending) return <PageLoading />
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  const one = query.data
  return (
    <Page
      title={one.name}
      note={
        <span className="flex items-center gap-2">
          {t(`imports.kind.${one.kind}`)} <ImportStateTag state={one.state} />
        </span>
      }
      action={<Acts one={one} />}
    >
      <div className="min-h-0 flex-1 overflow-y-auto px-4 pb-8 md:px-6">
        <div className="flex max-w-240 flex-col gap-6">
          {one.failure !== null && (
            <p role="alert" className="rounded-card bg-danger-soft px-4 py-3 text-danger">
              {one.failure}
            </p>
          )}
          {isActive(one.state) && <Progress one={one} />}
          {['mapping', 'checked'].includes(one.state) && <Mapping key={one.id} one={one} />}
          {one.trial !== null && one.state === 'checked' && <Trial trial={one.trial} />}
          {['running', 'settling', 'done', 'cancelled', 'undone'].includes(one.state) && <Report one={one} />}
        </div>
      </div>
    </Page>
  )
}

/** Acts that the import's state allows; their answer is the import as it is then. */
function useAct(one: Import) {
  const { t } = useWords()
  return useMutation({
    mutationFn: (act: 'run' | 'cancel' | 'undo') =>
      request<Import>(pathOf(one.id, `/${act}`), { method: 'POST' }),
    onSuccess: (next) => {
      queryClient.setQueryData(importQuery(one.id).queryKey, next)
      void queryClient.invalidateQueries({ queryKey: ['imports'], exact: true })
    },
    onError: (error) => tellFailure(error, t('error.unreachableHint')),
  })
}

function Acts({ one }: { one: Import }) {
  const { t } = useWords()
  const canManage = useScope('sources:manage')
  const seesRefused = useScope('customers:pii')
  const act = useAct(one)
  const [isAsking, setAsking] = useState(false)
  const can = (name: Import['acts'][number]) => canManage && one.acts.includes(name)
  return (
    <>
      {one.hasRefusedFile && seesRefused && (
        <a className={buttonClass()} href={pathOf(one.id, '/refused')} download>
          <Download aria-hidden="true" size={15} />
          {t('imports.refusedFile')}
        </a>
      )}
      {can('delete') && <Remove one={one} />}
      {can('undo') && (
        <Button icon={Undo2} onClick={() => setAsking(true)}>
          {t('imports.undo')}
        </Button>
      )}
      {can('cancel') && (
        <Button isBusy={act.isPending} onClick={() => act.mutate('cancel')}>
          {t('imports.stop')}
        </Button>
      )}
      {can('run') && one.state === 'checked' && (
        <Button tone="primary" isBusy={act.isPending} onClick={() => act.mutate('run')}>
          {t('imports.run', { count: one.trial?.found.stored ?? 0 })}
        </Button>
      )}
      <Dialog
        isOpen={isAsking}
        onClose={() => setAsking(false)}
        title={t('imports.undoTitle')}
        intro={t(undoWords[one.kind], {
          count: one.progress.things,
        })}
        actions={
          <>
            <Button onClick={() => setAsking(false)}>{t('action.cancel')}</Button>
            <Button
              tone="danger"
              onClick={() => {
                setAsking(false)
                act.mutate('undo')
              }}
            >
              {t('imports.undo')}
            </Button>
          </>
        }
      >
        {null}
      </Dialog>
    </>
  )
}

function Remove({ one }: { one: Import }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const remove = useMutation({
    mutationFn: () => request(pathOf(one.id), { method: 'DELETE' }),
    onSuccess: async () => {
      await navigate({ to: '/data/imports' })
      queryClient.removeQueries({ queryKey: ['imports', one.id] })
      await queryClient.invalidateQueries({ queryKey: ['imports'] })
    },
    onError: (error) => tellFailure(error, t('error.unreachableHint')),
  })
  return (
    <Button tone="quiet" icon={Trash2} isBusy={remove.isPending} onClick={() => remove.mutate()}>
      {t('imports.remove')}
    </Button>
  )
}

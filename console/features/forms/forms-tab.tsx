import { useMutation, useQuery } from '@tanstack/react-query'
import { ExternalLink, Pencil, Trash2 } from 'lucide-react'
import { useState } from 'react'
import type { ListFormsReply } from '../../app/api.gen.ts'
import { setupQuery } from '../../app/queries.ts'
import { useScope } from '../../app/session.ts'
import { useNow } from '../../app/use-now.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Bone, Empty, Failure } from '../../kit/states.tsx'
import { tellFailure } from '../../kit/tell.ts'
import { EditForm } from './form-dialog.tsx'
import { FormFigures } from './form-figures.tsx'
import { writeEmbed } from './form-model.ts'
import { archiveForm, formsQuery } from './form-queries.ts'

type Row = ListFormsReply['items'][number]

/** The forms of the shop: where each stands, how it is put into a page, what it asks. */
export function FormsTab() {
  const { t } = useWords()
  const forms = useQuery(formsQuery)
  if (forms.isError) return <Failure error={forms.error} onRetry={() => void forms.refetch()} />
  if (forms.isPending)
    return (
      <div className="flex flex-col gap-3 px-4 py-6 md:px-6">
        <Bone className="h-16 w-full" />
        <Bone className="h-16 w-full" />
      </div>
    )
  if (forms.data.items.length === 0) return <Empty title={t('forms.empty')}>{t('forms.emptyText')}</Empty>
  return (
    <ul className="flex flex-col gap-3 overflow-y-auto px-4 py-4 md:px-6">
      {forms.data.items.map((row) => (
        <FormRow key={row.id} row={row} />
      ))}
    </ul>
  )
}

function FormRow({ row }: { row: Row }) {
  const { t, format } = useWords()
  const now = useNow()
  const canChange = useScope('content:publish')
  const setup = useQuery(setupQuery)
  const [open, setOpen] = useState<'edit' | 'drop' | null>(null)
  const close = () => setOpen(null)
  const { origin = '', openKey = null } = setup.data ?? {}
  const embed = openKey === null ? '' : writeEmbed({ origin, writeKey: openKey, id: row.id })
  return (
    <li className="flex flex-col gap-3 rounded-card border border-line bg-raised p-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-2">
        <div className="min-w-48 flex-1">
          <h2 className="text-14 font-strong">{row.name}</h2>
          <p className="text-12 text-text-3">
            {t('forms.changed', {
              who: row.updatedBy,
              when: format.ago(row.updatedAt, now),
              version: row.revision,
            })}
          </p>
        </div>
        <a className={buttonClass('plain')} href={row.path} target="_blank" rel="noreferrer">
          <ExternalLink aria-hidden="true" size={14} />
          {t('forms.open')}
        </a>
        {canChange && (
          <>
            <Button icon={Pencil} onClick={() => setOpen('edit')}>
              {t('forms.change')}
            </Button>
            <Button icon={Trash2} tone="danger" onClick={() => setOpen('drop')}>
              {t('forms.archive')}
            </Button>
          </>
        )}
      </div>
      <FormFigures id={row.id} />
      {embed !== '' && <Code text={embed} label={t('forms.embed', { name: row.name })} />}
      {open === 'edit' && <EditForm id={row.id} onClose={close} />}
      {open === 'drop' && <ArchiveDialog row={row} onClose={close} />}
    </li>
  )
}

function ArchiveDialog({ row, onClose }: { row: Row; onClose: () => void }) {
  const { t } = useWords()
  const archive = useMutation({
    mutationFn: () => archiveForm(row.id),
    onSuccess: onClose,
    onError: (error) => tellFailure(error, t('error.title')),
  })
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('forms.archiveTitle', { name: row.name })}
      intro={t('forms.archiveText')}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button tone="danger" isBusy={archive.isPending} onClick={() => archive.mutate()}>
            {t('forms.archive')}
          </Button>
        </>
      }
    >
      {null}
    </Dialog>
  )
}

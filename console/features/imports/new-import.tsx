import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { FileUp } from 'lucide-react'
import { type DragEvent, useId, useState } from 'react'
import { useWords } from '../../i18n/t.ts'
import { FormDialog } from '../../kit/form-dialog.tsx'
import { type ImportKind, sendFile } from './import-queries.ts'

const kinds: readonly ImportKind[] = ['customers', 'orders', 'products', 'consents']

/** What a file brings, and the file. */
export function NewImport({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [kind, setKind] = useState<ImportKind>('customers')
  const [file, setFile] = useState<File | null>(null)
  const [share, setShare] = useState(0)
  const send = useMutation({
    mutationFn: (chosen: File) => sendFile({ kind, file: chosen }, setShare),
    onSuccess: ({ id }) => navigate({ to: '/data/imports/$id', params: { id } }),
  })
  return (
    <FormDialog
      title={t('imports.new')}
      intro={t('imports.newIntro')}
      width="wide"
      submit={
        send.isPending ? t('imports.sending', { share: `${Math.round(share * 100)}%` }) : t('imports.send')
      }
      isBusy={send.isPending}
      isIncomplete={file === null || file.size === 0}
      error={send.error}
      onClose={onClose}
      onSubmit={() => file !== null && send.mutate(file)}
    >
      <KindChoice value={kind} onChange={setKind} />
      <FileDrop file={file} onChange={setFile} />
    </FormDialog>
  )
}

function KindChoice({ value, onChange }: { value: ImportKind; onChange: (kind: ImportKind) => void }) {
  const { t } = useWords()
  return (
    <fieldset className="grid gap-2 sm:grid-cols-2">
      <legend className="mb-1.5 text-12 font-medium text-text-2">{t('imports.kind')}</legend>
      {kinds.map((kind) => (
        <label
          key={kind}
          className="flex cursor-pointer items-start gap-2 rounded-control border border-line p-2.5 has-checked:border-brand has-checked:bg-brand-soft"
        >
          <input
            type="radio"
            name="kind"
            className="mt-0.5 accent-brand"
            checked={value === kind}
            onChange={() => onChange(kind)}
          />
          <span>
            {t(`imports.kind.${kind}`)}
            <span className="block text-12 text-text-2">{t(`imports.kindText.${kind}`)}</span>
          </span>
        </label>
      ))}
    </fieldset>
  )
}

function FileDrop({ file, onChange }: { file: File | null; onChange: (file: File | null) => void }) {
  const { t, format } = useWords()
  const id = useId()
  const [isOver, setOver] = useState(false)
  const drop = (event: DragEvent) => {
    event.preventDefault()
    setOver(false)
    onChange(event.dataTransfer.files[0] ?? null)
  }
  return (
    <label
      htmlFor={id}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
      className={`flex cursor-pointer flex-col items-center gap-2 rounded-card border border-dashed px-4 py-8 text-center has-focus-visible:outline-2 has-focus-visible:outline-focus ${isOver ? 'border-brand bg-brand-soft' : 'border-line-strong'}`}
    >
      <FileUp aria-hidden="true" size={22} className="text-text-3" />
      <span className="font-medium">{file === null ? t('imports.drop') : file.name}</span>
      <span className="text-12 text-text-2">
        {file === null ? t('imports.dropText') : `${format.decimal(file.size / 1_048_576, 1)} MB`}
      </span>
      <input
        id={id}
        type="file"
        accept=".csv,.tsv,.txt,.xlsx,.ndjson,.jsonl,.json"
        className="sr-only"
        onChange={({ target }) => onChange(target.files?.[0] ?? null)}
      />
    </label>
  )
}

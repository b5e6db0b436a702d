import { Link, type LinkProps } from '@tanstack/react-router'
import { ChevronRight, Folder } from 'lucide-react'
import { useState } from 'react'
import { useWords } from '../i18n/t.ts'
import { cleanPath, listInside, listOffered } from './folder-path.ts'
import { FormDialog } from './form-dialog.tsx'
import { TextField } from './text-field.tsx'

const chip =
  'inline-flex h-7 max-w-60 items-center gap-1.5 rounded-control border border-line bg-raised px-2 text-12 hover:bg-canvas hover:border-line-strong/60 pointer-coarse:h-10'

interface FolderStripProps {
  folders: readonly { name: string; items: number }[]
  /** The path of the one that is open. */
  open: string | undefined
  /** The address that shows a folder; undefined is everything. */
  to: (folder: string | undefined) => LinkProps
}

/** The way to the folder that is open, and the folders in it. */
export function FolderStrip({ folders, open = '', to }: FolderStripProps) {
  const { t } = useWords()
  const inside = listInside(folders, open)
  const steps = open === '' ? [] : open.split('/')
  if (inside.length === 0 && steps.length === 0) return null
  return (
    <nav
      aria-label={t('folders.label')}
      className="flex shrink-0 flex-wrap items-center gap-2 px-4 pb-3 md:px-6"
    >
      {steps.length > 0 && (
        <span className="flex min-w-0 flex-wrap items-center gap-1 text-13">
          <Link {...to(undefined)} className="text-text-2 hover:text-text hover:underline">
            {t('folders.all')}
          </Link>
          {steps.map((step, index) => (
            <span key={steps.slice(0, index + 1).join('/')} className="flex min-w-0 items-center gap-1">
              <ChevronRight aria-hidden="true" size={14} className="text-text-3" />
              {index === steps.length - 1 ? (
                <span aria-current="page" className="truncate font-medium">
                  {step}
                </span>
              ) : (
                <Link
                  {...to(steps.slice(0, index + 1).join('/'))}
                  className="truncate text-text-2 hover:text-text hover:underline"
                >
                  {step}
                </Link>
              )}
            </span>
          ))}
        </span>
      )}
      {inside.map(({ name, path, items }) => (
        <Link key={path} {...to(path)} className={chip}>
          <Folder aria-hidden="true" size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
          <span className="truncate">{name}</span>
          <span className="text-text-3">{items}</span>
        </Link>
      ))}
    </nav>
  )
}

interface FolderFieldProps {
  value: string
  /** Paths of folders there are. */
  known?: readonly string[]
  onChange: (next: string) => void
}

/** The field of a folder's path, and folders there are that it may become by one press. */
export function FolderField({ value, known = [], onChange }: FolderFieldProps) {
  const { t } = useWords()
  return (
    <div className="flex flex-col gap-3">
      <TextField
        label={t('folders.one')}
        hint={t('folders.hint')}
        maxLength={200}
        value={value}
        onChange={onChange}
      />
      <div className="flex flex-wrap gap-2 empty:hidden">
        {listOffered(known, value).map((path) => (
          <button key={path} type="button" className={chip} onClick={() => onChange(path)}>
            <Folder aria-hidden="true" size={14} strokeWidth={1.75} className="shrink-0 text-text-3" />
            <span className="truncate">{path}</span>
          </button>
        ))}
      </div>
    </div>
  )
}

interface FolderDialogProps {
  folder: string
  known: readonly string[]
  isBusy: boolean
  error: Error | null
  onSave: (folder: string) => void
  onClose: () => void
}

/** Asks where something is to lie. */
export function FolderDialog({ folder, known, onSave, ...dialog }: FolderDialogProps) {
  const { t } = useWords()
  const [path, setPath] = useState(folder)
  return (
    <FormDialog
      {...dialog}
      title={t('folders.move')}
      submit={t('action.save')}
      onSubmit={() => onSave(cleanPath(path))}
    >
      <FolderField value={path} known={known} onChange={setPath} />
    </FormDialog>
  )
}

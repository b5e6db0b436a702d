import { Bookmark, Plus, Trash2 } from 'lucide-react'
import { useState } from 'react'
import { findStored, putStored } from '../app/browser/storage.ts'
import { useWorkspace } from '../app/session.ts'
import { useWords } from '../i18n/t.ts'
import { Button } from './button.tsx'
import { FormDialog } from './form-dialog.tsx'
import { Menu, MenuItem, MenuLine, MenuNote } from './menu.tsx'
import { TextField } from './text-field.tsx'

/** What a page keeps in its address. */
type Filter = Readonly<Record<string, string | undefined>>

interface View {
  name: string
  filter: Filter
}

const mostViews = 20

const isText = (value: unknown): value is string => typeof value === 'string'

function readViews(key: string): View[] {
  try {
    const kept: unknown = JSON.parse(findStored(key) ?? '[]')
    return Array.isArray(kept) ? kept.flatMap(readView) : []
  } catch {
    return []
  }
}

function readView(kept: unknown): View[] {
  if (typeof kept !== 'object' || kept === null || !('name' in kept) || !('filter' in kept)) return []
  const { name, filter } = kept
  if (!isText(name) || typeof filter !== 'object' || filter === null) return []
  const texts = Object.entries(filter).filter((one): one is [string, string] => isText(one[1]))
  return [{ name, filter: Object.fromEntries(texts) }]
}

const isSame = (a: Filter, b: Filter): boolean =>
  Object.keys(a).length === Object.keys(b).length &&
  Object.entries(a).every(([key, value]) => b[key] === value)

interface SavedViewsProps {
  /** The page they belong to. */
  page: string
  filter: Filter
  onChoose: (filter: Filter) => void
}

/** Filters one comes back to, under names of one's own; kept in this browser, for this workspace. */
export function SavedViews({ page, filter, onChoose }: SavedViewsProps) {
  const { t } = useWords()
  const { id } = useWorkspace()
  const key = `views.${page}.${id}`
  const [views, setViews] = useState(() => readViews(key))
  const [isNaming, setNaming] = useState(false)
  const put = (next: View[]): void => {
    setViews(next)
    putStored(key, JSON.stringify(next))
  }
  const chosen = views.find((view) => isSame(view.filter, filter))
  const isFiltered = Object.keys(filter).length > 0
  if (views.length === 0 && !isFiltered) return null
  return (
    <>
      <Menu
        trigger={
          <Button icon={Bookmark} tone="quiet">
            {chosen?.name ?? t('views.title')}
          </Button>
        }
      >
        {views.length === 0 && <MenuNote>{t('views.none')}</MenuNote>}
        {views.map((view) => (
          <MenuItem key={view.name} isChosen={view === chosen} onSelect={() => onChoose(view.filter)}>
            {view.name}
          </MenuItem>
        ))}
        {(chosen !== undefined || isFiltered) && <MenuLine />}
        {chosen !== undefined && (
          <MenuItem icon={Trash2} onSelect={() => put(views.filter((view) => view !== chosen))}>
            {t('views.delete', { name: chosen.name })}
          </MenuItem>
        )}
        {chosen === undefined && isFiltered && views.length < mostViews && (
          <MenuItem icon={Plus} onSelect={() => setNaming(true)}>
            {t('views.save')}
          </MenuItem>
        )}
      </Menu>
      {isNaming && (
        <NameDialog
          onClose={() => setNaming(false)}
          onName={(name) => {
            put([...views.filter((view) => view.name !== name), { name, filter }])
            setNaming(false)
          }}
        />
      )}
    </>
  )
}

function NameDialog({ onClose, onName }: { onClose: () => void; onName: (name: string) => void }) {
  const { t } = useWords()
  const [name, setName] = useState('')
  return (
    <FormDialog
      onClose={onClose}
      title={t('views.save')}
      intro={t('views.saveText')}
      submit={t('action.save')}
      isBusy={false}
      isIncomplete={name.trim() === ''}
      onSubmit={() => onName(name.trim())}
    >
      <TextField label={t('views.name')} value={name} maxLength={60} onChange={setName} />
    </FormDialog>
  )
}

import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { ArrowLeft, Check, CloudAlert, LoaderCircle, Redo2, TriangleAlert, Undo2 } from 'lucide-react'
import { useEffect, useState } from 'react'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button, IconButton } from '../../../kit/button.tsx'
import { Segmented } from '../../../kit/tabs.tsx'
import { tellFailure } from '../../../kit/tell.ts'
import type { ContentLanguage } from '../model.ts'
import { contentPath, itemQuery } from '../queries.ts'
import { StateTag } from '../state-tag.tsx'
import { LanguageMenu } from './language-menu.tsx'
import { PersonPicker } from './person-picker.tsx'
import { PublishButton } from './publish-button.tsx'
import { useStudio } from './studio.ts'
import { TestSend } from './test-send.tsx'

/** What is open, how it stands, and the one way on: publish. */
export function StudioHead() {
  const { item } = useStudio()
  const canPublish = useScope('content:publish')
  return (
    <>
      {/* On a phone the name and the way on stay, the rest goes with the page. */}
      <div className="flex shrink-0 items-center gap-x-3 bg-canvas px-4 pt-2 md:flex-wrap md:px-6 md:pt-3 max-lg:sticky max-lg:top-0 max-lg:z-20 max-md:border-b max-md:pb-2">
        <BackLink />
        <NameField key={item.name} />
        <span className="max-md:hidden">
          <StateTag state={item.archivedAt === null ? item.state : 'archived'} />
        </span>
        <SavingNote />
        <div className="ml-auto flex shrink-0 items-center gap-2">
          <span className="flex items-center gap-2 max-md:hidden">
            <UndoButtons />
            <FindingsButton />
            <TestSend />
          </span>
          {canPublish && <PublishButton />}
        </div>
      </div>
      <header className="relative flex shrink-0 items-center gap-x-4 gap-y-2 border-b bg-canvas px-4 py-2 [scrollbar-width:none] max-md:overflow-x-auto md:flex-wrap md:px-6 md:py-2.5">
        <span className="flex shrink-0 items-center gap-2 md:hidden">
          <FindingsButton />
          <UndoButtons />
        </span>
        <ViewSwitch />
        <LanguageSwitch />
        <span className="shrink-0 md:hidden">
          <TestSend />
        </span>
        <div className="ml-auto shrink-0">
          <PersonPicker />
        </div>
      </header>
    </>
  )
}

function BackLink() {
  const { t } = useWords()
  return (
    <Link
      to="/content"
      aria-label={t('content.back')}
      title={t('content.back')}
      className="-ml-2 inline-flex size-8 items-center justify-center rounded-control text-text-2 hover:bg-sunken hover:text-text"
    >
      <ArrowLeft aria-hidden="true" size={16} strokeWidth={1.75} />
    </Link>
  )
}

/** The page's title is the message's name, changed where it stands. */
function NameField() {
  const { t } = useWords()
  const { item, isLocked } = useStudio()
  const [name, setName] = useState(item.name)
  useEffect(() => {
    document.title = `${item.name} · Splot`
  }, [item.name])
  const rename = useMutation({
    mutationFn: () => request<unknown>(contentPath(item.id), { method: 'PATCH', body: { name } }),
    onSuccess: () => {
      queryClient.setQueryData(itemQuery(item.id).queryKey, (before) => before && { ...before, name })
      void queryClient.invalidateQueries({ queryKey: ['content'] })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  const commit = (): void => {
    if (name.trim() === '') setName(item.name)
    else if (name !== item.name) rename.mutate()
  }
  return (
    <h1 className="min-w-0 max-md:flex-1">
      <span className="sr-only">{item.name}</span>
      <input
        aria-label={t('content.name')}
        className="-mx-1.5 min-w-24 max-w-full rounded-control max-md:text-16 border border-transparent bg-transparent pr-4 pl-1.5 md:text-20 font-title hover:border-line focus:border-line"
        style={{ width: `${name.length * 1.2 + 3}ch` }}
        value={name}
        maxLength={200}
        readOnly={isLocked}
        onChange={(event) => setName(event.target.value)}
        onBlur={commit}
        onKeyDown={(event) => {
          if (event.key === 'Enter') event.currentTarget.blur()
        }}
      />
    </h1>
  )
}

const savingLook = {
  saved: { icon: Check, className: 'text-text-3' },
  waiting: { icon: LoaderCircle, className: 'text-text-3' },
  saving: { icon: LoaderCircle, className: 'text-text-3' },
  conflict: { icon: TriangleAlert, className: 'text-warn' },
  failed: { icon: CloudAlert, className: 'text-danger' },
} as const

function SavingNote() {
  const { t } = useWords()
  const { saving, isLocked } = useStudio()
  if (isLocked) return <span className="text-12 text-text-3">{t('content.locked')}</span>
  const { icon: Icon, className } = savingLook[saving]
  return (
    <span className={`inline-flex shrink-0 items-center gap-1 text-12 ${className}`} aria-live="polite">
      <Icon aria-hidden="true" size={14} strokeWidth={1.75} />
      <span className="max-md:sr-only">{t(`content.saving.${saving}`)}</span>
    </span>
  )
}

function UndoButtons() {
  const { t } = useWords()
  const { undo, redo, canUndo, canRedo, isLocked } = useStudio()
  if (isLocked) return null
  return (
    <div className="flex">
      <IconButton
        label={t('content.undo')}
        icon={Undo2}
        disabled={!canUndo}
        onClick={undo}
        aria-keyshortcuts="Control+Z"
      />
      <IconButton
        label={t('content.redo')}
        icon={Redo2}
        disabled={!canRedo}
        onClick={redo}
        aria-keyshortcuts="Control+Shift+Z"
      />
    </div>
  )
}

/** How many things stop or spoil it; opens the list. */
function FindingsButton() {
  const { t } = useWords()
  const { trial } = useStudio()
  const navigate = useNavigate({ from: '/content/$id' })
  const findings = trial?.findings ?? []
  const errors = findings.filter((one) => one.severity === 'error').length
  if (trial === null) return null
  const [label, tone] =
    errors > 0
      ? [t('content.errors', { count: errors }), 'text-danger']
      : findings.length > 0
        ? [t('content.hints', { count: findings.length }), 'text-warn']
        : [t('content.allFine'), 'text-ok']
  return (
    <Button
      icon={findings.length === 0 ? Check : TriangleAlert}
      className={tone}
      onClick={() =>
        void navigate({
          search: (before) => ({ ...before, side: before.side === 'findings' ? undefined : 'findings' }),
          replace: true,
        })
      }
    >
      {label}
    </Button>
  )
}

function ViewSwitch() {
  const { t } = useWords()
  const { item } = useStudio()
  const { view } = useSearch({ from: '/shell/content/$id' })
  const navigate = useNavigate({ from: '/content/$id' })
  const first = item.kind === 'page' ? 'blocks' : 'channels'
  const options =
    item.kind === 'page'
      ? (['blocks', 'versions'] as const)
      : (['channels', 'blocks', 'outline', 'versions'] as const)
  return (
    <Segmented
      label={t('content.view')}
      value={view ?? first}
      options={options.map((value) => ({
        value,
        label:
          value === 'blocks' && item.kind === 'page' ? t('content.pageBlocks') : t(`content.view.${value}`),
      }))}
      onChange={(next) =>
        void navigate({
          search: (before) => ({ ...before, view: next === first ? undefined : next }),
          replace: true,
        })
      }
    />
  )
}

function LanguageSwitch() {
  const { t } = useWords()
  const { language } = useSearch({ from: '/shell/content/$id' })
  const navigate = useNavigate({ from: '/content/$id' })
  const { document, languages } = useStudio()
  const both = document.core.texts.pl !== undefined && document.core.texts.en !== undefined
  return (
    <div className="flex items-center gap-1">
      {both && (
        <Segmented<ContentLanguage | 'both'>
          label={t('content.languages')}
          value={language ?? languages[0] ?? 'pl'}
          options={[
            { value: 'pl', label: t('content.language.pl') },
            { value: 'en', label: t('content.language.en') },
            { value: 'both', label: t('content.sideBySide') },
          ]}
          onChange={(next) =>
            void navigate({
              search: (before) => ({ ...before, language: next }),
              replace: true,
            })
          }
        />
      )}
      <LanguageMenu />
    </div>
  )
}

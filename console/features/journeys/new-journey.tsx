import { useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { useOneAtATime } from '../../kit/one-at-a-time.ts'
import { Bone } from '../../kit/states.tsx'
import { tellFailure } from '../../kit/tell.ts'
import { type Template, templatesQuery } from './journey-queries.ts'
import { findIcon } from './node-icons.ts'

interface Begun {
  /** Null: an empty sheet. */
  template: string | null
  texts: 'existing' | 'new'
}

/** Where to begin: an empty sheet, or a template with its texts. */
export function NewJourney({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const templates = useQuery(templatesQuery)
  const begin = useMutation({
    mutationFn: ({ template, texts }: Begun) =>
      template === null
        ? request<{ id: string }>('/api/v1/journeys', {
            method: 'POST',
            body: { name: t('journeys.newName') },
          })
        : request<{ id: string }>('/api/v1/journey-templates', {
            method: 'POST',
            body: { template, texts },
          }),
    onSuccess: async ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['journeys'] })
      void queryClient.invalidateQueries({ queryKey: ['journey-templates'] })
      await navigate({ to: '/journeys/$id', params: { id } })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  const mayBegin = useOneAtATime(begin.isPending)
  const beginWith = (asked: Begun) => mayBegin() && begin.mutate(asked)
  // A template begun before: its texts are here, perhaps with a marketer's own words in them.
  const [again, setAgain] = useState<Template | null>(null)
  if (again !== null)
    return (
      <TextsAgain
        template={again}
        isBusy={begin.isPending}
        onClose={() => setAgain(null)}
        onChoose={(texts) => beginWith({ template: again.id, texts })}
      />
    )
  const choose = (row: Template | { id: null }) => {
    if (row.id !== null && row.written > 0) setAgain(row)
    else beginWith({ template: row.id, texts: 'existing' })
  }
  const rows = [
    { id: null, icon: 'plus', name: t('journeys.blank'), about: t('journeys.blankText') },
    ...(templates.data?.items ?? []),
  ]
  return (
    <Dialog isOpen onClose={onClose} width="wide" title={t('journeys.new')} intro={t('journeys.newText')}>
      <ul className="grid gap-2 sm:grid-cols-2" aria-busy={begin.isPending}>
        {rows.map((row) => (
          <Choice key={row.id ?? ''} row={row} isBusy={begin.isPending} onChoose={() => choose(row)} />
        ))}
        {templates.isPending && <Bone className="h-20 w-full" />}
      </ul>
    </Dialog>
  )
}

interface ChoiceProps {
  row: Pick<Template, 'icon' | 'name' | 'about'> & { id: string | null }
  isBusy: boolean
  onChoose: () => void
}

function Choice({ row, isBusy, onChoose }: ChoiceProps) {
  const Icon = row.id === null ? Plus : findIcon(row.icon)
  return (
    <li>
      <button
        type="button"
        disabled={isBusy}
        className="flex h-full w-full items-start gap-3 rounded-card border border-line bg-surface p-3 text-left transition-colors duration-120 hover:border-line-strong/60 hover:bg-canvas disabled:opacity-60"
        onClick={onChoose}
      >
        <Icon aria-hidden="true" size={20} strokeWidth={1.75} className="mt-0.5 shrink-0 text-text-2" />
        <span className="min-w-0">
          <span className="block font-strong text-14">{row.name}</span>
          <span className="mt-0.5 block text-12 text-text-2">{row.about}</span>
        </span>
      </button>
    </li>
  )
}

interface TextsAgainProps {
  template: Template
  isBusy: boolean
  onClose: () => void
  onChoose: (texts: Begun['texts']) => void
}

/** The texts that are here, or new ones beside them. */
function TextsAgain({ template: { name, written }, isBusy, onClose, onChoose }: TextsAgainProps) {
  const { t } = useWords()
  return (
    <Dialog
      isOpen
      onClose={onClose}
      title={t('journeys.textsAgain', { name })}
      intro={t('journeys.textsAgainText', { count: written })}
      actions={
        <>
          <Button disabled={isBusy} onClick={() => onChoose('new')}>
            {t('journeys.textsNew')}
          </Button>
          <Button tone="primary" disabled={isBusy} onClick={() => onChoose('existing')}>
            {t('journeys.textsExisting')}
          </Button>
        </>
      }
    >
      <p className="text-12 text-text-2">{t('journeys.textsAgainHint')}</p>
    </Dialog>
  )
}

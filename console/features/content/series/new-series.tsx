import { useInfiniteQuery, useMutation, useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useWords } from '../../../i18n/t.ts'
import { Field, Input } from '../../../kit/field.tsx'
import { FormDialog } from '../../../kit/form-dialog.tsx'
import { Select } from '../../../kit/select.tsx'
import { TextField } from '../../../kit/text-field.tsx'
import type { ListedItem, Series } from '../model.ts'
import { contentQuery } from '../queries.ts'
import { planQuery } from './series-queries.ts'

const counts = ['2', '3', '4', '5'] as const

interface Cut {
  parts: (typeof counts)[number]
  /** As typed. */
  days: string
}

/** Cuts a message into a series, and opens it. */
export function NewSeries({ onClose }: { onClose: () => void }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [source, setSource] = useState<ListedItem | null>(null)
  const [name, setName] = useState('')
  const [cut, setCut] = useState<Cut>({ parts: '3', days: '7' })
  const asked = {
    parts: Number(cut.parts),
    days: Math.min(90, Math.max(1, Math.trunc(Number(cut.days)) || 1)),
  }
  const create = useMutation({
    mutationFn: () =>
      request<Series>('/api/v1/content-series', {
        method: 'POST',
        body: { ...asked, sourceId: source?.id, name: name.trim() },
      }),
    onSuccess: async ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['content'] })
      await navigate({ to: '/content/series/$id', params: { id } })
    },
  })
  return (
    <FormDialog
      onClose={onClose}
      width="wide"
      title={t('series.new')}
      intro={t('series.newText')}
      submit={t('series.create')}
      isBusy={create.isPending}
      isIncomplete={source === null || name.trim() === ''}
      error={create.error}
      onSubmit={() => create.mutate()}
    >
      <SourceField
        source={source}
        onChoose={(chosen) => {
          setSource(chosen)
          if (name === '') setName(t('series.nameOf', { name: chosen.name }))
        }}
      />
      <TextField label={t('series.name')} maxLength={200} value={name} onChange={setName} />
      <CutFields cut={cut} onChange={setCut} />
      {source !== null && <Plan sourceId={source.id} {...asked} />}
    </FormDialog>
  )
}

function SourceField({
  source,
  onChoose,
}: {
  source: ListedItem | null
  onChoose: (one: ListedItem) => void
}) {
  const { t } = useWords()
  const messages = useInfiniteQuery(contentQuery({ kind: 'message' }))
  const sources = messages.data?.pages.flatMap((page) => page.items) ?? []
  if (messages.isSuccess && sources.length === 0) return <p className="text-text-2">{t('series.noSource')}</p>
  return (
    <Field label={t('series.source')}>
      {({ id }) => (
        <Select<string>
          id={id}
          look="field"
          label={t('series.source')}
          value={source?.id ?? ''}
          options={[
            ...(source === null ? [{ value: '', label: t('series.choose') }] : []),
            ...sources.map((one) => ({ value: one.id, label: one.name })),
          ]}
          onChange={(next) => {
            const chosen = sources.find((one) => one.id === next)
            if (chosen !== undefined) onChoose(chosen)
          }}
        />
      )}
    </Field>
  )
}

function CutFields({ cut, onChange }: { cut: Cut; onChange: (cut: Cut) => void }) {
  const { t } = useWords()
  return (
    <div className="grid grid-cols-2 gap-4">
      <Field label={t('series.parts')}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('series.parts')}
            value={cut.parts}
            options={counts.map((value) => ({ value, label: value }))}
            onChange={(parts) => onChange({ ...cut, parts })}
          />
        )}
      </Field>
      <Field label={t('series.days')} hint={t('series.daysHint')}>
        {(control) => (
          <Input
            {...control}
            type="number"
            min={1}
            max={90}
            value={cut.days}
            onChange={(event) => onChange({ ...cut, days: event.target.value })}
          />
        )}
      </Field>
    </div>
  )
}

/** What will come of it, before anything is made. */
function Plan(asked: { sourceId: string; parts: number; days: number }) {
  const { t, language } = useWords()
  const plan = useQuery(planQuery(asked.sourceId, asked.parts, asked.days))
  return (
    <ol className="flex flex-col gap-2 border-t pt-4">
      {plan.data?.parts.map(({ day, role, document: { core } }) => {
        const text = core.texts[language] ?? Object.values(core.texts)[0]
        return (
          <li key={role} className="flex gap-3">
            <span className="w-20 shrink-0 text-12 text-text-3">{t('series.day', { day: day + 1 })}</span>
            <span className="min-w-0">
              <span className="block font-medium">{text?.headline || t('content.noHeadline')}</span>
              <span className="block text-12 text-text-2">{t(`series.role.${role}`)}</span>
            </span>
          </li>
        )
      })}
    </ol>
  )
}

import { findTrait } from '@splot/contract/traits'
import { useQuery } from '@tanstack/react-query'
import { CircleAlert } from 'lucide-react'
import { useDeferredValue, useState } from 'react'
import type { Customer, Found, MergePreview } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { nameOf } from '../../app/names.ts'
import { searchQuery } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field, Input } from '../../kit/field.tsx'
import { LoadingMark } from '../../kit/logo.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { useMerge } from './use-identity.ts'

interface MergeDialogProps {
  customer: Customer
  isOpen: boolean
  onClose: () => void
}

type Other = Found['customers'][number]

/** Joins another customer to this one: find, see what will move, say why. */
export function MergeDialog({ customer, isOpen, onClose }: MergeDialogProps) {
  const { t } = useWords()
  const [other, setOther] = useState<Other | null>(null)
  const [reason, setReason] = useState('')
  const close = (): void => {
    setOther(null)
    setReason('')
    onClose()
  }
  const merge = useMerge(close)
  const ids: [string, string] | null = other && [customer.id, other.id]
  const preview = useMergePreview(ids)
  const isAllowed = preview.data?.allowed === true
  return (
    <Dialog
      isOpen={isOpen}
      onClose={close}
      width="wide"
      title={t('merge.begin')}
      intro={t('merge.intro', { name: customer.name ?? other?.name ?? nameOf(customer, t) })}
      actions={
        <>
          <Button onClick={close}>{t('action.cancel')}</Button>
          <Button
            tone="primary"
            disabled={!isAllowed || reason.trim() === ''}
            isBusy={merge.isPending}
            onClick={() => ids && merge.mutate({ ids, reason })}
          >
            {t('merge.submit')}
          </Button>
        </>
      }
    >
      {other === null ? (
        <FindOther selfId={customer.id} onFound={setOther} />
      ) : (
        <div className="flex flex-col gap-4">
          <ChosenOther other={other} onChange={() => setOther(null)} />
          {preview.isPending && <LoadingMark size={24} />}
          {preview.error && (
            <p role="alert" className="text-danger">
              {preview.error.message}
            </p>
          )}
          {preview.data && <Preview preview={preview.data} />}
          {isAllowed && (
            <TextField
              label={t('merge.reason')}
              hint={t('merge.reasonHint')}
              value={reason}
              onChange={setReason}
            />
          )}
        </div>
      )}
    </Dialog>
  )
}

function useMergePreview(ids: [string, string] | null) {
  return useQuery({
    queryKey: ['merge-preview', ids],
    queryFn: () =>
      request<MergePreview>('/api/v1/customers/merge-preview', { method: 'POST', body: { ids } }),
    enabled: ids !== null,
    staleTime: 0,
  })
}

function ChosenOther({ other, onChange }: { other: Other; onChange: () => void }) {
  const { t } = useWords()
  return (
    <div className="flex items-center justify-between gap-3 rounded-card border border-line px-3 py-2">
      <span className="min-w-0">
        <span className="block truncate font-strong">{nameOf(other, t)}</span>
        <span className="block truncate text-12 text-text-2">{other.hint}</span>
      </span>
      <Button size="sm" onClick={onChange}>
        {t('merge.other')}
      </Button>
    </div>
  )
}

function FindOther({ selfId, onFound }: { selfId: string; onFound: (other: Other) => void }) {
  const { t } = useWords()
  const [text, setText] = useState('')
  const q = useDeferredValue(text.trim())
  const found = useQuery({ ...searchQuery(q), enabled: q.length > 1 })
  const others = q.length > 1 ? (found.data?.customers.filter((each) => each.id !== selfId) ?? []) : []
  return (
    <>
      <Field label={t('merge.find')} hint={t('merge.findHint')}>
        {(control) => (
          <Input
            {...control}
            type="search"
            autoFocus
            value={text}
            onChange={(event) => setText(event.target.value)}
          />
        )}
      </Field>
      <ul className="mt-3 flex min-h-40 flex-col">
        {others.map((each) => (
          <li key={each.id}>
            <button
              type="button"
              onClick={() => onFound(each)}
              className="flex min-h-10 w-full items-center gap-3 rounded-control px-2 text-left hover:bg-sunken"
            >
              <span className="font-medium">{nameOf(each, t)}</span>
              <span className="min-w-0 truncate text-12 text-text-2">{each.hint}</span>
            </button>
          </li>
        ))}
        {q.length > 1 && found.isSuccess && others.length === 0 && (
          <li className="px-2 py-3 text-text-2">{t('search.nothing')}</li>
        )}
      </ul>
    </>
  )
}

const wordValue = (value: unknown): string => (typeof value === 'string' ? value : JSON.stringify(value))

function Preview({ preview }: { preview: MergePreview }) {
  const { t, language } = useWords()
  const { moves, conflicts } = preview
  return (
    <div className="flex flex-col gap-3">
      <p>
        {moves.events === null
          ? t('merge.movesSome', { identifiers: moves.identifiers.length })
          : t('merge.moves', { events: moves.events, identifiers: moves.identifiers.length })}
      </p>
      {moves.identifiers.length > 0 && (
        <ul className="flex flex-wrap gap-1.5">
          {moves.identifiers.map((identifier) => (
            <li
              key={`${identifier.kind} ${identifier.value}`}
              className="rounded-knot bg-sunken px-1.5 py-0.5 text-12"
            >
              <span className="text-text-3">{t(`identifier.${identifier.kind}`)}</span> {identifier.value}
            </li>
          ))}
        </ul>
      )}
      {moves.traits.length > 0 && (
        <table className="w-full text-left text-12">
          <caption className="pb-1 text-left text-13 font-strong">{t('merge.traits')}</caption>
          <thead className="text-text-2">
            <tr>
              {(['merge.trait', 'merge.kept', 'merge.dropped'] as const).map((key) => (
                <th key={key} scope="col" className="border-b py-1 pr-3 font-medium">
                  {t(key)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {moves.traits.map((trait) => (
              <tr key={trait.key}>
                <td className="border-b py-1 pr-3 text-text-2">
                  {findTrait(trait.key)?.label[language] ?? trait.key}
                </td>
                <td className="border-b py-1 pr-3 font-medium">{wordValue(trait.kept)}</td>
                <td className="border-b py-1 text-text-3 line-through">{wordValue(trait.dropped)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <Conflicts conflicts={conflicts} />
      {!preview.allowed && <p className="text-text-2">{t('merge.refused')}</p>}
    </div>
  )
}

function Conflicts({ conflicts }: { conflicts: MergePreview['conflicts'] }) {
  const { t } = useWords()
  return conflicts.map((conflict) => (
    <p
      key={`${conflict.code} ${conflict.kind}`}
      className="flex gap-2 rounded-control bg-danger-soft px-3 py-2 text-danger"
    >
      <CircleAlert aria-hidden="true" size={16} className="mt-px shrink-0" />
      <span>
        {t('merge.conflict', {
          kind: conflict.kind === null ? conflict.code : t(`identifier.${conflict.kind}`),
          values: conflict.values.join(', '),
        })}
      </span>
    </p>
  ))
}

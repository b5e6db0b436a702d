import { useQuery } from '@tanstack/react-query'
import type { ListProductEditsReply } from '../../../app/api.gen.ts'
import { useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Section } from '../../../kit/figures.tsx'
import { tellFailure } from '../../../kit/tell.ts'
import { showMoney } from '../money.ts'
import { editsQuery } from '../queries.ts'
import { useUndoEdit } from './use-edits.ts'

type Edit = ListProductEditsReply['items'][number]
type Change = Edit['changes'][number]

/** Who changed a product by hand, what it was before, and the way back. */
export function ProductEdits({ id }: { id: string }) {
  const { t } = useWords()
  const { data } = useQuery(editsQuery(id))
  if (data === undefined) return null
  return (
    <Section title={t('product.edits')}>
      {data.origin !== null && (
        <p className="mb-2 text-12 text-text-2">{t('product.fromFeed', { name: data.origin })}</p>
      )}
      {data.items.length === 0 ? (
        <p className="text-text-2">{t('product.noEdits')}</p>
      ) : (
        <ul>
          {data.items.map((edit) => (
            <EditRow key={edit.id} id={id} edit={edit} />
          ))}
        </ul>
      )}
    </Section>
  )
}

function EditRow({ id, edit }: { id: string; edit: Edit }) {
  const { t, format } = useWords()
  const mayWrite = useScope('catalog:write')
  const undo = useUndoEdit(id)
  return (
    <li className="border-b py-2 last:border-b-0">
      <div className="flex flex-wrap items-center justify-between gap-x-3 gap-y-1">
        <span>
          <span className="font-medium">{edit.by}</span>
          <span className="text-text-2">
            {' · '}
            {format.dateTime(edit.at)}
            {edit.undoes !== null && ` · ${t('product.undone')}`}
          </span>
        </span>
        {mayWrite && edit.isUndoable && (
          <Button
            size="sm"
            isBusy={undo.isPending}
            onClick={() =>
              undo.mutate(edit.id, { onError: (error) => tellFailure(error, t('error.unreachable')) })
            }
          >
            {t('action.undo')}
          </Button>
        )}
      </div>
      <dl className="mt-1 text-12">
        {edit.changes.map((change) => (
          <ChangeLine key={`${change.field} ${change.language ?? ''} ${change.sku ?? ''}`} change={change} />
        ))}
      </dl>
    </li>
  )
}

const fields: readonly string[] = [
  ...['name', 'brand', 'description', 'url', 'categories', 'pictures', 'isActive', 'price', 'values'],
]

function ChangeLine({ change }: { change: Change }) {
  const { t } = useWords()
  const word = fields.includes(change.field)
    ? t(`product.field.${change.field}` as 'product.field.name')
    : change.field
  const of = change.sku ?? change.language?.toUpperCase()
  const show = useShown()
  return (
    <div className="flex flex-wrap gap-x-2">
      <dt className="text-text-3">
        {word}
        {of !== undefined && ` (${of})`}
      </dt>
      <dd className="min-w-0 break-words text-text-2">
        <del>{show(change.before)}</del> → {show(change.after)}
      </dd>
    </div>
  )
}

const longest = 120

/** A value of any field in a few words. */
function useShown(): (value: unknown) => string {
  const { t, format } = useWords()
  const show = (value: unknown): string => {
    if (value === null || value === '') return '–'
    if (typeof value === 'boolean') return t(value ? 'product.offered' : 'product.withdrawn')
    if (typeof value === 'string') return value.length > longest ? `${value.slice(0, longest)}…` : value
    if (Array.isArray(value))
      return value.every((one) => typeof one === 'string')
        ? value.join(', ').replaceAll(' > ', ' › ')
        : t('product.pictureCount', { count: value.length })
    const price = readPrice(value)
    return price === null ? '…' : showMoney(format, price.amount, price.currency)
  }
  return show
}

function readPrice(value: unknown): { amount: string; currency: string } | null {
  if (typeof value !== 'object' || value === null || !('amount' in value) || !('currency' in value))
    return null
  return { amount: String(value.amount), currency: String(value.currency) }
}

import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import type { EditProductReply, ListProductEditsReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { workspacesQuery } from '../../../app/queries.ts'
import { useMe } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { CheckBox } from '../../../kit/check-box.tsx'
import { Field, TextArea } from '../../../kit/field.tsx'
import { FormDialog } from '../../../kit/form-dialog.tsx'
import { tell, tellFailure, tellWithUndo } from '../../../kit/tell.ts'
import { TextField } from '../../../kit/text-field.tsx'
import { editsQuery, type Product } from '../queries.ts'
import { CategoriesField } from './categories-field.tsx'
import { PicturesField } from './pictures-field.tsx'
import { isComplete, openDraft, type ProductDraft, writeEdit } from './product-draft.ts'
import { refreshProduct, useUndoEdit } from './use-edits.ts'
import { VariantsField } from './variants-field.tsx'

interface Props {
  product: Product
  onClose: () => void
}

/** What it is called, what it costs, where it stands: changed by hand. */
export function ProductEditor({ product, onClose }: Props) {
  const { workspaceId } = useMe()
  const edits = useQuery(editsQuery(product.id))
  const workspaces = useQuery(workspacesQuery)
  const own = workspaces.data?.items.find((one) => one.id === workspaceId)?.language
  if (edits.data === undefined || own === undefined) return null
  return <Form product={product} edits={edits.data} other={own === 'pl' ? 'en' : 'pl'} onClose={onClose} />
}

interface FormProps extends Props {
  edits: ListProductEditsReply
  other: 'pl' | 'en'
}

function Form({ product, edits, other, onClose }: FormProps) {
  const { t, language } = useWords()
  const client = useQueryClient()
  const undo = useUndoEdit(product.id)
  const [before] = useState(() => openDraft(product, edits.own, other, language === 'pl' ? ',' : '.'))
  const [draft, setDraft] = useState(before)
  const body = writeEdit(before, draft, other)
  const save = useMutation({
    mutationFn: () =>
      request<EditProductReply>(`/api/v1/catalog/products/${encodeURIComponent(product.id)}`, {
        method: 'PATCH',
        body: { seen: product.changedAt, ...body },
      }),
    onSuccess: async ({ edit }) => {
      onClose()
      await refreshProduct(client, product.id)
      const text = t('product.saved', { name: draft.name.trim() })
      if (edit === null) return tell(text)
      const onError = (error: Error) => tellFailure(error, t('error.unreachable'))
      tellWithUndo(text, { label: t('action.undo'), run: () => undo.mutate(edit, { onError }) })
    },
  })
  return (
    <FormDialog
      width="wide"
      title={t('product.edit')}
      intro={edits.origin === null ? undefined : t('product.fromFeed', { name: edits.origin })}
      submit={t('action.save')}
      isBusy={save.isPending}
      isIncomplete={body === null || !isComplete(before, draft)}
      error={save.error}
      onClose={onClose}
      onSubmit={() => save.mutate()}
    >
      <Fields
        {...{ draft, before, other }}
        onChange={(change) => setDraft((now) => ({ ...now, ...change }))}
      />
    </FormDialog>
  )
}

interface FieldsProps {
  draft: ProductDraft
  before: ProductDraft
  other: 'pl' | 'en'
  onChange: (change: Partial<ProductDraft>) => void
}

function Fields({ draft, before, other, onChange: put }: FieldsProps) {
  const { t } = useWords()
  return (
    <>
      <CheckBox
        label={t('product.isOffered')}
        isChecked={draft.isActive}
        onChange={(isActive) => put({ isActive })}
      />
      <div className="grid gap-4 sm:grid-cols-2">
        <TextField
          label={t('product.name')}
          value={draft.name}
          maxLength={300}
          onChange={(name) => put({ name })}
        />
        <TextField
          label={t(`product.name.${other}`)}
          value={draft.otherName}
          maxLength={300}
          onChange={(otherName) => put({ otherName })}
        />
        <LongText
          label={t('product.description')}
          value={draft.description}
          onChange={(description) => put({ description })}
        />
        <LongText
          label={t(`product.description.${other}`)}
          value={draft.otherDescription}
          onChange={(otherDescription) => put({ otherDescription })}
        />
        <TextField
          label={t('product.brand')}
          value={draft.brand}
          maxLength={120}
          onChange={(brand) => put({ brand })}
        />
      </div>
      <CategoriesField value={draft.categories} onChange={(categories) => put({ categories })} />
      <PicturesField value={draft.pictures} onChange={(pictures) => put({ pictures })} />
      <VariantsField
        value={draft.variants}
        before={before.variants}
        onChange={(variants) => put({ variants })}
      />
    </>
  )
}

interface LongTextProps {
  label: string
  value: string
  onChange: (text: string) => void
}

const LongText = ({ label, value, onChange }: LongTextProps) => (
  <Field label={label}>
    {(control) => (
      <TextArea
        {...control}
        value={value}
        maxLength={10_000}
        onChange={(event) => onChange(event.target.value)}
      />
    )}
  </Field>
)

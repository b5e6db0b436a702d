import { useMutation, useQuery } from '@tanstack/react-query'
import { Plus } from 'lucide-react'
import { useId, useState } from 'react'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { Field } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { PageLoading } from '../../kit/states.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { ConsentBoxes } from './consent-boxes.tsx'
import { FieldList } from './field-list.tsx'
import { blankDefinition, type Definition, type Form, leadKinds } from './form-model.ts'
import { formQuery, putForm } from './form-queries.ts'

/** Begins a form with what most shops begin with. */
export function NewForm() {
  const { t } = useWords()
  const [isOpen, setOpen] = useState(false)
  if (!useScope('content:publish')) return null
  return (
    <>
      <Button tone="primary" icon={Plus} onClick={() => setOpen(true)}>
        {t('forms.new')}
      </Button>
      {isOpen && <FormDialog form={null} onClose={() => setOpen(false)} />}
    </>
  )
}

export function EditForm({ id, onClose }: { id: string; onClose: () => void }) {
  const form = useQuery({ ...formQuery(id), staleTime: 0 })
  if (form.data === undefined || form.isFetching) return <PageLoading />
  return <FormDialog form={form.data} onClose={onClose} />
}

function FormDialog({ form, onClose }: { form: Form | null; onClose: () => void }) {
  const { t } = useWords()
  const id = useId()
  const [name, setName] = useState(form?.name ?? t('forms.newName'))
  const [definition, setDefinition] = useState(form?.definition ?? blankDefinition)
  const put = useMutation({
    mutationFn: () => putForm(form, { name, definition }),
    onSuccess: () => {
      tell(t('forms.saved'))
      onClose()
    },
  })
  return (
    <Dialog
      isOpen
      width="wide"
      onClose={onClose}
      title={form === null ? t('forms.new') : t('forms.changeOf', { name: form.name })}
      intro={t('forms.live')}
      actions={
        <>
          <Button onClick={onClose}>{t('action.cancel')}</Button>
          <Button tone="primary" type="submit" form={id} isBusy={put.isPending}>
            {t('action.save')}
          </Button>
        </>
      }
    >
      <form
        id={id}
        className="flex flex-col gap-5"
        onSubmit={(event) => {
          event.preventDefault()
          put.mutate()
        }}
      >
        <TextField
          label={t('forms.name')}
          hint={t('forms.nameHint')}
          required
          maxLength={200}
          value={name}
          onChange={setName}
        />
        <FieldList definition={definition} onChange={setDefinition} />
        <ConsentBoxes definition={definition} onChange={setDefinition} />
        <Texts definition={definition} onChange={setDefinition} />
        {put.isError && (
          <p role="alert" className="text-danger">
            {put.error.message}
          </p>
        )}
      </form>
    </Dialog>
  )
}

interface PartProps {
  definition: Definition
  onChange: (definition: Definition) => void
}

const texts = ['title', 'button', 'thanks'] as const
const languages = ['pl', 'en'] as const

/** The form's own words, each in both languages; what is left empty is said in ours. */
function Texts({ definition, onChange }: PartProps) {
  const { t } = useWords()
  return (
    <div className="grid gap-4 sm:grid-cols-2">
      {texts.flatMap((part) =>
        languages.map((language) => (
          <TextField
            key={`${part}.${language}`}
            label={`${t(`forms.${part}`)} (${language})`}
            maxLength={part === 'button' ? 60 : 200}
            value={definition[part][language] ?? ''}
            onChange={(text) =>
              onChange({ ...definition, [part]: { ...definition[part], [language]: text } })
            }
          />
        )),
      )}
      <Field label={t('forms.lead')} hint={t('forms.leadHint')}>
        {({ id }) => (
          <Select
            id={id}
            look="field"
            label={t('forms.lead')}
            value={definition.lead ?? 'none'}
            options={[
              { value: 'none', label: t('forms.lead.none') },
              ...leadKinds.map((kind) => ({ value: kind as string, label: t(`forms.lead.${kind}`) })),
            ]}
            onChange={(lead) => onChange({ ...definition, lead: lead === 'none' ? null : lead })}
          />
        )}
      </Field>
    </div>
  )
}

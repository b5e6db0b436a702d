import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Field, TextArea } from '../../kit/field.tsx'
import { Menu, MenuItem } from '../../kit/menu.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { boxChannels, type Definition, type Field as FormField, fieldKinds, makeField } from './form-model.ts'

interface FieldListProps {
  definition: Definition
  onChange: (definition: Definition) => void
}

/** What the form asks, in the order in which it asks. */
export function FieldList({ definition, onChange }: FieldListProps) {
  const { t } = useWords()
  const { fields } = definition
  const put = (next: FormField[]) =>
    onChange({ ...definition, fields: next, consents: keepFitting(definition, next) })
  const move = (from: number, by: -1 | 1) => {
    const [one, other] = [fields[from], fields[from + by]]
    if (one !== undefined && other !== undefined) put(fields.with(from, other).with(from + by, one))
  }
  return (
    <fieldset className="flex flex-col gap-2">
      <legend className="mb-1.5 text-12 font-medium text-text-2">{t('forms.fields')}</legend>
      <ul className="flex flex-col gap-2">
        {fields.map((field, i) => (
          <FieldRow
            key={field.name}
            field={field}
            onChange={(next) => put(fields.with(i, next))}
            onUp={i === 0 ? null : () => move(i, -1)}
            onDown={i === fields.length - 1 ? null : () => move(i, 1)}
            onRemove={fields.length === 1 ? null : () => put(fields.filter((one) => one !== field))}
          />
        ))}
      </ul>
      <Menu
        trigger={
          <Button className="self-start" icon={Plus}>
            {t('forms.addField')}
          </Button>
        }
      >
        {fieldKinds.map((kind) => (
          <MenuItem key={kind} onSelect={() => put([...fields, makeField(kind, fields)])}>
            {t(`forms.field.${kind}`)}
          </MenuItem>
        ))}
      </Menu>
    </fieldset>
  )
}

interface FieldRowProps {
  field: FormField
  onChange: (field: FormField) => void
  /** Null where there is nowhere to go. */
  onUp: (() => void) | null
  onDown: (() => void) | null
  onRemove: (() => void) | null
}

function FieldRow({ field, onChange, onUp, onDown, onRemove }: FieldRowProps) {
  const { t } = useWords()
  const acts = [
    { label: t('forms.up'), icon: ArrowUp, run: onUp },
    { label: t('forms.down'), icon: ArrowDown, run: onDown },
    { label: t('forms.remove'), icon: X, run: onRemove },
  ]
  return (
    <li className="flex flex-col gap-2 rounded-card border border-line bg-surface p-3">
      <div className="flex items-center gap-1">
        <span className="min-w-0 flex-1 font-medium">{t(`forms.field.${field.kind}`)}</span>
        <label className="mr-2 flex items-center gap-2">
          <input
            type="checkbox"
            className="size-4 accent-brand"
            checked={field.isRequired}
            onChange={(event) => onChange({ ...field, isRequired: event.target.checked })}
          />
          {t('forms.required')}
        </label>
        {acts.map(({ label, icon, run }) => (
          <IconButton key={label} label={label} icon={icon} disabled={run === null} onClick={() => run?.()} />
        ))}
      </div>
      <FieldTexts field={field} onChange={onChange} />
    </li>
  )
}

/** A box goes with the field its address is typed into. */
const keepFitting = ({ consents }: Definition, fields: readonly FormField[]): Definition['consents'] =>
  consents.filter((box) => {
    const needs = boxChannels.find((one) => one.channel === box.channel)?.needs
    return needs === undefined || fields.some((field) => field.kind === needs)
  })

function FieldTexts({ field, onChange }: { field: FormField; onChange: (field: FormField) => void }) {
  const { t } = useWords()
  return (
    <div className="grid gap-3 sm:grid-cols-2">
      {(['pl', 'en'] as const).map((language) => (
        <TextField
          key={language}
          label={`${t('forms.label')} (${language})`}
          required={language === 'pl'}
          maxLength={200}
          value={field.label[language] ?? ''}
          onChange={(text) => onChange({ ...field, label: { ...field.label, [language]: text } })}
        />
      ))}
      {field.kind === 'choice' && (
        <Field label={t('forms.options')} hint={t('forms.optionsHint')}>
          {(control) => (
            <TextArea
              {...control}
              required
              value={field.options.map((one) => one.label.pl ?? '').join('\n')}
              onChange={(event) => onChange({ ...field, options: readOptions(event.target.value, field) })}
            />
          )}
        </Field>
      )}
    </div>
  )
}

/** One option a line; what was chosen before keeps its place. */
const readOptions = (text: string, { options }: FormField): FormField['options'] =>
  text.split('\n').map((line, i) => ({
    value: options[i]?.value ?? `option_${i + 1}`,
    label: { ...options[i]?.label, pl: line },
  }))

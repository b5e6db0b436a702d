import { useWords, type Words } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Field, Input, TextArea } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { type ChannelField, type FieldShape, type FormOf, hasMoved, readShape } from './channel-model.ts'

export type Typed = string | number | boolean | null

interface SettingFieldProps {
  channel: FormOf
  field: ChannelField
  /** What stands in the whole form now. */
  typed: Readonly<Record<string, Typed>>
  error?: string | undefined
  onChange: (value: Typed) => void
}

/** One setting as its schema asks for it. */
export function SettingField({ channel, field, typed, error, onChange }: SettingFieldProps) {
  const { language, t } = useWords()
  const value = typed[field.name]
  const shape = readShape(channel, field.name, language)
  const label = nameField(field, shape, { t, language })
  const hint = field.hint?.[language]
  if (shape.kind === 'flag')
    return (
      <label className="flex items-start gap-2">
        <input
          type="checkbox"
          className="mt-0.5 accent-brand"
          checked={Boolean(value ?? shape.fallback)}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>
          {label}
          {hint !== undefined && <span className="block text-12 text-text-3">{hint}</span>}
        </span>
      </label>
    )
  if (field.isSecret) return <SecretField {...{ channel, field, typed, error, onChange }} />
  return (
    <Field label={label} hint={hint} error={error}>
      {(control) =>
        shape.kind === 'choice' ? (
          <Select
            id={control.id}
            look="field"
            label={field.label[language]}
            value={String(value ?? shape.fallback ?? shape.choices[0]?.value ?? '')}
            options={shape.choices}
            onChange={onChange}
          />
        ) : (
          <PlainInput
            control={control}
            shape={shape}
            value={value}
            isLong={field.isLong}
            onChange={onChange}
          />
        )
      }
    </Field>
  )
}

interface PlainInputProps {
  control: { id: string }
  shape: FieldShape
  value: Typed | undefined
  isLong: boolean
  onChange: (value: Typed) => void
}

function PlainInput({ control, shape, value, isLong, onChange }: PlainInputProps) {
  const text = value === undefined || value === null ? '' : String(value)
  if (isLong) return <TextArea {...control} value={text} onChange={(event) => onChange(event.target.value)} />
  const isNumber = shape.kind === 'number'
  return (
    <Input
      {...control}
      type={isNumber ? 'number' : 'text'}
      min={shape.min}
      max={shape.max}
      required={shape.isRequired}
      placeholder={shape.fallback === undefined ? undefined : String(shape.fallback)}
      value={text}
      onChange={(event) => {
        const next = event.target.value
        onChange(isNumber && next !== '' ? Number(next) : next)
      }}
    />
  )
}

/** Its name; one that may be left out says so. */
const nameField = (
  field: ChannelField,
  { isRequired, kind, fallback }: FieldShape,
  { t, language }: Pick<Words, 't' | 'language'>,
): string =>
  isRequired || kind === 'flag' || fallback !== undefined
    ? field.label[language]
    : t('channels.optional', { label: field.label[language] })

/** Written, never shown again: what is stored stays until something is typed, it is taken away, or its server is another. */
function SecretField({ channel, field, typed, error, onChange }: SettingFieldProps) {
  const { language, t } = useWords()
  const value = typed[field.name]
  const label = nameField(field, readShape(channel, field.name, language), { t, language })
  const isStored = channel.secretsSet.includes(field.name)
  const isLeaving =
    isStored &&
    (value ?? '') === '' &&
    field.servers.some((name) => hasMoved(channel.settings[name], typed[name]))
  const hint =
    value === null
      ? t('channels.secretGone')
      : isLeaving
        ? t('channels.secretLeaves')
        : isStored
          ? t('channels.secretStored')
          : field.hint?.[language]
  const shared = {
    autoComplete: 'off',
    placeholder: isStored && !isLeaving && value !== null ? '••••••••' : undefined,
    value: typeof value === 'string' ? value : '',
  }
  return (
    <div className="flex flex-col gap-1.5">
      <Field label={label} hint={hint} error={error}>
        {(control) =>
          field.isLong ? (
            <TextArea
              {...control}
              {...shared}
              spellCheck={false}
              onChange={(event) => onChange(event.target.value)}
            />
          ) : (
            <Input
              {...control}
              {...shared}
              type="password"
              autoComplete="new-password"
              onChange={(event) => onChange(event.target.value)}
            />
          )
        }
      </Field>
      {isStored && !isLeaving && (
        <Button
          size="sm"
          tone="quiet"
          className="-ml-2 self-start"
          onClick={() => onChange(value === null ? '' : null)}
        >
          {value === null ? t('channels.keepSecret') : t('channels.removeSecret')}
        </Button>
      )}
    </div>
  )
}

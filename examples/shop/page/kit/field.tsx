import type { InputHTMLAttributes } from 'react'
import { words } from '../app/language.ts'
import type { CheckoutForm, FieldName } from '../app/orders.ts'

export interface FormParts {
  form: CheckoutForm
  put(change: Partial<CheckoutForm>): void
  missing: readonly FieldName[]
}

interface FieldProps extends FormParts, Omit<InputHTMLAttributes<HTMLInputElement>, 'form'> {
  name: FieldName
  label: string
}

/** A field with its fault under it. */
export function Field({ form, put, missing, name, label, ...rest }: FieldProps) {
  const isMissing = missing.includes(name)
  return (
    <label>
      {label}
      <input
        {...rest}
        name={name}
        value={form[name]}
        onChange={({ target }) => put({ [name]: target.value })}
        aria-invalid={isMissing || undefined}
        aria-describedby={isMissing ? `${name}-fault` : undefined}
      />
      {isMissing && (
        <span id={`${name}-fault`} className="fault">
          {words.fieldMissing}
        </span>
      )}
    </label>
  )
}

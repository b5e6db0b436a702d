import { type ComponentProps, type ReactNode, useId } from 'react'

const box =
  'w-full rounded-control border border-line bg-surface px-2.5 text-13 transition-colors duration-120 hover:border-line-strong/60 disabled:opacity-60 aria-invalid:border-danger'

interface FieldProps {
  label: string
  hint?: string | undefined
  error?: string | undefined
  children: (control: { id: string; 'aria-describedby'?: string; 'aria-invalid'?: true }) => ReactNode
}

/** A control with its name above and its hint or error below, tied together for screen readers. */
export function Field({ label, hint, error, children }: FieldProps) {
  const id = useId()
  const note = error ?? hint
  const noteId = `${id}-note`
  return (
    <div className="flex flex-col gap-1.5">
      <label htmlFor={id} className="text-12 font-medium text-text-2">
        {label}
      </label>
      {children({
        id,
        ...(note === undefined ? {} : { 'aria-describedby': noteId }),
        ...(error === undefined ? {} : { 'aria-invalid': true as const }),
      })}
      {note !== undefined && (
        <p
          id={noteId}
          className={`text-12 ${error === undefined ? 'text-text-3' : 'text-danger'}`}
          role={error === undefined ? undefined : 'alert'}
        >
          {note}
        </p>
      )}
    </div>
  )
}

export function Input({ className = '', ...rest }: ComponentProps<'input'>) {
  return <input className={`${box} h-8 pointer-coarse:h-11 pointer-coarse:text-16 ${className}`} {...rest} />
}

export function TextArea({ className = '', ...rest }: ComponentProps<'textarea'>) {
  return <textarea className={`${box} min-h-18 resize-y py-2 ${className}`} {...rest} />
}

import type { ReactNode } from 'react'

interface PartProps {
  id: string
  number: number
  title: string
  hint: string
  isMissing?: boolean
  children: ReactNode
}

/** One of the questions a campaign answers before it leaves. */
export function Part({ id, number, title, hint, isMissing = false, children }: PartProps) {
  return (
    <section
      id={id}
      aria-labelledby={`${id}-title`}
      className="scroll-mt-4 border-line border-t py-6 first:border-t-0 first:pt-2"
    >
      <div className="grid gap-x-8 gap-y-4 lg:grid-cols-[13rem_minmax(0,1fr)]">
        <header>
          <h2 id={`${id}-title`} className="flex items-center gap-2 text-16 font-strong">
            <span
              aria-hidden="true"
              className={`inline-flex size-5.5 items-center justify-center rounded-full text-12 ${isMissing ? 'bg-warn-soft text-warn' : 'bg-sunken text-text-2'}`}
            >
              {number}
            </span>
            {title}
          </h2>
          <p className="mt-1.5 text-12 text-text-2">{hint}</p>
        </header>
        <div className="flex min-w-0 max-w-140 flex-col gap-4">{children}</div>
      </div>
    </section>
  )
}

interface ToggleProps {
  label: string
  icon?: ReactNode
  isOn: boolean
  onChange: (isOn: boolean) => void
}

/** One of several that may be on together. */
export function Toggle({ label, icon, isOn, onChange }: ToggleProps) {
  return (
    <label className="inline-flex h-8 cursor-pointer select-none items-center gap-2 rounded-control border border-line bg-surface px-2.5 text-13 text-text-2 transition-colors duration-120 hover:border-line-strong/60 has-checked:border-brand-line has-checked:bg-brand-soft has-checked:font-medium has-checked:text-text has-focus-visible:outline-2 has-focus-visible:outline-focus has-focus-visible:outline-offset-2 pointer-coarse:h-11">
      <input
        type="checkbox"
        className="sr-only"
        checked={isOn}
        onChange={(event) => onChange(event.target.checked)}
      />
      {icon}
      {label}
    </label>
  )
}

interface GroupProps {
  label: string
  hint?: string | undefined
  children: ReactNode
}

/** Several controls under one name. */
export function Group({ label, hint, children }: GroupProps) {
  return (
    <fieldset className="flex min-w-0 flex-col gap-1.5">
      <legend className="mb-1.5 text-12 font-medium text-text-2">{label}</legend>
      <div className="flex flex-wrap gap-2">{children}</div>
      {hint !== undefined && <p className="text-12 text-text-3">{hint}</p>}
    </fieldset>
  )
}

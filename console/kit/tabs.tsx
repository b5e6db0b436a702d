import { Tabs as Base } from '@base-ui/react/tabs'
import { type ReactNode, useId } from 'react'

interface TabsProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
  className?: string
  /** The panels; each chosen by the caller from `value`. */
  children?: ReactNode
}

/** Views of one thing, one at a time, underlined in the brand colour. */
export function Tabs<Value extends string>({
  label,
  value,
  options,
  onChange,
  className = '',
  children,
}: TabsProps<Value>) {
  return (
    <Base.Root value={value} onValueChange={onChange} className="contents">
      <Base.List
        aria-label={label}
        className={`flex shrink-0 gap-5 overflow-x-auto border-b [scrollbar-width:none] ${className}`}
      >
        {options.map((option) => (
          <Base.Tab
            key={option.value}
            value={option.value}
            className="ring-inset-focus relative -mb-px h-10 shrink-0 whitespace-nowrap border-transparent border-b-2 text-13 text-text-2 transition-colors duration-120 hover:text-text data-active:border-brand data-active:font-strong data-active:text-text"
          >
            {option.label}
          </Base.Tab>
        ))}
      </Base.List>
      {children !== undefined && (
        <Base.Panel value={value} className="contents outline-none">
          {children}
        </Base.Panel>
      )}
    </Base.Root>
  )
}

interface SegmentedProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string; icon?: ReactNode }[]
  onChange: (value: Value) => void
}

/** Two or three ways to see the same thing. */
export function Segmented<Value extends string>({ label, value, options, onChange }: SegmentedProps<Value>) {
  const name = useId()
  return (
    <div
      role="radiogroup"
      aria-label={label}
      className="inline-flex shrink-0 rounded-control bg-sunken p-0.5"
    >
      {options.map((option) => (
        <label
          key={option.value}
          className="inline-flex h-7 cursor-pointer select-none items-center gap-1.5 rounded-[5px] px-2.5 text-13 text-text-2 transition-colors duration-120 hover:text-text has-checked:bg-raised has-checked:font-medium has-checked:text-text has-checked:ring-1 has-checked:ring-line has-focus-visible:outline-2 has-focus-visible:outline-focus pointer-coarse:h-10"
        >
          <input
            type="radio"
            className="sr-only"
            name={name}
            checked={option.value === value}
            onChange={() => onChange(option.value)}
          />
          {option.icon}
          <span className={option.icon === undefined ? '' : 'max-[420px]:sr-only'}>{option.label}</span>
        </label>
      ))}
    </div>
  )
}

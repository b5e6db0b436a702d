import { Select as Base } from '@base-ui/react/select'
import { Check, ChevronDown } from 'lucide-react'
import type { ReactNode } from 'react'

export interface Option<Value extends string> {
  value: Value
  label: string
  icon?: ReactNode
}

interface SelectProps<Value extends string> {
  label: string
  value: Value
  options: readonly Option<Value>[]
  onChange: (value: Value) => void
  /** quiet: a filter in a bar of filters; field: a control of a form. */
  look?: 'quiet' | 'field'
  id?: string
}

const looks = {
  quiet: 'h-8 px-2 font-medium hover:bg-sunken data-popup-open:bg-sunken',
  field: 'h-8 w-full justify-between border border-line bg-surface px-2.5 hover:border-line-strong/60',
}

/** One of a few: a button that shows the choice and opens the list. */
export function Select<Value extends string>({
  label,
  value,
  options,
  onChange,
  look = 'quiet',
  id,
}: SelectProps<Value>) {
  const current = options.find((option) => option.value === value)
  return (
    <Base.Root
      value={value}
      onValueChange={(next) => {
        if (next !== null) onChange(next)
      }}
      items={options.map((option) => ({ value: option.value, label: option.label }))}
    >
      <Base.Trigger
        id={id}
        aria-label={`${label}: ${current?.label ?? ''}`}
        className={`inline-flex shrink-0 select-none items-center gap-1.5 whitespace-nowrap rounded-control text-13 transition-colors duration-120 pointer-coarse:h-11 ${looks[look]}`}
      >
        <span className="flex min-w-0 items-center gap-2">
          {current?.icon}
          <span className="truncate">{current?.label}</span>
        </span>
        <ChevronDown aria-hidden="true" size={14} className="text-text-3" />
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner sideOffset={4} alignItemWithTrigger={false} className="z-50 outline-none">
          <Base.Popup className="max-h-80 min-w-(--anchor-width) overflow-y-auto rounded-card border border-line bg-raised p-1 shadow-float outline-none transition-opacity duration-120 data-ending-style:opacity-0 data-starting-style:opacity-0">
            {options.map((option) => (
              <Base.Item
                key={option.value}
                value={option.value}
                className="flex h-8 cursor-default items-center gap-2 rounded-control px-2 text-13 outline-none data-highlighted:bg-sunken pointer-coarse:h-11"
              >
                {option.icon}
                <Base.ItemText className="flex-1 pr-4">{option.label}</Base.ItemText>
                <Base.ItemIndicator>
                  <Check aria-hidden="true" size={14} className="text-brand-text" />
                </Base.ItemIndicator>
              </Base.Item>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  )
}

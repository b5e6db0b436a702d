interface TogglesProps<Value extends string | number> {
  label: string
  options: readonly { value: Value; label: string }[]
  chosen: readonly Value[]
  onChange: (chosen: Value[]) => void
}

/** Several of a few, side by side; none chosen means all. */
export function Toggles<Value extends string | number>({
  label,
  options,
  chosen,
  onChange,
}: TogglesProps<Value>) {
  return (
    <fieldset className="flex flex-col gap-1.5">
      <legend className="mb-1.5 text-12 font-medium text-text-2">{label}</legend>
      <div className="flex flex-wrap gap-1.5">
        {options.map(({ value, label: text }) => {
          const isOn = chosen.includes(value)
          return (
            <button
              key={value}
              type="button"
              aria-pressed={isOn}
              className="h-7 rounded-control border border-line bg-surface px-2.5 text-12 text-text-2 transition-colors duration-120 hover:border-line-strong/60 aria-pressed:border-brand aria-pressed:bg-brand-soft aria-pressed:font-medium aria-pressed:text-brand-text pointer-coarse:h-11"
              onClick={() => onChange(isOn ? chosen.filter((one) => one !== value) : [...chosen, value])}
            >
              {text}
            </button>
          )
        })}
      </div>
    </fieldset>
  )
}

interface CheckBoxProps {
  label: string
  isChecked: boolean
  onChange: (isChecked: boolean) => void
}

/** A yes or no with its words beside it. */
export function CheckBox({ label, isChecked, onChange }: CheckBoxProps) {
  return (
    <label className="flex min-h-7 items-center gap-2 pointer-coarse:min-h-11">
      <input
        type="checkbox"
        className="size-4 shrink-0 accent-brand"
        checked={isChecked}
        onChange={(event) => onChange(event.target.checked)}
      />
      {label}
    </label>
  )
}

import { useBlockDesk } from './use-blocks.ts'

interface Props {
  label: string
  value: string
  onChange: (value: string) => void
  className?: string
  maxLength: number
  placeholder?: string
}

/** A line of the sheet, written where it stands, in the letters it will have. */
export function TextInPlace({ label, value, onChange, className = '', maxLength, placeholder }: Props) {
  const { isLocked } = useBlockDesk()
  return (
    <textarea
      aria-label={label}
      placeholder={placeholder ?? label}
      rows={1}
      readOnly={isLocked}
      maxLength={maxLength}
      value={value}
      onChange={(event) => onChange(event.target.value.replace(/\n/g, ' '))}
      className={`field-sizing-content block w-full resize-none overflow-hidden bg-transparent outline-none placeholder:text-current placeholder:opacity-50 ${className}`}
    />
  )
}

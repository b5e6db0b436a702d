import { useState } from 'react'
import { Input } from '../../../kit/field.tsx'

interface NumberBoxProps {
  label: string
  value: number
  isWhole?: boolean
  min?: number
  max?: number
  onChange: (value: number) => void
}

/** A number as it is typed, with a comma or a dot; what cannot be read yet is not given on. */
export function NumberBox({ label, value, isWhole = false, min = 0, max = 1e9, onChange }: NumberBoxProps) {
  const [typed, setTyped] = useState<string | null>(null)
  const read = (text: string): number | null => {
    const number = Number(text.replace(/\s/g, '').replace(',', '.'))
    const isFit = text.trim() !== '' && Number.isFinite(number) && number >= min && number <= max
    return isFit && (!isWhole || Number.isInteger(number)) ? number : null
  }
  return (
    <span className="inline-block w-20">
      <Input
        aria-label={label}
        inputMode={isWhole ? 'numeric' : 'decimal'}
        aria-invalid={typed !== null && read(typed) === null ? true : undefined}
        value={typed ?? String(value)}
        onChange={(event) => {
          setTyped(event.target.value)
          const next = read(event.target.value)
          if (next !== null) onChange(next)
        }}
        onBlur={() => setTyped(null)}
      />
    </span>
  )
}

import { useState } from 'react'
import { TextField } from '../../kit/text-field.tsx'

interface NumberFieldProps {
  label: string
  hint?: string
  value: number
  read: (text: string) => number
  onChange: (value: number) => void
}

/** A number; what is being typed stays as it is. */
export function NumberField({ value, read, onChange, ...rest }: NumberFieldProps) {
  const [typed, setTyped] = useState<string | null>(null)
  return (
    <TextField
      {...rest}
      inputMode="decimal"
      value={typed ?? String(value).replace('.', ',')}
      onChange={(text) => {
        setTyped(text)
        onChange(read(text))
      }}
      onBlur={() => setTyped(null)}
    />
  )
}

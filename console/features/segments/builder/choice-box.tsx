import { useId, useState } from 'react'
import { Input } from '../../../kit/field.tsx'
import type { Named } from './ground.ts'

interface ChoiceBoxProps {
  label: string
  value: string
  options: readonly Named[]
  onChange: (id: string) => void
  /** Its width as a class. */
  width?: string
}

/**
 * One of many, found by typing: shows what things are called and gives their ids. What is not among them is taken as it
 * is typed: a shop sends events of its own.
 */
export function ChoiceBox({ label, value, options, onChange, width = 'w-52' }: ChoiceBoxProps) {
  const list = useId()
  const [typed, setTyped] = useState<string | null>(null)
  const nameOf = (id: string) => options.find((one) => one.id === id)?.name ?? id
  const take = (text: string) => {
    const named = options.find((one) => one.name === text || one.id === text)
    if (named !== undefined) onChange(named.id)
    else if (text.trim() !== '') onChange(text.trim())
  }
  return (
    <span className={`inline-block max-w-full ${width}`}>
      <Input
        aria-label={label}
        list={list}
        value={typed ?? nameOf(value)}
        onFocus={(event) => event.target.select()}
        onChange={(event) => {
          setTyped(event.target.value)
          // A choice from the list comes as one change to a name that is known.
          if (options.some((one) => one.name === event.target.value)) take(event.target.value)
        }}
        onBlur={() => {
          if (typed !== null) take(typed)
          setTyped(null)
        }}
      />
      <datalist id={list}>
        {options.map((one) => (
          <option key={one.id} value={one.name} />
        ))}
      </datalist>
    </span>
  )
}

import { Select } from '../../../kit/select.tsx'

interface PickProps<Value extends string> {
  label: string
  value: Value
  options: readonly { value: Value; label: string }[]
  onChange: (value: Value) => void
}

/** One of a few, as a word in a sentence. */
export function Pick<Value extends string>(props: PickProps<Value>) {
  return (
    <span className="inline-block max-w-full">
      <Select look="field" {...props} />
    </span>
  )
}

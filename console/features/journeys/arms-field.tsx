import { useQuery } from '@tanstack/react-query'
import { Plus, X } from 'lucide-react'
import { readRecord } from '../../app/describe.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Input } from '../../kit/field.tsx'
import { Select } from '../../kit/select.tsx'
import { choicesQuery } from './journey-queries.ts'
import type { OptionProps } from './option-field.tsx'

interface Arm {
  id: string
  label: string
  weight?: number
  segment?: string
}

const readArms = (value: unknown): Arm[] =>
  Array.isArray(value)
    ? value.map((one) => {
        const { id, label, weight, segment } = readRecord(one)
        return {
          ...{ id: String(id), label: String(label) },
          ...(typeof weight === 'number' ? { weight } : {}),
          ...(typeof segment === 'string' ? { segment } : {}),
        }
      })
    : []

const letters = 'abcdefgh'

/** The ways of a split: their names, and their shares or segments. */
export function ArmsField({ field, value, error, onChange }: OptionProps) {
  const { t } = useWords()
  const bySegment = field.kind === 'segment_arms'
  const arms = readArms(value ?? field.fallback)
  const put = (id: string, part: Partial<Arm>) =>
    onChange(arms.map((one) => (one.id === id ? { ...one, ...part } : one)))
  const add = () => {
    const id = [...letters].find((one) => !arms.some((arm) => arm.id === one)) ?? 'h'
    const label = id.toUpperCase()
    onChange([...arms, bySegment ? { id, label, segment: '' } : { id, label, weight: 50 }])
  }
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 font-medium text-12 text-text-2">{field.label}</legend>
      {arms.map((arm) => (
        <div key={arm.id} className="flex items-center gap-2">
          <Input
            aria-label={t('journeys.armName')}
            value={arm.label}
            onChange={(event) => put(arm.id, { label: event.target.value })}
          />
          {bySegment ? (
            <SegmentOfArm arm={arm} onChange={(segment) => put(arm.id, { segment })} />
          ) : (
            <Input
              aria-label={t('journeys.armShare')}
              type="number"
              min={0}
              max={100}
              className="w-20!"
              value={arm.weight ?? 0}
              onChange={(event) => put(arm.id, { weight: Number(event.target.value) })}
            />
          )}
          <IconButton
            label={t('journeys.removeArm', { name: arm.label })}
            icon={X}
            disabled={arms.length <= (bySegment ? 1 : 2)}
            onClick={() => onChange(arms.filter((one) => one.id !== arm.id))}
          />
        </div>
      ))}
      {error !== undefined && <p className="text-12 text-danger">{error}</p>}
      {arms.length < letters.length && (
        <Button size="sm" icon={Plus} className="self-start" onClick={add}>
          {t('journeys.addArm')}
        </Button>
      )}
    </fieldset>
  )
}

function SegmentOfArm({ arm, onChange }: { arm: Arm; onChange: (id: string) => void }) {
  const { t } = useWords()
  const segments = useQuery(choicesQuery.segment).data ?? []
  const options = segments.map(({ id, name }) => ({ value: id, label: name }))
  const none = { value: '', label: t('journeys.choose') }
  return (
    <Select
      look="field"
      label={t('journeys.segment')}
      value={arm.segment ?? ''}
      options={arm.segment === undefined || arm.segment === '' ? [none, ...options] : options}
      onChange={onChange}
    />
  )
}

import { Plus, X } from 'lucide-react'
import { useWords } from '../../i18n/t.ts'
import { Button, IconButton } from '../../kit/button.tsx'
import { Input } from '../../kit/field.tsx'
import type { Draft } from './experiment-queries.ts'

type Arm = Draft['arms'][number]
const letters = [...'abcdefgh']

/** The versions and how people are shared out; the first is what is done today. */
export function ArmsEditor({ arms, onChange }: { arms: readonly Arm[]; onChange: (arms: Arm[]) => void }) {
  const { t } = useWords()
  const put = (id: string, part: Partial<Arm>) =>
    onChange(arms.map((one) => (one.id === id ? { ...one, ...part } : one)))
  const next = letters.find((id) => !arms.some((one) => one.id === id))
  return (
    <fieldset className="flex min-w-0 flex-col gap-2">
      <legend className="mb-1.5 font-medium text-12 text-text-2">{t('experiments.arms')}</legend>
      {arms.map((arm, i) => (
        <div key={arm.id} className="flex items-center gap-2">
          <Input
            aria-label={t('experiments.armName', { n: i + 1 })}
            value={arm.label}
            onChange={(event) => put(arm.id, { label: event.target.value })}
          />
          <Input
            aria-label={t('experiments.armShare', { n: i + 1 })}
            type="number"
            min={1}
            max={100}
            required
            className="w-20!"
            value={arm.weight}
            onChange={(event) => put(arm.id, { weight: Number(event.target.value) })}
          />
          <IconButton
            label={t('journeys.removeArm', { name: arm.label })}
            icon={X}
            disabled={arms.length <= 2}
            onClick={() => onChange(arms.filter((one) => one.id !== arm.id))}
          />
        </div>
      ))}
      <p className="text-12 text-text-3">{t('experiments.armsHint')}</p>
      {next !== undefined && (
        <Button
          size="sm"
          icon={Plus}
          className="self-start"
          onClick={() => onChange([...arms, { id: next, label: next.toUpperCase(), weight: 50 }])}
        >
          {t('experiments.addArm')}
        </Button>
      )}
    </fieldset>
  )
}

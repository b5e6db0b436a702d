import { defineNode } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const arm = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,19}$/),
  label: z.string().trim().min(1).max(60),
  weight: z.number().min(0).max(100),
})
type Arm = z.output<typeof arm>

const halves: Arm[] = [
  { id: 'a', label: 'A', weight: 50 },
  { id: 'b', label: 'B', weight: 50 },
]

const options = z
  .strictObject({
    mode: field
      .choice(
        { pl: 'Rodzaj', en: 'Kind' },
        {
          percent: { pl: 'Podział losowy', en: 'By chance' },
          experiment: { pl: 'Test A/B/n', en: 'A/B/n test' },
        },
      )
      .default('percent'),
    experiment: nodeField
      .experiment(
        { pl: 'Test', en: 'Experiment' },
        { pl: 'Wersje i udziały pochodzą z testu', en: 'Versions and shares are the experiment’s' },
      )
      .optional(),
    arms: z
      .array(arm)
      .min(2)
      .max(8)
      .default(halves)
      .meta({ kind: 'arms', label: { pl: 'Drogi i ich udziały', en: 'Ways and their shares' } }),
    winner: z
      .string()
      .max(20)
      .nullable()
      .default(null)
      .meta({ kind: 'winner', label: { pl: 'Zwycięzca', en: 'Winner' }, isAdvanced: true }),
  })
  .refine(({ arms }) => new Set(arms.map((one) => one.id)).size === arms.length, {
    path: ['arms'],
    error: 'arms_twice',
  })
  .refine(({ arms }) => arms.some((one) => one.weight > 0), { path: ['arms'], error: 'arms_empty' })
  .refine(({ arms, winner }) => winner === null || arms.some((one) => one.id === winner), {
    path: ['winner'],
    error: 'winner_unknown',
  })
  .refine(({ mode, experiment }) => mode === 'percent' || experiment !== undefined, {
    path: ['experiment'],
    error: 'experiment_missing',
  })

/** The arm in whose part of [0, 1) this share falls; parts are as wide as their weights. */
function pickArm(arms: readonly Arm[], share: number): Arm | undefined {
  const open = arms.filter((one) => one.weight > 0)
  const place = share * open.reduce((sum, one) => sum + one.weight, 0)
  let end = 0
  for (const one of open) {
    end += one.weight
    if (place < end) return one
  }
  return open.at(-1)
}

/** One of several ways: by lasting chance, or as an experiment has it. */
export const splitNode = defineNode({
  id: 'split',
  label: { pl: 'Podział', en: 'Split' },
  hint: {
    pl: 'Dzieli ludzi losowo, na stałe; także test A/B/n.',
    en: 'Splits people by lasting chance; an A/B/n test too.',
  },
  icon: 'shuffle',
  category: 'decide',
  options,
  outputs: ({ arms }) => arms.map(({ id, label }) => ({ id, label: { pl: label, en: label } })),
  asks: ({ mode, experiment, winner }) =>
    mode === 'percent' || experiment === undefined || winner !== null ? {} : { experiments: [experiment] },
  uses: ({ mode, experiment }) =>
    mode === 'percent' || experiment === undefined ? {} : { experiments: [experiment] },
  decide({ options: { mode, experiment, arms, winner }, share, facts }) {
    if (winner !== null) return { kind: 'next', output: winner, because: 'winner' }
    const [assigned = null] = facts.experiments
    if (assigned !== null && assigned.because !== 'in_test')
      return { kind: 'next', output: assigned.arm, because: assigned.because }
    const drawn = pickArm(arms, share) ?? halves[0] ?? { id: 'a', label: 'A' }
    const { id, label } = assigned === null ? drawn : { id: assigned.arm, label: assigned.label }
    if (mode === 'percent' || experiment === undefined) return { kind: 'next', output: id }
    const properties = { experiment_id: experiment, variation_id: id, variation_name: label }
    return { kind: 'next', output: id, effects: [{ kind: 'event', name: 'Experiment Viewed', properties }] }
  },
  explain({ mode, experiment, arms, winner }, lang, names) {
    const won = arms.find((one) => one.id === winner)
    if (won !== undefined)
      return lang === 'pl' ? `Wszyscy idą drogą ${won.label}` : `Everybody goes ${won.label}`
    const total = arms.reduce((sum, one) => sum + one.weight, 0)
    const list = arms.map((one) => `${one.label} ${Math.round((one.weight / total) * 100)}%`).join(', ')
    if (mode === 'percent') return (lang === 'pl' ? 'Dzieli: ' : 'Splits: ') + list
    const name = names.experiments.get(experiment ?? '')
    if (name === undefined) return `Test: ${list}`
    return (lang === 'pl' ? `Test „${name}”: ` : `Test “${name}”: `) + list
  },
})

import { defineNode } from '@splot/contract/plugin/node'
import { z } from 'zod'

const arm = z.strictObject({
  id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,19}$/),
  label: z.string().trim().min(1).max(60),
  segment: z.string().min(1).max(128),
})

const options = z
  .strictObject({
    arms: z
      .array(arm)
      .min(1)
      .max(8)
      .meta({
        kind: 'segment_arms',
        label: { pl: 'Drogi po kolei', en: 'Ways, in order' },
        hint: { pl: 'Liczy się pierwszy segment, w którym jest', en: 'The first segment she is in counts' },
      }),
  })
  .refine(({ arms }) => new Set(arms.map((one) => one.id)).size === arms.length, {
    path: ['arms'],
    error: 'arms_twice',
  })
  .refine(({ arms }) => arms.every((one) => one.id !== 'else'), { path: ['arms'], error: 'arms_reserved' })

/** One of several ways, by the first segment she is in. */
export const bySegment = defineNode({
  id: 'by-segment',
  label: { pl: 'Podział na segmenty', en: 'Split by segment' },
  hint: { pl: 'Każdy segment idzie własną drogą.', en: 'Each segment goes a way of its own.' },
  icon: 'users-round',
  category: 'decide',
  options,
  outputs: ({ arms }) => [
    ...arms.map(({ id, label }) => ({ id, label: { pl: label, en: label } })),
    { id: 'else', label: { pl: 'pozostali', en: 'all others' } },
  ],
  asks: ({ arms }) => ({ conditions: arms.map(({ segment }) => ({ kind: 'segment', segment })) }),
  decide({ options: { arms }, facts }) {
    const mine = arms.find((_, index) => facts.conditions[index] === true)
    return { kind: 'next', output: mine?.id ?? 'else' }
  },
  uses: ({ arms }) => ({ segments: arms.map((one) => one.segment) }),
  explain({ arms }, lang, names) {
    const list = arms.map(({ segment, label }) => names.segments.get(segment) ?? label).join(', ')
    return (lang === 'pl' ? 'Dzieli według segmentów: ' : 'Splits by segment: ') + list
  },
})

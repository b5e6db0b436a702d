import { nameEvent } from '@splot/contract/labels'
import { defineNode } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { listReferences } from '@splot/contract/segment/condition'
import { sayCondition } from '@splot/contract/segment/sentence'
import { findTrait } from '@splot/contract/traits'
import { z } from 'zod'

const options = z.strictObject({
  when: nodeField.condition({ pl: 'Warunek', en: 'Condition' }),
})

/** One of two ways, by what is true of her now. */
export const conditionNode = defineNode({
  id: 'condition',
  label: { pl: 'Warunek', en: 'Condition' },
  hint: {
    pl: 'Jedna z dwóch dróg, zależnie od tego, co o kliencie wiadomo.',
    en: 'One of two ways, by what is known of the customer.',
  },
  icon: 'split',
  category: 'decide',
  options,
  outputs: () => [
    { id: 'yes', label: { pl: 'tak', en: 'yes' } },
    { id: 'no', label: { pl: 'nie', en: 'no' } },
  ],
  asks: ({ when }) => ({ conditions: [when] }),
  uses: ({ when }) => ({ segments: listReferences(when) }),
  decide: ({ facts }) => ({ kind: 'next', output: facts.conditions[0] === true ? 'yes' : 'no' }),
  explain({ when }, lang, names) {
    const says = sayCondition(when, lang, {
      event: (name) => nameEvent(name, lang),
      trait: (name) => findTrait(name)?.label[lang] ?? null,
      segment: (id) => names.segments.get(id) ?? null,
      list: (id) => names.lists.get(id) ?? null,
      store: (id) => names.stores.get(id) ?? null,
      purpose: (id) => names.purposes.get(id) ?? null,
    })
    return `${says}?`
  },
})

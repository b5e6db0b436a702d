import { defineNode } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const options = z.strictObject({
  act: field
    .choice(
      { pl: 'Co robi', en: 'What it does' },
      { add: { pl: 'Dodaje', en: 'Adds' }, remove: { pl: 'Usuwa', en: 'Removes' } },
    )
    .default('add'),
  audience: nodeField.audience({ pl: 'Grupa odbiorców w reklamach', en: 'Audience for ads' }),
})

/** In or out of an audience of an ad platform. */
export const audienceNode = defineNode({
  id: 'audience',
  label: { pl: 'Grupa reklamowa', en: 'Ad audience' },
  hint: {
    pl: 'Dodaje do grupy w systemie reklam albo z niej usuwa.',
    en: 'Adds to an audience of an ad platform, or removes.',
  },
  icon: 'megaphone',
  category: 'change',
  options,
  outputs: () => [{ id: 'next', label: { pl: 'dalej', en: 'then' } }],
  decide: ({ options: { act, audience } }) => ({
    kind: 'next',
    output: 'next',
    effects: [{ kind: act === 'add' ? 'audience_add' : 'audience_remove', audienceId: audience }],
  }),
  uses: ({ audience }) => ({ audiences: [audience] }),
  explain({ act, audience }, lang, { audiences }) {
    const name = audiences.get(audience)
    const isIn = act === 'add'
    if (lang === 'pl') {
      const says = isIn ? 'Dodaje do grupy reklamowej' : 'Usuwa z grupy reklamowej'
      return name === undefined ? says : `${says} „${name}”`
    }
    const says = isIn ? 'Adds to' : 'Removes from'
    return name === undefined ? `${says} an ad audience` : `${says} the ad audience “${name}”`
  },
})

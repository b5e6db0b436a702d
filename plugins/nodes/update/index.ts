import { defineNode, type Effect } from '@splot/contract/plugin/node'
import { nodeField } from '@splot/contract/plugin/node-fields'
import { field } from '@splot/contract/plugin/settings'
import { z } from 'zod'

const options = z
  .strictObject({
    change: field
      .choice(
        { pl: 'Co zmienia', en: 'What it changes' },
        {
          trait: { pl: 'Ustawia cechę', en: 'Sets a trait' },
          clear: { pl: 'Usuwa cechę', en: 'Clears a trait' },
          list_add: { pl: 'Dopisuje do listy', en: 'Adds to a list' },
          list_remove: { pl: 'Usuwa z listy', en: 'Removes from a list' },
        },
      )
      .default('trait'),
    trait: z
      .string()
      .trim()
      .min(1)
      .max(64)
      .meta({ label: { pl: 'Cecha', en: 'Trait' } })
      .optional(),
    as: field
      .choice(
        { pl: 'Wartość to', en: 'The value is' },
        {
          text: { pl: 'tekst', en: 'a text' },
          number: { pl: 'liczba', en: 'a number' },
          flag: { pl: 'tak lub nie', en: 'yes or no' },
        },
      )
      .default('text'),
    value: field.text({ pl: 'Wartość', en: 'Value' }).optional(),
    list: nodeField.list({ pl: 'Lista', en: 'List' }).optional(),
  })
  .refine(({ change, trait }) => change.startsWith('list_') || trait !== undefined, {
    path: ['trait'],
    error: 'trait_missing',
  })
  .refine((one) => one.change !== 'trait' || readValue(one) !== undefined, {
    path: ['value'],
    error: 'value_unfit',
  })
  .refine(({ change, list }) => !change.startsWith('list_') || list !== undefined, {
    path: ['list'],
    error: 'list_missing',
  })

interface Typed {
  readonly as: 'text' | 'number' | 'flag'
  readonly value?: string | undefined
}

/** The value as its kind says; undefined where it is none of that kind. */
function readValue({ as, value }: Typed): string | number | boolean | undefined {
  if (value === undefined || as === 'text') return value
  if (as === 'number') return /^-?\d{1,15}(\.\d{1,6})?$/.test(value) ? Number(value) : undefined
  return /^(tak|yes|true)$/i.test(value) ? true : /^(nie|no|false)$/i.test(value) ? false : undefined
}

function makeEffect(one: z.output<typeof options>): Effect {
  const { change, trait = '', list = '' } = one
  if (change === 'list_add' || change === 'list_remove') return { kind: change, listId: list }
  return { kind: 'set_trait', key: trait, value: change === 'clear' ? null : (readValue(one) ?? null) }
}

/** A trait or a list of hers. */
export const updateNode = defineNode({
  id: 'update',
  label: { pl: 'Zmień dane', en: 'Update' },
  hint: { pl: 'Ustawia cechę albo zmienia listę.', en: 'Sets a trait or changes a list.' },
  icon: 'user-pen',
  category: 'change',
  options,
  outputs: () => [{ id: 'next', label: { pl: 'dalej', en: 'then' } }],
  decide: ({ options: one }) => ({ kind: 'next', output: 'next', effects: [makeEffect(one)] }),
  uses: ({ change, list }) => (change.startsWith('list_') && list !== undefined ? { lists: [list] } : {}),
  explain({ change, trait, value, list = '' }, lang, names) {
    const name = names.lists.get(list) ?? list
    const says = {
      trait: { pl: `Ustawia „${trait}” na „${value}”`, en: `Sets “${trait}” to “${value}”` },
      clear: { pl: `Usuwa cechę „${trait}”`, en: `Clears “${trait}”` },
      list_add: { pl: `Dopisuje do listy „${name}”`, en: `Adds to the list “${name}”` },
      list_remove: { pl: `Usuwa z listy „${name}”`, en: `Removes from the list “${name}”` },
    }
    return says[change][lang]
  },
})

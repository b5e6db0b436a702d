import type { Condition, ConditionTest } from '../schema/blocks.ts'

/**
 * Liquid that sets `name` to true when the condition holds, else to false. Tests stand in nested or following `if`s:
 * Liquid knows no parentheses and reads `and`, `or` from the right.
 */
export function writeCondition(condition: Condition, name: string): string {
  const yes = `{% assign ${name} = true %}`
  const parts = condition.tests.map(openTest)
  if (condition.match === 'any')
    return `{% assign ${name} = false %}${parts.map(({ open, close }) => open + yes + close).join('')}`
  const opens = parts.map((part) => part.open).join('')
  const closes = parts
    .map((part) => part.close)
    .reverse()
    .join('')
  return `{% assign ${name} = false %}${opens}${yes}${closes}`
}

interface Opened {
  open: string
  close: string
}

const ifTest = (test: string): Opened => ({ open: `{% if ${test} %}`, close: '{% endif %}' })
const unlessTest = (test: string): Opened => ({ open: `{% unless ${test} %}`, close: '{% endunless %}' })
const quote = (value: string | number | boolean | undefined) =>
  typeof value === 'string' ? `"${value}"` : String(value ?? 'nil')

function openTest(test: ConditionTest): Opened {
  if (test.on === 'trait') return openTrait(test)
  // Without a store of hers neither holds: nobody can say.
  if (test.on === 'stock')
    return ifTest(test.is === 'there' ? 'store.pieces > 0' : 'store.pieces != nil and store.pieces < 1')
  if (test.on === 'stage') {
    const oneOf = test.stages.map((stage) => `customer.stage == "${stage}"`).join(' or ')
    return test.is === 'one_of' ? ifTest(oneOf) : unlessTest(oneOf)
  }
  // `recent` tells how many minutes ago each event happened last. Nothing is asked for first: it would count as nought.
  const minutes = `recent["${test.name}"]`
  const recently = `${minutes} != nil and ${minutes} <= ${test.withinMinutes}`
  return test.happened ? ifTest(recently) : unlessTest(recently)
}

function openTrait(test: Extract<ConditionTest, { on: 'trait' }>): Opened {
  const trait = `customer.traits.${test.name}`
  switch (test.is) {
    case 'equal':
      return ifTest(`${trait} == ${quote(test.value)}`)
    case 'not_equal':
      return unlessTest(`${trait} == ${quote(test.value)}`)
    case 'contains':
      return ifTest(`${trait} contains ${quote(test.value)}`)
    case 'more':
      return ifTest(`${trait} != nil and ${trait} > ${quote(test.value)}`)
    case 'less':
      return ifTest(`${trait} != nil and ${trait} < ${quote(test.value)}`)
    case 'known':
      return unlessTest(`${trait} == nil`)
    case 'unknown':
      return ifTest(`${trait} == nil`)
  }
}

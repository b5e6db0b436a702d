import { expect, it } from 'vitest'
import { categoryPath, isUnder, listAbove } from './category.ts'
import { checkCondition } from './condition.ts'

it('reads a path whichever way its steps are parted, spaced and capitalised', () => {
  const ways = [
    'Women / Knitwear',
    'women>knitwear',
    ' WOMEN » Knitwear ',
    '/Women//Knitwear/',
    'Women |\tknitwear',
  ]
  expect(new Set(ways.map(categoryPath))).toEqual(new Set(['women>knitwear']))
  expect(categoryPath('Bluzy  i\u00a0Swetry')).toBe('bluzy i swetry')
  expect(categoryPath('ŻO\u0301ŁTE')).toBe('żółte')
})

it('knows what is below a category from what only begins like it', () => {
  const under = (above: string, ...paths: string[]) => paths.map((path) => isUnder(path, above))
  expect(under('Swetry', 'Swetry', 'swetry > Golfy', 'Swetry/Golfy/Wełna')).toEqual([true, true, true])
  expect(under('Swetry', 'Swetrynka', 'Odzież > Swetry', 'Swet', '')).toEqual([false, false, false, false])
  // Flour is no poppy.
  expect(under('Mąki', 'Maki', 'MĄKI > Żytnia')).toEqual([false, true])
  expect(under('>', 'Swetry', '', '>')).toEqual([false, false, false])
})

it('names the ways that lead to a category', () => {
  expect(listAbove('a>b c>d')).toEqual(['a', 'a>b c', 'a>b c>d'])
  expect(listAbove('a')).toEqual(['a'])
})

const orders = (category: unknown) =>
  checkCondition({
    kind: 'all',
    of: [{ kind: 'orders', measure: 'count', op: 'gte', value: 1, window: 'ever', category }],
  })
const where = (op: string, value: unknown) =>
  checkCondition({
    ...{ kind: 'event', events: ['Product Viewed'], measure: 'count', op: 'gte', value: 1, window: 'ever' },
    where: [{ property: 'category', op, value }],
  })
const placeOf = (checked: ReturnType<typeof checkCondition>) => (checked.ok ? null : checked.fault.path)

it('takes a category with all below it, and names the place of what is no such thing', () => {
  expect([orders('Swetry'), orders({ under: 'Swetry' }), where('under', 'Swetry')].map(placeOf)).toEqual([
    ...[null, null, null],
  ])
  expect(placeOf(orders({ above: 'Swetry' }))).toBe('condition.of[0].category.under')
  expect(placeOf(orders({ under: 7 }))).toBe('condition.of[0].category.under')
  expect(placeOf(orders({ under: ' > ' }))).toBe('condition.of[0].category.under')
  expect(placeOf(where('above', 'Swetry'))).toBe('condition.where[0].op')
  expect(placeOf(where('under', ['Swetry']))).toBe('condition.where[0].value')
  expect(placeOf(where('under', '/'))).toBe('condition.where[0].value')
})

import { expect, it } from 'vitest'
import type { LeafOf, SequenceStep } from './leaves.ts'
import { sayLeaf } from './sentence.ts'

const names = {
  event: (name: string) =>
    ({ add: 'Dodanie do koszyka', buy: 'Zakup', open: 'Otwarcie e-maila' })[name] ?? null,
}
const steps = (...given: SequenceStep[]): LeafOf<'sequence'> => ({
  ...{ kind: 'sequence', steps: given, window: { last: { days: 30 } } },
})
const say = (leaf: LeafOf<'sequence'>) => [sayLeaf(leaf, 'pl', names), sayLeaf(leaf, 'en', names)]
const add = { events: ['add'] }
const buy: SequenceStep = { events: ['buy'], absent: true }
const open = { events: ['open'] }

it('says what must not happen between two steps, for a time or all the way', () => {
  expect(say(steps(add, { ...buy, for: { days: 2 } }, open))).toEqual([
    '„Dodanie do koszyka”, a potem 2 dni bez zdarzenia „Zakup”, a potem „Otwarcie e-maila”, wszystko w ciągu ostatnich 30 dni',
    '“Dodanie do koszyka”, then 2 days without “Zakup”, then “Otwarcie e-maila”, all in the last 30 days',
  ])
  expect(say(steps(add, buy, open))).toEqual([
    '„Dodanie do koszyka”, a potem, bez zdarzenia „Zakup” po drodze, „Otwarcie e-maila”, wszystko w ciągu ostatnich 30 dni',
    '“Dodanie do koszyka”, then, without “Zakup” in between, “Otwarcie e-maila”, all in the last 30 days',
  ])
})

it('says what must not have happened since', () => {
  expect(say(steps(add, { ...buy, for: { hours: 1 } }))).toEqual([
    '„Dodanie do koszyka”, a potem 1 godzinę bez zdarzenia „Zakup”, wszystko w ciągu ostatnich 30 dni',
    '“Dodanie do koszyka”, then 1 hour without “Zakup”, all in the last 30 days',
  ])
  expect(say(steps(add, open, buy))).toEqual([
    '„Dodanie do koszyka”, a potem „Otwarcie e-maila” i od tej pory bez zdarzenia „Zakup”, wszystko w ciągu ostatnich 30 dni',
    '“Dodanie do koszyka”, then “Otwarcie e-maila” and since then without “Zakup”, all in the last 30 days',
  ])
})

it('says a purchase of a product and of a category, with its subcategories or alone', () => {
  const bought = (more: Partial<LeafOf<'orders'>>): LeafOf<'orders'> => ({
    ...{ kind: 'orders', measure: 'count', op: 'gte', value: 1, window: 'ever' },
    ...more,
  })
  const goods = { product: (id: string) => (id === 'p-1' ? 'Golf Szron' : null) }
  const both = (leaf: LeafOf<'orders'>) => [sayLeaf(leaf, 'pl', goods), sayLeaf(leaf, 'en', goods)]
  expect(both(bought({ category: { under: 'Swetry' }, product: 'p-1' }))).toEqual([
    'zakupy (kategoria „Swetry” z podkategoriami, produkt „Golf Szron”) co najmniej 1 raz',
    'purchases (category “Swetry” with its subcategories, product “Golf Szron”) at least once',
  ])
  expect(both(bought({ category: 'Swetry', product: 'p-2', op: 'lt' }))).toEqual([
    'bez zakupu (kategoria „Swetry”, produkt „p-2”)',
    'no purchase (category “Swetry”, product “p-2”)',
  ])
})

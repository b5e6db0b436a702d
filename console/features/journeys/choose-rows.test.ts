import { expect, it } from 'vitest'
import { chooseRows } from './choose-rows.ts'

const rows = [
  { name: 'Powitanie', folder: 'Życie klienta' },
  { name: 'Porzucony koszyk', folder: 'W tej chwili' },
  { name: 'Spadek ceny', folder: 'W tej chwili/ceny' },
]
const named = (o: { q?: string; folder?: string }) => chooseRows(rows, o).map((one) => one.name)

it('journeys are chosen by every word, with or without Polish letters, and by the folder with those inside it', () => {
  expect(named({})).toHaveLength(3)
  expect(named({ q: 'ZYCIE' })).toEqual(['Powitanie'])
  expect(named({ q: 'chwili kosz' })).toEqual(['Porzucony koszyk'])
  expect(named({ folder: 'W tej chwili' })).toEqual(['Porzucony koszyk', 'Spadek ceny'])
  expect(named({ folder: 'W tej chwili/ceny', q: 'kosz' })).toEqual([])
})

import { expect, it } from 'vitest'
import { nameId } from './promotion.ts'

it.each([
  ['Noc zakupów: −10% na wszystko', 'noc-zakupow-10-na-wszystko-20261128'],
  ['Łąka', 'laka-20261128'],
  ['！？', 'promo-20261128'],
])('%s', (name, id) => expect(nameId(name, '2026-11-28T18:00:00.000Z')).toBe(id))

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cityOf, maskName, nameOf } from './person.ts'
import { combineTraits, findReserved, type StatedTrait } from './traits.ts'

const stated = (key: string, value: unknown, ts: number, pos = ts): StatedTrait => ({
  key,
  value: JSON.stringify(value),
  ts,
  pos,
  source: 'shop',
})
const traits = (...list: StatedTrait[]) => combineTraits(list)

describe('traits of several births', () => {
  it('the newest statement wins; of one moment the later in the log', () => {
    const combined = traits(
      stated('city', 'Łódź', 1),
      stated('city', 'Gdańsk', 2, 1),
      stated('city', 'Opole', 2, 2),
    )
    expect(combined.get('city')).toEqual({ value: 'Opole', at: 2, source: 'shop' })
  })
  it('null takes a trait away, and a newer value brings it back', () => {
    expect(traits(stated('vip', true, 1), stated('vip', null, 2)).has('vip')).toBe(false)
    expect(traits(stated('vip', null, 2), stated('vip', false, 3)).get('vip')?.value).toBe(false)
  })
  it('keep their value exactly', () => {
    const value = { nested: [1, 'ż', null], flag: false }
    expect(traits(stated('any', value, 1)).get('any')?.value).toEqual(value)
  })
  it('parting the births and joining them again changes nothing, in any order', () => {
    const one = fc.record({ key: fc.constantFrom('a', 'b'), value: fc.option(fc.nat(3)), ts: fc.nat(4) })
    fc.assert(
      fc.property(fc.array(one), fc.nat(), (drawn, cut) => {
        const list = drawn.map((it, index) => stated(it.key, it.value, it.ts, index))
        const turned = [...list.slice(cut % (list.length + 1)), ...list.slice(0, cut % (list.length + 1))]
        expect([...combineTraits(turned)]).toEqual([...combineTraits(list)])
      }),
    )
  })
})

describe('the name', () => {
  it('comes from given and family name, whatever the spelling, else from the full one', () => {
    expect(nameOf(traits(stated('first_name', 'Anna', 1), stated('lastName', 'Lis', 1)))?.full).toBe(
      'Anna Lis',
    )
    expect(nameOf(traits(stated('name', 'Zofia Nowak-Wróbel', 1)))).toMatchObject({ family: 'Nowak-Wróbel' })
    expect(nameOf(traits(stated('name', '  ', 1)))).toBeNull()
  })
  it('is masked to the given name and an initial', () => {
    expect(maskName({ given: 'Anna', family: 'Łukasik', full: '' })).toBe('Anna Ł.')
    expect(maskName({ given: 'Anna', family: null, full: '' })).toBe('Anna')
  })
  it('of two spellings the newer counts', () => {
    expect(
      findReserved(traits(stated('firstName', 'Ania', 1), stated('first_name', 'Anna', 2)), 'firstName'),
    ).toBe('Anna')
  })
  it('the city stands alone or in the address', () => {
    expect(cityOf(traits(stated('address', { city: 'Toruń' }, 1)))).toBe('Toruń')
    expect(cityOf(traits(stated('address', { city: 'Toruń' }, 1), stated('city', 'Piła', 1)))).toBe('Piła')
    expect(cityOf(traits())).toBeNull()
  })
})

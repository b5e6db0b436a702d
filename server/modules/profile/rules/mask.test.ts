import { describe, expect, it } from 'vitest'
import { maskEmail, maskIdentifier, maskPhone, maskTrait } from './mask.ts'

describe('a reader without the right to personal data sees', () => {
  it.each([
    ['anna@example.pl', 'a•••@example.pl'],
    ['@example.pl', '•••'],
    ['nonsense', '•••'],
  ])('of the address %s only %s', (value, masked) => expect(maskEmail(value)).toBe(masked))
  it.each([
    ['+48501222318', '+48 ••• ••• 318'],
    ['501 222 318', '••• ••• 318'],
    ['112', '•••'],
  ])('of the phone %s only %s', (value, masked) => expect(maskPhone(value)).toBe(masked))
  it('accounts and devices in full, cards by their end', () => {
    expect(maskIdentifier('user_id', 'u-1042')).toBe('u-1042')
    expect(maskIdentifier('anonymous_id', 'abc')).toBe('abc')
    expect(maskIdentifier('card', '2600000012345')).toBe('••• 345')
    expect(maskIdentifier('card', '123')).toBe('•••')
  })
  it('traits by their kind', () => {
    expect(maskTrait('email', 'anna@example.pl')).toBe('a•••@example.pl')
    expect(maskTrait('firstName', 'Anna')).toBe('Anna')
    expect(maskTrait('last_name', 'Łukasik')).toBe('Ł.')
    expect(maskTrait('name', 'Anna Maria Lis')).toBe('Anna L.')
    expect(maskTrait('birthday', '1990-01-02')).toBe('•••')
    expect(maskTrait('phone', 48501222318)).toBe('•••')
    expect(maskTrait('address', { city: 'Łódź', street: 'Piotrkowska 1' })).toEqual({ city: 'Łódź' })
    expect(maskTrait('address', 'Piotrkowska 1')).toBe('•••')
    expect(maskTrait('shoeSize', '38')).toBe('38')
    expect(maskTrait('contact_email', 'anna@example.pl')).toBe('•••')
  })
})

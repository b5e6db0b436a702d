import fc from 'fast-check'
import { parsePhoneNumberFromString } from 'libphonenumber-js/max'
import { expect, it } from 'vitest'
import { normalisePhone } from './phone.ts'

/** As the metadata alone would have it. */
function readByMetadata(text: string): ReturnType<typeof normalisePhone> {
  const number = parsePhoneNumberFromString(text.replace(/^00/, '+'), 'PL')
  if (number === undefined || !number.isPossible()) return { ok: false, code: 'phone_invalid' }
  if (number.getType() === 'PREMIUM_RATE') return { ok: false, code: 'phone_premium' }
  return { ok: true, value: number.number }
}

it('a Polish number read without the metadata is what the metadata make of it', () => {
  const digits = fc.stringMatching(/^[0-9]{8,11}$/)
  const anyPhone = fc
    .tuple(
      fc.constantFrom('', '+48', '+48 ', '70', '+4870', '48', '+', '0'),
      digits,
      fc.constantFrom('', ' ', '-'),
    )
    .map(([prefix, number, gap]) => `${prefix}${number.slice(0, 3)}${gap}${number.slice(3)}`)
  fc.assert(
    fc.property(anyPhone, (text) => {
      expect(normalisePhone(text, 'PL')).toEqual(readByMetadata(text))
    }),
    { numRuns: 2_000 },
  )
})

it('elsewhere a number without a prefix is another country’s', () => {
  expect(normalisePhone('600100200', 'PL')).toEqual({ ok: true, value: '+48600100200' })
  expect(normalisePhone('600100200', 'DE')).not.toEqual({ ok: true, value: '+48600100200' })
  expect(normalisePhone('600100200', null)).toEqual({ ok: false, code: 'phone_region' })
})

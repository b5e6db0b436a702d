import { expect, test } from 'vitest'
import { explainCode, nameCode } from './warnings.ts'

test.each([
  'placeholder_dropped',
  'message_id_missing',
  'clock_ahead',
  'personal_number_masked',
  'domain_lookalike',
  'external_id_shape',
  'identifier_left_out',
  'identifier_blocked',
  'customer_too_large',
  'consent_unbound',
  'email_invalid',
  'phone_region',
  'conflict',
  'poison',
])('the warning %s is explained in both languages', (code) => {
  const [pl, en] = [explainCode(code, 'pl'), explainCode(code, 'en')]
  expect(pl).toMatch(/\.$/)
  expect(en).toMatch(/\.$/)
  expect(pl).not.toBe(en)
})

test('a refusal has a name, a code nobody knows has none', () => {
  expect(nameCode('price_format', 'pl')).not.toBe(nameCode('price_format', 'en'))
  expect(nameCode('price_format', 'pl')).toMatch(/ /)
  expect(nameCode('toString', 'pl')).toBeNull()
})

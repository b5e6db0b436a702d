import { expect, it } from 'vitest'
import { isZone } from './wall-clock.ts'
import { findZone } from './zone.ts'

it.each([
  [
    'what she stated goes before her country and her number',
    ['PL', 'Asia/Tokyo'],
    ['+420601000000'],
    'Asia/Tokyo',
  ],
  ['a zone nobody knows is none', ['Europe/Atlantis', 'cz'], [], 'Europe/Prague'],
  ['her country goes before her number', ['DE'], ['+48600100200'], 'Europe/Berlin'],
  ['her number, else', [], ['+353851234567'], 'Europe/Dublin'],
  ['of two numbers the one that tells', [], ['+12025550100', '+48600100200'], 'Europe/Warsaw'],
  ['a country of many hours tells nothing', ['US', 7, null], ['+12025550100'], null],
  ['nothing is known', [], [], null],
] as const)('%s', (_, stated, phones, zone) => {
  expect(findZone({ stated, phones })).toBe(zone)
})

it('every country’s zone is one', () => {
  for (const code of ['+48', '+41', '+359', '+386', '+81']) {
    const zone = findZone({ stated: [], phones: [`${code}600100200`] })
    expect(zone !== null && isZone(zone)).toBe(true)
  }
})

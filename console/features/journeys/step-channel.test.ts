import { expect, it } from 'vitest'
import { fitsChannel, isJourneyChannel } from './step-channel.ts'

it('content fits a channel it has a text for, by content’s own words', () => {
  expect(fitsChannel(['email', 'sms'], 'sms')).toBe(true)
  expect(fitsChannel(['email'], 'sms')).toBe(false)
  expect(fitsChannel(['app_push'], 'push')).toBe(true)
  expect(fitsChannel(['web_push'], 'messenger')).toBe(false)
  expect(fitsChannel(['chat'], 'messenger')).toBe(true)
})

it('a person on the phone reads whatever there is, and a step without a channel takes all', () => {
  expect(fitsChannel(['email'], 'phone_human')).toBe(true)
  expect(fitsChannel([], null)).toBe(true)
  expect(['email', 'push', 'fax', undefined].map(isJourneyChannel)).toEqual([true, true, false, false])
})

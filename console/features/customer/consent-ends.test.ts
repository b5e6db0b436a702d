import { expect, test } from 'vitest'
import { listEnds } from './consent-ends.ts'

type Act = Parameters<typeof listEnds>[0][number]
const at = (day: number): string => new Date(Date.UTC(2026, 10, day)).toISOString()
const ms = (day: number): number => Date.UTC(2026, 10, day)
const say = (day: number, act: Act['act'], channel: string, purpose = 'marketing'): Act => ({
  act,
  purpose,
  channel,
  at: at(day),
  pos: day,
  flaw: null,
  isPending: false,
})

test('a thread ends where the last yes of its channel is taken back, and goes on with the next', () => {
  const history = [say(1, 'grant', 'sms'), say(3, 'withdraw', 'sms'), say(5, 'grant', 'sms')]
  expect(listEnds(history.toReversed())).toEqual([{ thread: 'sms', from: ms(3), to: ms(5) }])
  expect(listEnds(history.slice(0, 2))).toEqual([{ thread: 'sms', from: ms(3), to: null }])
})

test('what was never given does not end, and another yes on the channel keeps it', () => {
  expect(listEnds([say(3, 'withdraw', 'sms')])).toEqual([])
  const twice = [
    say(1, 'grant', 'phone_human'),
    say(1, 'grant', 'phone_automated'),
    say(2, 'withdraw', 'phone_automated'),
  ]
  expect(listEnds(twice)).toEqual([])
  expect(listEnds([...twice, say(4, 'withdraw', 'phone_human')])).toEqual([
    { thread: 'call', from: ms(4), to: null },
  ])
})

test('everything taken back ends every thread that had a yes; a yes not confirmed is none', () => {
  const all = [say(1, 'grant', 'sms'), say(1, 'grant', 'email'), say(2, 'withdraw', '*', '*')]
  expect(listEnds(all).map((end) => end.thread)).toEqual(['email', 'sms'])
  const waiting = { ...say(3, 'grant', 'sms'), isPending: true }
  expect(listEnds([...all, waiting]).every((end) => end.to === null)).toBe(true)
})

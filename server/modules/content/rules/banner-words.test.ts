import { describe, expect, it } from 'vitest'
import { bannerSettings } from '../schema/banner.ts'
import { defaultWords, findBannerFault, writeBannerWords } from './banner-words.ts'

const fault = (words: Partial<Record<'refuse' | 'agree' | 'text', string>>) =>
  findBannerFault({ ...defaultWords.pl, ...words })?.fault ?? null

describe('refusing is as easy as agreeing, in words too', () => {
  it.each([
    ['Odmawiam', 'Zgadzam się'],
    ['Nie zgadzam się', 'Zgadzam się'],
    ['Tylko niezbędne', 'Akceptuję wszystkie'],
    ['Bez zgody', 'Wyrażam zgodę'],
    ['Nie, dziękuję', 'Tak, zgadzam się'],
    ['Reject', 'Accept all'],
    ['I don’t agree', 'I agree'],
    ['Only necessary', 'Accept'],
  ])('%s beside %s', (refuse, agree) => expect(fault({ refuse, agree })).toBeNull())

  it.each([
    ['Później', 'Zgadzam się', 'no_refusal'],
    ['Ustawienia', 'Zgadzam się', 'no_refusal'],
    ['Akceptuję bez wyjątku', 'Zgadzam się', 'refusal_agrees'],
    ['No', 'Yes, I agree to everything', 'unequal'],
    ['Nie chcę wspierać tego sklepu', 'Tak', 'unequal'],
  ])('not %s beside %s', (refuse, agree, expected) => expect(fault({ refuse, agree })).toBe(expected))

  it('what is asked for is said', () => {
    expect(fault({ text: 'Lubimy ciasteczka.' })).toBe('no_purposes')
    for (const words of Object.values(defaultWords)) expect(findBannerFault(words)).toBeNull()
  })
})

it('own words stand over ours, in their language alone; an empty one is none', () => {
  const words = writeBannerWords(
    bannerSettings.parse({ texts: { pl: { title: 'Ciasteczka i spółka', agree: '' } } }),
  )
  expect(words.pl).toEqual({ ...defaultWords.pl, title: 'Ciasteczka i spółka' })
  expect(words.en).toEqual(defaultWords.en)
})

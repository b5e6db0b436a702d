import { describe, expect, it } from 'vitest'
import { isOpen, listWays } from './ways.ts'

const hours = 'Mon-Fri 09:00-17:00, Sat 10:00-14:00'
/** Monday, 16 November 2026, 12:00 in Warsaw. */
const monday = new Date('2026-11-16T11:00:00Z')
const at = (days: number, h: number) => new Date(monday.getTime() + (days * 24 + h) * 3_600_000)

describe('hours of a desk', () => {
  it.each([
    ['Monday at noon', monday, true],
    ['Monday at five', at(0, 5), false],
    ['Monday before nine', at(0, -3.5), false],
    ['Saturday at noon', at(5, 0), true],
    ['Saturday at three', at(5, 3), false],
    ['Sunday', at(6, 0), false],
  ])('%s', (_, now, open) => {
    expect(isOpen(hours, now)).toBe(open)
  })

  it('are those of the zone, and none means always', () => {
    expect(isOpen('Mon 05:00-07:00', monday, 'America/New_York')).toBe(true)
    expect(isOpen(undefined, at(6, 9))).toBe(true)
    expect(isOpen('whenever', monday)).toBe(false)
    expect(isOpen('Sat-Mon 10:00-13:00', monday)).toBe(true)
  })
})

describe('ways to a shop', () => {
  const data = {
    ...{ phone: '+48 61 000 03 18', hours, whatsapp: '+48 600 000 318' },
    ...{ messenger: 'tkalniamodra', email: 'pomoc@tkalniamodra.example' },
  }
  const about = { title: 'Golf „Szron”', url: 'https://tkalniamodra.example/p/golf-szron' }
  const ask = (now: Date, ref: string | null = null) => listWays(data, { language: 'pl', about, ref, now })

  it('open the right channel with what she looks at', () => {
    const [phone, whatsapp, messenger, email] = ask(monday, 'device-1')
    expect(phone).toMatchObject({ href: 'tel:+48610000318', text: 'Zadzwoń: +48 61 000 03 18' })
    expect(decodeURIComponent(whatsapp?.href ?? '')).toBe(
      'https://wa.me/48600000318?text=Pytam o: Golf „Szron” https://tkalniamodra.example/p/golf-szron',
    )
    expect(messenger?.href).toBe('https://m.me/tkalniamodra?ref=device-1')
    expect(email?.href).toMatch(/^mailto:pomoc@tkalniamodra\.example\?subject=Golf/)
  })

  it('offer no telephone that nobody picks up, and name nobody who did not agree', () => {
    const ways = ask(at(6, 0))
    expect(ways.map((one) => one.kind)).toEqual(['whatsapp', 'messenger', 'email'])
    expect(ways[1]?.href).not.toContain('ref')
  })
})

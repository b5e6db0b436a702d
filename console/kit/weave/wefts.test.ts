import { describe, expect, it } from 'vitest'
import type { Thread } from '../threads.ts'
import { event, lay, merge, minute, start } from './lives.testkit.ts'

const letter = (minutesAgo: number, name: string, id = 'm1') =>
  event(minutesAgo, 'email', { event: name, properties: { email_id: id } })
const purchase = (minutesAgo: number) => event(minutesAgo, 'pos', { event: 'Order Completed' })

describe('a weft', () => {
  const life = [
    purchase(10),
    event(228, 'web', { type: 'page', event: '' }),
    letter(229, 'Email Link Clicked'),
    letter(240, 'Email Opened'),
    letter(248, 'Email Delivered'),
  ]

  it('leads from the message over its open and click to the visit and the purchase', () => {
    const { wefts, rows } = lay({ items: life })
    const [weft] = wefts
    expect(wefts).toHaveLength(1)
    const placeOf = (pos: number) => rows.find((row) => row.key === `e${pos}`)
    expect(weft?.bottom).toBe((placeOf(10_000 - 248)?.y ?? 0) + 22.5)
    expect(weft?.top).toBe((placeOf(10_000 - 10)?.y ?? 0) + 22.5)
    expect(weft?.effects).toEqual([
      { key: `e${10_000 - 228}`, afterMs: 20 * minute },
      { key: `e${10_000 - 10}`, afterMs: 238 * minute },
    ])
    expect(weft?.path).not.toMatch(/NaN|undefined/)
  })

  it('is none where nobody answered, and claims no purchase that another message was nearer to', () => {
    expect(lay({ items: [purchase(10), letter(248, 'Email Delivered')] }).wefts).toEqual([])
    const two = [
      purchase(10),
      letter(20, 'Email Opened', 'm2'),
      letter(30, 'Email Delivered', 'm2'),
      letter(240, 'Email Opened'),
      letter(248, 'Email Delivered'),
    ]
    const led = lay({ items: two }).wefts.map((weft) => weft.effects.length)
    expect(led).toEqual([0, 1])
  })

  it('claims no purchase after three days, nor a visit half an hour after the click', () => {
    const late = [
      purchase(10),
      event(4_400, 'web'),
      letter(4_500, 'Email Link Clicked'),
      letter(4_510, 'Email Delivered'),
    ]
    expect(lay({ items: late }).wefts.map((weft) => weft.effects)).toEqual([[]])
  })
})

describe('an end', () => {
  const items = [event(1, 'sms'), event(20, 'web'), event(40, 'sms')]
  const at = (minutesAgo: number) => start - minutesAgo * minute
  const drawn = (thread: Thread, from: number, to: number | null) => {
    const { lines, bars } = lay({ items, ends: [{ thread, from, to }] })
    const paths = (kind: string) =>
      lines.filter((line) => line.kind === kind && line.thread === thread).map((line) => line.path)
    return { dots: paths('dots'), resting: paths('resting'), bars }
  }

  it('stops the thread with a bar; above it are dots', () => {
    const { dots, resting, bars } = drawn('sms', at(20), null)
    expect(bars.map((bar) => bar.y)).toEqual([101.5])
    expect(dots).toEqual(['M274 0V101.5'])
    expect(resting).toEqual(['M274 101.5V146.5'])
  })

  it('lasts until the next yes, and is not drawn on a channel that was never used', () => {
    const { dots, resting } = drawn('sms', at(20), at(1))
    expect(dots).toEqual(['M274 56.5V101.5'])
    expect(resting).toEqual(['M274 0V56.5', 'M274 101.5V146.5'])
    expect(drawn('ads', at(20), null).bars).toEqual([])
  })

  it('is dots all along where it lies below what is loaded', () => {
    const { dots, bars } = drawn('sms', at(500), null)
    expect(bars.map((bar) => bar.y)).toEqual([null])
    expect(dots).toEqual(['M274 0V146.5'])
  })
})

describe('one who came and went', () => {
  const undoneAt = new Date(start - 5 * minute).toISOString()
  const life = {
    items: [event(1, 'web'), event(20, 'app')],
    merges: [merge(10, { loser: 'gone', undoneAt })],
  }

  it('is drawn coming and going beside the thread touched last, in no channel of today', () => {
    const { joints, lines } = lay(life)
    expect(joints.map((joint) => [joint.isGhost, joint.left, joint.right])).toEqual([
      [true, 'app', 'app'],
      [true, 'app', 'app'],
    ])
    const comings = lines.filter((line) => line.kind === 'hollow').map((line) => line.path)
    expect(comings).toHaveLength(2)
    const web = lines.filter((line) => line.kind === 'resting' && line.thread === 'web')
    expect(web).toHaveLength(1)
  })
})

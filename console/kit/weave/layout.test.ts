import { channels } from '@splot/contract/channels'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { type Thread, threadOf } from '../threads.ts'
import { makeNarrowFrame } from './frame.ts'
import { layWeave } from './layout.ts'
import { dayOf, event, frame, lay, merge, minute, start } from './lives.testkit.ts'

const nameless = { birthId: 'laptop', nameless: true }

describe('rows', () => {
  it('stand newest on top, 45 px each, under a label for every day', () => {
    const { rows } = lay({ items: [event(2000, 'web'), event(1, 'app'), event(2, 'web')] })
    expect(rows.map((row) => row.kind)).toEqual(['day', 'event', 'event', 'day', 'event'])
    expect(rows.map((row) => row.y)).toEqual([8, 34, 79, 124, 150])
  })

  it('keep a merge that lies below the loaded page for later', () => {
    const input = { items: [event(5, 'web')], merges: [merge(500)] }
    expect(lay({ ...input, hasOlder: true }).rows.some((row) => row.kind === 'merge')).toBe(false)
    expect(lay({ ...input, hasOlder: false }).rows.some((row) => row.kind === 'merge')).toBe(true)
  })

  it('tell a merge taken back a second time, as a split', () => {
    const undoneAt = new Date(start - 3 * minute).toISOString()
    const { rows } = lay({ items: [event(20, 'web')], merges: [merge(10, { undoneAt })] })
    expect(rows.flatMap((row) => (row.kind === 'merge' ? [row.isSplit] : []))).toEqual([true, false])
  })
})

describe('knots', () => {
  it('lie in the column of their thread, the till in that of the store', () => {
    const { knots } = lay({ items: [event(1, 'web'), event(2, 'pos'), event(3, 'social')] })
    expect(knots.map((knot) => knot.x)).toEqual([118, 170, 326])
  })

  it('are a moment for a purchase, minor for a look', () => {
    const items = [
      event(1, 'pos', { event: 'Order Completed' }),
      event(2, 'web', { type: 'page', event: '' }),
    ]
    expect(lay({ items }).knots.map((knot) => knot.size)).toEqual(['moment', 'minor'])
  })

  it('are live only for the newest event of a thread', () => {
    const items = [event(1, 'web'), event(2, 'web'), event(3, 'app')]
    const { knots } = lay({ items, liveSince: start - 5 * minute })
    expect(knots.map((knot) => knot.isLive)).toEqual([true, false, true])
  })
})

describe('nameless threads', () => {
  const life = { items: [event(1, 'app'), event(20, 'web', nameless), event(30, 'app')], merges: [merge(10)] }

  it('stand 34 px to the left of their column until the merge', () => {
    const { knots } = lay(life)
    expect(knots.find((knot) => knot.isHollow)?.x).toBe(118 - 34)
  })

  it('are braided with the thread they join, four crossings in 76 px', () => {
    const { joints } = lay(life)
    expect(joints).toHaveLength(1)
    expect(joints[0]).toMatchObject({ left: 'web', right: 'app', shape: { leftX: 118, rightX: 144 } })
    expect((joints[0]?.shape.bottom ?? 0) - (joints[0]?.shape.top ?? 0)).toBe(76)
  })

  it('are tied to a neighbouring thread of the person rather than to the login beside them', () => {
    const login = event(11, 'web', { event: 'Signed In' })
    const { joints } = lay({ ...life, items: [...life.items, login] })
    expect(joints[0]).toMatchObject({ left: 'web', right: 'app', isSame: false })
  })

  it('leave no named thread below the merge that named them', () => {
    const { lines, joints } = lay(life)
    const web = lines.filter((line) => line.kind === 'resting' && line.thread === 'web')
    expect(web.map((line) => line.path)).toEqual([`M118 0V${joints[0]?.shape.top}`])
  })

  it('stand in the columns themselves for a guest', () => {
    const { knots, joints } = lay({ items: [event(1, 'web', nameless), event(2, 'ads', nameless)] })
    expect(knots.map((knot) => knot.x)).toEqual([118, 92])
    expect(joints).toEqual([])
  })
})

describe('threads', () => {
  it('are dots all along where a channel was never used', () => {
    const { lines, height } = lay({ items: [event(1, 'web')] })
    expect(lines.filter((line) => line.kind === 'dots')).toHaveLength(9)
    expect(lines.find((line) => line.thread === 'social')?.path).toBe(`M326 0V${height}`)
  })

  it('begin at their first knot, or run on while there is more to load', () => {
    const items = [event(1, 'web'), event(2, 'app')]
    const footOf = (hasOlder: boolean) =>
      lay({ items, hasOlder }).lines.find((line) => line.kind === 'resting' && line.thread === 'web')?.path
    expect(footOf(false)).toBe('M118 0V56.5')
    expect(footOf(true)).toBe(`M118 0V${lay({ items }).height}`)
  })
})

describe('any life', () => {
  const drafts = fc.array(
    fc.record({
      ago: fc.integer({ min: 0, max: 9000 }),
      channel: fc.constantFrom(...channels),
      birth: fc.constantFrom('a', 'b', 'c'),
      isNameless: fc.boolean(),
    }),
    { maxLength: 60 },
  )
  const merges = fc.array(
    fc.record({ ago: fc.integer({ min: 0, max: 9000 }), loser: fc.constantFrom('a', 'b', 'c') }),
    {
      maxLength: 5,
    },
  )

  it('gets one knot an event, rows without gaps, and only finite numbers', () => {
    fc.assert(
      fc.property(drafts, merges, fc.boolean(), fc.boolean(), (lives, joins, hasOlder, isNarrow) => {
        const items = lives.map((life, index) =>
          event(life.ago, life.channel, { pos: index, birthId: life.birth, nameless: life.isNameless }),
        )
        const used = new Set<Thread>(items.map((item) => threadOf(item.channel)))
        const made = isNarrow ? makeNarrowFrame(used) : frame
        const input = {
          items,
          merges: joins.map((join, index) => merge(join.ago, { mergeId: `g${index}`, loser: join.loser })),
          used,
          hasOlder,
          liveSince: start - 5 * minute,
          dayOf,
        }
        const layout = layWeave(input, made)
        expect(layout.knots).toHaveLength(items.length)
        layout.rows.forEach((row, index) => {
          const above = layout.rows[index - 1]
          expect(row.y).toBe(above ? above.y + above.height : made.topPadding)
        })
        expect(layout.lines.every((line) => !/NaN|Infinity|undefined/.test(line.path))).toBe(true)
        expect(new Set(layout.lines.map((line) => line.key)).size).toBe(layout.lines.length)
      }),
    )
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  emptyOps,
  joinOps,
  listMissing,
  makeOp,
  type Op,
  type Ops,
  readCart,
  vectorOf,
  type Wish,
} from './cart.ts'
import { compareStamps, nextStamp } from './clock.ts'
import { type MergeStrategy, makeMerge, mergeCarts, mergeStrategies } from './merge.ts'

const who = (replica: string, nowMs = 1) => ({
  replica,
  by: { kind: 'customer' as const, id: replica, name: null },
  nowMs,
})
const act = (ops: Ops, replica: string, wish: Wish, nowMs = 1): Ops => {
  const op = makeOp(ops, wish, who(replica, nowMs))
  return op === null ? ops : joinOps(ops, [op])
}
const quantities = (ops: Ops) => Object.fromEntries(readCart(ops).map((one) => [one.line, one.quantity]))
const both = (a: Ops, b: Ops) => joinOps(a, b.values())

describe('two devices at once', () => {
  const base = act(emptyOps, 'p', { kind: 'add', line: 'shoes', quantity: 1 })
  const apart = (phone: Wish, desk: Wish) => quantities(both(act(base, 'p', phone), act(base, 'd', desk)))

  it('both add: it sums up', () =>
    expect(
      apart({ kind: 'add', line: 'shoes', quantity: 1 }, { kind: 'add', line: 'shoes', quantity: 2 }),
    ).toEqual({ shoes: 4 }))
  it('both set the same: it is that', () =>
    expect(
      apart({ kind: 'set', line: 'shoes', quantity: 3 }, { kind: 'set', line: 'shoes', quantity: 3 }),
    ).toEqual({ shoes: 3 }))
  it('both set: the newer counts', () => {
    const phone = act(base, 'p', { kind: 'set', line: 'shoes', quantity: 2 }, 10)
    const desk = act(base, 'd', { kind: 'set', line: 'shoes', quantity: 5 }, 20)
    expect(quantities(both(phone, desk))).toEqual({ shoes: 5 })
  })
  it('one adds while the other removes: what was added stays', () =>
    expect(apart({ kind: 'remove', line: 'shoes' }, { kind: 'add', line: 'shoes', quantity: 2 })).toEqual({
      shoes: 2,
    }))
  it('one sets while the other adds: both count', () =>
    expect(
      apart({ kind: 'set', line: 'shoes', quantity: 5 }, { kind: 'add', line: 'shoes', quantity: 2 }),
    ).toEqual({ shoes: 7 }))
  it('removed twice is removed', () =>
    expect(apart({ kind: 'remove', line: 'shoes' }, { kind: 'set', line: 'shoes', quantity: 0 })).toEqual({}))
  it('the last author is named', () => {
    const after = act(base, 'advisor', { kind: 'add', line: 'shoes', quantity: 1 }, 5)
    expect(readCart(after)[0]?.by.id).toBe('advisor')
  })
  it.each([0, -1, 1.5, Number.NaN, 10_000])('an addition of %d is refused', (quantity) =>
    expect(makeOp(base, { kind: 'add', line: 'shoes', quantity }, who('p'))).toBeNull(),
  )
})

interface Replica {
  name: string
  ops: Ops
  clockOff: number
}
type Step = { who: number } & ({ wish: Wish } | { sendTo: number; isLost: boolean; order: number })

const line = fc.constantFrom('shoes', 'shirt', 'hat')
const wish: fc.Arbitrary<Wish> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), line, quantity: fc.integer({ min: 1, max: 3 }) }),
  fc.record({ kind: fc.constant('set' as const), line, quantity: fc.integer({ min: 0, max: 3 }) }),
  fc.record({ kind: fc.constant('remove' as const), line }),
)
const someone = fc.nat(3)
const step: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ who: someone, wish }),
  fc.record({ who: someone, sendTo: someone, isLost: fc.boolean(), order: fc.nat(1_000) }),
)

/** Another order from a number: messages overtake one another. */
const disorder = <T>(all: readonly T[], seed: number): T[] =>
  all
    .map((one, i) => ({ one, key: (i * 7_919 + seed * 104_729) % 1_009 }))
    .sort((a, b) => a.key - b.key)
    .map(({ one }) => one)

/** What a line must hold, told apart from the rules: walks over all changes and asks of each who has seen it. */
function reference(all: readonly Op[]): Record<string, number> {
  const result: Record<string, number> = {}
  for (const name of new Set(all.map((op) => op.line))) {
    const own = all.filter((op) => op.line === name)
    const isSeen = (op: Op) => own.some((other) => other.kind !== 'add' && other.observed.includes(op.tag))
    const adds = own.filter((op) => op.kind === 'add' && !isSeen(op))
    const sets = own.filter((op) => op.kind === 'set' && !isSeen(op))
    sets.sort((a, b) => compareStamps(b.stamp, a.stamp))
    const sum = adds.reduce((n, op) => n + (op.kind === 'add' ? op.quantity : 0), 0)
    const total = sum + (sets[0]?.kind === 'set' ? sets[0].quantity : 0)
    if (total > 0) result[name] = total
  }
  return result
}

describe('four devices, lost, doubled and overtaking messages', () => {
  it('nobody differs in the end, and no addition is lost that nobody saw go', () => {
    fc.assert(
      fc.property(
        fc.array(step, { maxLength: 60 }),
        fc.array(fc.integer({ min: -50, max: 50 }), { minLength: 4, maxLength: 4 }),
        (steps, offs) => {
          const replicas: Replica[] = offs.map((clockOff, i) => ({ name: `r${i}`, ops: emptyOps, clockOff }))
          const made: Op[] = []
          steps.forEach((one, now) => {
            const from = replicas[one.who]
            if (from === undefined) return
            if ('wish' in one) {
              const op = makeOp(from.ops, one.wish, who(from.name, 100 + now + from.clockOff))
              if (op === null) return
              made.push(op)
              from.ops = joinOps(from.ops, [op])
              return
            }
            const to = replicas[one.sendTo]
            if (to === undefined) return
            const all = disorder(listMissing(from.ops, vectorOf(to.ops)), one.order)
            // Of a lost message half arrives, and that twice.
            const arrived = one.isLost ? all.slice(0, Math.floor(all.length / 2)) : all
            to.ops = joinOps(to.ops, [...arrived, ...arrived])
          })
          for (let round = 0; round < 2; round++)
            for (const from of replicas)
              for (const to of replicas) to.ops = joinOps(to.ops, listMissing(from.ops, vectorOf(to.ops)))
          const carts = replicas.map((one) => readCart(one.ops))
          for (const cart of carts) expect(cart).toEqual(carts[0])
          for (const one of replicas) expect(one.ops.size).toBe(made.length)
          expect(quantities(replicas[0]?.ops ?? emptyOps)).toEqual(reference(made))
        },
      ),
      { numRuns: 400 },
    )
  })

  it('stamps of one device grow, whatever its clock does', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(20), { minLength: 2 }), (clock) => {
        let latest = nextStamp(null, 'r', clock[0] ?? 0)
        for (const now of clock) {
          const next = nextStamp(latest, 'r', now)
          expect(compareStamps(next, latest)).toBeGreaterThan(0)
          latest = next
        }
      }),
    )
  })
})

describe('a guest turns out to be somebody known', () => {
  const fill = (replica: string, lines: Readonly<Record<string, number>>) =>
    Object.entries(lines).reduce<Ops>(
      (ops, [name, quantity]) => act(ops, replica, { kind: 'add', line: name, quantity }),
      emptyOps,
    )
  const carts = {
    known: { id: 'k', ops: fill('k', { shoes: 1, hat: 2 }) },
    guest: { id: 'g', ops: fill('g', { shoes: 2, shirt: 1 }) },
  }
  it.each<[MergeStrategy, object]>([
    ['larger', { hat: 2, shirt: 1, shoes: 2 }],
    ['sum', { hat: 2, shirt: 1, shoes: 3 }],
    ['keep_known', { hat: 2, shoes: 1 }],
    ['keep_guest', { shirt: 1, shoes: 2 }],
  ])('%s', (strategy, expected) =>
    expect(quantities(mergeCarts(carts.known, carts.guest, strategy))).toEqual(expected),
  )

  it.each(Object.keys(mergeStrategies) as MergeStrategy[])(
    'what is set while they are one is all there is, once they are two again: %s',
    (strategy) => {
      for (const line of ['shoes', 'shirt', 'hat']) {
        const merged = mergeCarts(carts.known, carts.guest, strategy)
        const set = makeOp(merged, { kind: 'set', line, quantity: 7 }, who('k2'))
        const parted = joinOps(carts.known.ops, set === null ? [] : [set])
        expect(quantities(parted)[line]).toBe(7)
      }
    },
  )

  it('merged again, or by two at once, it is the same; a later change stays; a split parts exactly', () => {
    const some = fc.dictionary(fc.constantFrom('a', 'b', 'c'), fc.integer({ min: 1, max: 4 }))
    const strategies = fc.constantFrom(...(Object.keys(mergeStrategies) as MergeStrategy[]))
    fc.assert(
      fc.property(some, some, strategies, (one, two, strategy) => {
        const known = { id: 'k', ops: fill('k', one) }
        const guest = { id: 'g', ops: fill('g', two) }
        const merge = makeMerge(known, guest, strategy)
        expect(makeMerge(known, guest, strategy)).toEqual(merge)
        const merged = mergeCarts(known, guest, strategy)
        expect(joinOps(merged, merge)).toEqual(merged)
        const later = act(merged, 'd', { kind: 'add', line: 'z', quantity: 1 })
        expect(joinOps(later, merge)).toEqual(later)
        expect(quantities(later).z).toBe(1)
        expect([quantities(known.ops), quantities(guest.ops)]).toEqual([one, two])
      }),
    )
  })
})

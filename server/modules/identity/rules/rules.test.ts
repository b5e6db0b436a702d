import { identifierKinds } from '@splot/contract/identifiers'
import { describe, expect, test } from 'vitest'
import { explainMerge } from './because.ts'
import { judgeStrength, nameLinkKind } from './link-kind.ts'
import { countRefusals, dayMs, isSharedBy, type Pair } from './sharing.ts'
import { findParts, findSides } from './sides.ts'
import { addTallies, findConflict, listConflicts, tallyAll, tallyOne } from './tally.ts'

const holds = (...names: string[]) =>
  tallyAll(
    names.map((name) => {
      const kind = identifierKinds.find((one) => name.startsWith(one)) ?? 'email'
      return { kind, value: name.slice(kind.length + 1) }
    }),
  )

describe('limits', () => {
  test('given two accounts, when joined, then the account is in conflict', () => {
    expect(findConflict(holds('user_id:a'), holds('user_id:b'))).toEqual({ reason: 'limit', kind: 'user_id' })
  })
  test('given four e-mails and one, when joined, then they fit; with five and one they do not', () => {
    const four = holds('email:1', 'email:2', 'email:3', 'email:4')
    expect(findConflict(four, holds('email:5'))).toBeNull()
    expect(findConflict(addTallies(four, holds('email:5')), holds('email:6'))).toEqual({
      reason: 'limit',
      kind: 'email',
    })
  })
  test('external ids conflict within a system only', () => {
    expect(findConflict(holds('external:shop:1'), holds('external:erp:1'))).toBeNull()
    expect(findConflict(holds('external:shop:1'), holds('external:shop:2'))?.kind).toBe('external')
    expect(findConflict(holds('external:7'), holds('external:8'))?.kind).toBe('external')
  })
  test('a thousand births are one customer, a thousand and one are not', () => {
    const many = holds(...Array.from({ length: 500 }, (_, i) => `device_id:${i}`))
    const more = holds(...Array.from({ length: 500 }, (_, i) => `anonymous_id:${i}`))
    expect(findConflict(many, more)).toBeNull()
    expect(findConflict(addTallies(many, more), tallyOne('email', 'x'))).toEqual({
      reason: 'births',
      kind: null,
    })
  })
  test('all conflicts are told, strongest kind first', () => {
    const conflicts = listConflicts(holds('user_id:a', 'card:1'), holds('card:2', 'user_id:b'))
    expect(conflicts.map((one) => one.kind)).toEqual(['user_id', 'card'])
  })
})

const pair = (o: Partial<Pair>): Pair => ({
  peer: 'a',
  peerKind: 'user_id',
  at: 0,
  until: null,
  isLive: true,
  reason: null,
  ...o,
})
const owner = { birth: 'b', kind: 'user_id' as const }

describe('shared devices', () => {
  test('another account within 90 days makes the device shared, a day later it does not', () => {
    expect(isSharedBy([pair({})], owner, 90 * dayMs)).toBe(true)
    expect(isSharedBy([pair({})], owner, 90 * dayMs + 1)).toBe(false)
  })
  test('the last sighting counts, and a late event before the first', () => {
    const seen = pair({ at: 100 * dayMs, until: 200 * dayMs })
    expect(isSharedBy([seen], owner, 290 * dayMs)).toBe(true)
    expect(isSharedBy([seen], owner, 10 * dayMs)).toBe(true)
    expect(isSharedBy([seen], owner, 9 * dayMs)).toBe(false)
  })
  test('the owner herself, and a card beside an account, share nothing', () => {
    expect(isSharedBy([pair({ peer: 'b' })], owner, 0)).toBe(false)
    expect(isSharedBy([pair({ peerKind: 'card' })], owner, 0)).toBe(false)
  })
})

test('only joins the limits refused within 30 days count towards blocking', () => {
  const refused = { isLive: false, reason: 'limit' }
  const pairs = [
    pair({ ...refused, at: 0 }),
    pair({ ...refused, at: 31 * dayMs }),
    pair({ isLive: false, reason: 'parted', at: 31 * dayMs }),
    pair({ at: 31 * dayMs }),
  ]
  expect(countRefusals(pairs, 30 * dayMs)).toBe(2)
  expect(countRefusals(pairs, 31 * dayMs)).toBe(1)
})

describe('undoing a join', () => {
  const link = (a: string, b: string, pos: number) => ({ a, b, pos, ord: 0 })
  test('given links on either side, when undone, then each side keeps its own', () => {
    const merge = link('b', 'c', 3)
    const sides = findSides(['a', 'b', 'c', 'd'], [link('a', 'b', 1), link('c', 'd', 2), merge], merge)
    expect(sides).toEqual({ a: ['a', 'b'], b: ['c', 'd'], crossing: [merge] })
  })
  test('later links extend a side; those between the sides are cut with the join', () => {
    const merge = link('a', 'b', 1)
    const [extends_, crosses] = [link('b', 'c', 2), link('a', 'c', 3)]
    const sides = findSides(['a', 'b', 'c'], [merge, extends_, crosses], merge)
    expect(sides).toEqual({ a: ['a'], b: ['b', 'c'], crossing: [merge, crosses] })
  })
  test('strangers who joined later go with the side that brought them', () => {
    const merge = link('a', 'b', 1)
    const sides = findSides(['a', 'b', 'c', 'd'], [merge, link('c', 'd', 2), link('b', 'd', 3)], merge)
    expect([sides.a, sides.b]).toEqual([['a'], ['b', 'c', 'd']])
  })
  test('parts are what links still hold together', () => {
    expect(findParts(['a', 'b', 'c', 'd'], [link('a', 'd', 1)])).toEqual([['a', 'd'], ['b'], ['c']])
  })
})

test('a link is named after what brought it, and only a desk verifies it', () => {
  expect(nameLinkKind({ type: 'identify', channel: 'web' }, 'user_id')).toBe('login')
  expect(nameLinkKind({ type: 'identify', channel: 'web' }, 'email')).toBe('form')
  expect(nameLinkKind({ type: 'alias', channel: 'web' }, 'user_id')).toBe('alias')
  expect(nameLinkKind({ type: 'track', channel: 'pos' }, 'card')).toBe('pos')
  expect([judgeStrength({ channel: 'web' }), judgeStrength({ channel: 'pos' })]).toEqual([1, 2])
})

test('the reason of a merge names kinds, in both languages', () => {
  const merge = { rule: 'login' as const, actor: null, kinds: ['user_id', 'anonymous_id'] as const }
  expect(explainMerge(merge, 'pl')).toBe('Logowanie: Konto + Przeglądarka')
  expect(explainMerge(merge, 'en')).toBe('Signing in: Account + Browser')
  const manual = { rule: 'manual' as const, actor: 'Ada', kinds: [] }
  expect(explainMerge(manual, 'pl')).toBe('Połączone ręcznie: Ada')
  expect(explainMerge({ ...manual, reason: 'ten sam numer' }, 'pl')).toBe(
    'Połączone ręcznie: Ada (ten sam numer)',
  )
})

import type { Condition } from '@splot/contract/segment/condition'
import { expect, it } from 'vitest'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { createCalendar } from '../rules/calendar.ts'
import { compile } from '../rules/compile.ts'
import { readFact } from '../rules/facts.ts'
import type { FactSources, StockAsked } from './deps.ts'
import { loadFacts } from './load-facts.ts'

const now = Date.parse('2026-11-22T12:00:00Z')
const free: Record<string, number> = { KRK1: 2, WRO1: 0 }

/** Ala's store is in Kraków, Ola's in Wrocław; both wish for the same. Ewa wishes for nothing. */
const sources: Partial<FactSources> = {
  graph: {
    listClusters: async (_tx, _id, roots) =>
      roots.map((root) => ({ root, birthId: root, kind: 'user_id', value: root }) as never),
  },
  profile: {
    listTraitValues: async () =>
      new Map([
        ['ala', new Map([['preferredStore', 'KRK1']])],
        ['ola', new Map([['preferredStore', 'WRO1']])],
      ]),
    listComputed: async () => new Map(),
  },
  settingsOf: async () => ({ currency: 'PLN', timeZone: 'Europe/Warsaw' }),
  listAwaitedStock: async (_where, people, asked) => {
    const holds = ({ state, store }: StockAsked) =>
      (store === undefined ? 2 : (free[store] ?? 0)) > 0 === (state === 'available')
    const waiting = [...people.keys()].filter((root) => root !== 'ewa')
    return new Map(waiting.map((root) => [root, new Set(asked.filter(holds))]))
  },
}

it('knows of what she waits for whether it is to be had, anywhere and in her own store, and looks again', async () => {
  const of = 'wishlist' as const
  const leaves: Condition[] = [
    { kind: 'stock', of, state: 'available' },
    { kind: 'stock', of, state: 'available', store: '@own' },
    { kind: 'stock', of, state: 'gone', store: '@own' },
    { kind: 'stock', of, state: 'available', store: 'KRK1' },
  ]
  const calendar = createCalendar('Europe/Warsaw')
  const condition: Condition = { kind: 'all', of: leaves }
  const program = compile([{ id: 's', live: { version: 1, condition }, next: null }], calendar)
  const kinds = new Set(['stock', 'traits', 'computed'] as const)
  const facts = await loadFacts(
    sources as FactSources,
    { tx: {} as WorkspaceTx, workspaceId: 'default' },
    { roots: ['ala', 'ola', 'ewa'], kinds, program, now },
  )
  const read = (root: string) =>
    leaves.map((leaf) => {
      const one = facts.get(root)
      if (leaf.kind !== 'stock' || one === undefined) throw new Error('no such leaf, or nobody')
      return readFact(leaf, one, { now, calendar })
    })
  expect(read('ala').map(({ holds }) => holds)).toEqual([true, true, false, true])
  expect(read('ola').map(({ holds }) => holds)).toEqual([true, false, true, true])
  expect(read('ola').map(({ until }) => until)).toEqual(Array(4).fill(now + 3_600_000))
  expect(read('ewa').every(({ holds, until }) => !holds && until === Number.POSITIVE_INFINITY)).toBe(true)
})

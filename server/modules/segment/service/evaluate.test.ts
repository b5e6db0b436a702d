import type { Condition } from '@splot/contract/segment/condition'
import { expect, it } from 'vitest'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { SegmentDeps } from './deps.ts'
import { evaluateSince } from './evaluate.ts'

const now = Date.parse('2026-11-23T09:00:00Z')
const bought: Condition = {
  ...{ kind: 'orders', measure: 'count', op: 'gte', value: 1, window: { since: 'entry' } },
}
const people = Array.from({ length: 300 }, (_, n) => `p${n}`)
/** A third bought a minute before they came in, a third a minute after it, the rest nothing. */
const boughtAt = (n: number): number | null => [now - 61_000 * 60, now - 59_000 * 60][n % 3] ?? null

it('asks of a storm who has bought since she came in by the hundred, not one by one', async () => {
  let reads = 0
  const deps = {
    graph: { listClusters: async () => people.map((root) => ({ root, birthId: `${root} b` })) },
    profile: {
      listRecent: async (_tx: unknown, { births, since }: { births: readonly string[]; since: number }) => {
        reads++
        return births.flatMap((birth) => {
          const n = Number(birth.slice(1, -2))
          const ts = boughtAt(n)
          return ts === null || ts <= since ? [] : [{ birth, ts, pos: n, channel: 'w' }]
        })
      },
    },
    log: {
      async readAt(_tx: unknown, positions: readonly number[]) {
        reads++
        return positions.map((pos) => ({ pos }))
      },
    },
    readRecord: ({ pos }: { pos: number }) => ({
      event: { name: 'Order Completed', ts: boughtAt(pos), properties: {}, touchpoint: {} },
    }),
    clock: { now: () => now },
    settingsOf: async () => ({ currency: 'PLN', timeZone: 'Europe/Warsaw' }),
    // Stand-ins have only what is asked here.
  } as unknown as SegmentDeps
  const tx = { workspaceId: 'default', rows: async () => [] } as unknown as WorkspaceTx
  // The first of them came in twice, the second time after she had bought.
  const came = people.map((root) => ({ root, enteredAt: now - 60_000 * 60 }))
  const again = { root: 'p1', enteredAt: now - 1 }
  const held = await evaluateSince(deps, { tx, workspaceId: 'default' }, bought, [...came, again])
  expect(held.slice(0, 300)).toEqual(people.map((_, n) => n % 3 === 1))
  expect(held.at(-1)).toBe(false)
  expect(reads).toBe(6)
})

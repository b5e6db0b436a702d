import { describe, expect, it } from 'vitest'
import type { Statement, Tx } from '../../../platform/db/index.ts'
import type { Effect } from '../../collect/index.ts'
import { HandGraph, makeBatch, type Told } from '../profile.testkit.ts'
import { createFoldStep } from './fold-profile.ts'

/** A transaction that only listens. */
function listen() {
  const heard: Statement[] = []
  const tx: Tx = {
    workspaceIds: ['default'],
    rows: async () => [],
    change: async (statement) => heard.push(statement),
  }
  const valuesOf = (name: string) => heard.filter((one) => one.name === name).map((one) => one.values)
  return { tx, heard, valuesOf }
}

let pos = 1
const told = (...bodies: Record<string, unknown>[]): (Told & { pos: number })[] =>
  bodies.map((body) => ({ pos: pos++, body: { messageId: `m${pos}`, type: 'track', ...body } }))
const visit = { type: 'page', anonymousId: 'a-1', userId: 'u-1' }

describe('the fold step', () => {
  it('tells the debugger what it did, without values', async () => {
    const batch = makeBatch(
      new HandGraph(),
      told(
        { type: 'identify', userId: 'u-1', traits: { email: 'ola@example.pl', vip: true } },
        { userId: 'u-1', event: 'Order Cancelled', properties: { order_id: '1' } },
        { userId: 'u-1', event: 'Something Own' },
      ),
    )
    await createFoldStep({ currencyOf: () => 'PLN' }).run(batch, listen().tx)
    expect(batch.events.map((event) => event.effects)).toEqual([
      [{ kind: 'trait.set', detail: { keys: ['email', 'vip'] } }],
      [{ kind: 'order.counted', detail: { act: 'cancelled' } }],
      [],
    ])
  })

  it('leaves alone what is no longer to take effect, and stops at an event without a birth', async () => {
    const step = createFoldStep({ currencyOf: () => 'PLN' })
    const batch = makeBatch(new HandGraph(), told(visit, visit))
    for (const event of batch.events) event.outcome = 'duplicate'
    const { tx, heard } = listen()
    await step.run(batch, tx)
    expect(heard).toEqual([])
    const broken = makeBatch(new HandGraph(), told(visit))
    for (const event of broken.events) event.birth = null
    await expect(step.run(broken, tx)).rejects.toThrow('without a birth')
  })

  it('writes a first moment once, again when an earlier one is heard, and again after a rollback', async () => {
    const graph = new HandGraph()
    const step = createFoldStep({ currencyOf: () => 'PLN' })
    const { tx, valuesOf } = listen()
    const tell = (minute: number) => {
      const timestamp = new Date(1_600_000_000_000 + minute * 60_000).toISOString()
      return step.run(makeBatch(graph, told({ ...visit, timestamp })), tx)
    }
    await tell(5)
    await tell(6)
    expect(valuesOf('profile.mark_put')).toHaveLength(1)
    await tell(4)
    expect(valuesOf('profile.mark_put')).toHaveLength(2)
    step.reset?.()
    await tell(7)
    expect(valuesOf('profile.mark_put')).toHaveLength(3)
  })

  it('counts customers by what identity created, joined and parted', async () => {
    const step = createFoldStep({ currencyOf: () => 'PLN' })
    const { tx, valuesOf } = listen()
    const batch = makeBatch(new HandGraph(), told(visit, visit, visit))
    const created: Effect = { kind: 'customer.created', detail: {} }
    for (const event of batch.events) event.effects.push(created)
    const change = { workspaceId: 'default', winner: 'a', loser: 'b', moved: [], pos: 1 }
    batch.graphChanges.push(
      { ...change, kind: 'merged' },
      { ...change, kind: 'merged' },
      { ...change, kind: 'split' },
    )
    await step.run(batch, tx)
    expect(valuesOf('profile.census_add')).toEqual([['default', 2]])
  })

  it('keeps workspaces apart within one batch', async () => {
    const { tx, valuesOf } = listen()
    const events = told(visit, visit).map((one, index) => ({
      ...one,
      workspaceId: index === 0 ? 'modra' : 'zielona',
    }))
    await createFoldStep({ currencyOf: () => 'PLN' }).run(makeBatch(new HandGraph(), events), tx)
    expect(valuesOf('profile.timeline_put').map(([workspaceId]) => workspaceId)).toEqual(['modra', 'zielona'])
  })
})

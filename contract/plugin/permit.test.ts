import { expect, it } from 'vitest'
import type { Channel } from './channel.ts'
import type { Outcome } from './outcome.ts'
import { type Decision, isPermit, mintPermit, permitLifeMs, usePermit } from './permit.ts'

const decision: Decision = {
  id: 'd1',
  workspaceId: 'default',
  customerId: 'c1',
  messageId: 'm1',
  act: 'message',
  purpose: 'marketing',
  channel: 'email',
  address: 'anna@example.pl',
  expiresAt: 1_000,
}
const hand = { messageId: 'm1', address: 'anna@example.pl', monotonicMs: 999 }

it('is leave once, for its message, to its address, until it ends', () => {
  const permit = mintPermit(decision)
  expect(usePermit(permit, { ...hand, messageId: 'm2' })).toBe('other_message')
  expect(usePermit(permit, { ...hand, address: 'jan@example.pl' })).toBe('other_address')
  expect(usePermit(permit, { ...hand, monotonicMs: 1_000 })).toBe('expired')
  expect(usePermit(permit, { ...hand, monotonicMs: Number.NaN })).toBe('expired')
  expect(usePermit(permit, hand)).toBeNull()
  expect(usePermit(permit, hand)).toBe('used')
  expect(permitLifeMs).toBe(500)
})

it('cannot be made by looking like one, nor be lengthened', () => {
  const real = mintPermit(decision)
  const copies = [
    { decision },
    { ...real },
    Object.create(real),
    structuredClone({ decision }),
    null,
    'permit',
  ]
  for (const copy of copies) {
    expect(isPermit(copy)).toBe(false)
    expect(usePermit(copy, hand)).toBe('not_a_permit')
  }
  expect(() => Object.assign(real.decision, { expiresAt: 9_999 })).toThrow(TypeError)
  expect(() => Object.assign(real, { decision: { ...decision, expiresAt: 9_999 } })).toThrow(TypeError)
})

it('a channel cannot be called without one: the compiler says so', () => {
  const sent: unknown[] = []
  const send = async (permit: Parameters<Channel['send']>[0]): Promise<Outcome> => {
    sent.push(permit)
    return { state: 'sent', providerId: null }
  }
  const calls = () => {
    // @ts-expect-error no permit at all
    void send('text')
    // @ts-expect-error a decision is no permit
    void send(decision)
    // @ts-expect-error the right shape without the brand
    void send({ decision })
    // @ts-expect-error nothing
    void send(null)
  }
  expect(calls).toBeTypeOf('function')
  void send(mintPermit(decision))
  expect(sent.map(isPermit)).toEqual([true])
})

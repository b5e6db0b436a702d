import { expect, it } from 'vitest'
import type { Actor } from '../../../platform/http/route.ts'
import type { AuditEntry } from '../../workspace/index.ts'
import { createViewingNotes } from './note-viewing.ts'

const hour = 3_600_000

it('records each member with each customer once in a day, and no key', async () => {
  let now = 0
  const entries: (AuditEntry & { workspaceId: unknown })[] = []
  const note = createViewingNotes({
    clock: { monotonic: () => now } as never,
    audit: { record: async (workspaceId, entry) => void entries.push({ workspaceId, ...entry }) },
  })
  const actor = (kind: 'member' | 'key', id: string) => ({ kind, id, name: id }) as unknown as Actor
  await note('ours', actor('member', 'ola'), 'c1')
  await note('ours', actor('member', 'ola'), 'c1')
  await note('ours', actor('key', 'shop'), 'c1')
  await note('ours', actor('member', 'jan'), 'c1')
  await note('ours', actor('member', 'ola'), 'c2')
  expect(entries.map((one) => [one.action, one.actor.id, one.target])).toEqual([
    ['customer.viewed', 'ola', 'c1'],
    ['customer.viewed', 'jan', 'c1'],
    ['customer.viewed', 'ola', 'c2'],
  ])
  now = 25 * hour
  await note('ours', actor('member', 'ola'), 'c1')
  expect(entries).toHaveLength(4)
})

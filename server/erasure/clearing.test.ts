import { expect, it } from 'vitest'
import type { ErasureDeps } from '../erasure.ts'
import type { ErasureRow } from '../platform/seal/store-erasures.ts'
import { createClearing } from './clearing.ts'

const erasure: ErasureRow = {
  ...{
    workspaceId: 'w',
    id: 'e1',
    at: 1,
    births: ['01890000-0000-7000-8000-000000000001'],
    pos: 18,
    sweptPos: 18,
    sought: null,
  },
  state: 'copy',
}

/** A warehouse that has copied so far, and what was asked of it. */
function openStand(copiedTo: number) {
  const row = { ...erasure }
  const asked: string[] = []
  const tx = {
    rows: async () => [row],
    change: async ({ values }: { values: readonly unknown[] }) => {
      row.state = values[2] as ErasureRow['state']
      return 1
    },
  }
  const run = (act: (one: typeof tx) => unknown) => act(tx)
  const warehouse = { kind: 'embedded', exec: async (text: string) => void asked.push(text) }
  const deps = {
    base: {
      worker: { inPlatform: run, inWorkspace: (_: string, act: typeof run) => run(act as never) },
      warehouse,
    },
    settleWarehouse: async (to: number) => copiedTo >= to,
  } as unknown as ErasureDeps
  return { row, asked, clearing: createClearing(deps) }
}

it('deletes nothing from a warehouse that has yet to take lines of hers: they would come after', async () => {
  const { row, asked, clearing } = openStand(17)
  await expect(clearing.run()).rejects.toMatchObject({ code: 'overloaded' })
  expect([row.state, asked]).toEqual(['copy', []])
})

it('deletes once they are there', async () => {
  const { row, asked, clearing } = openStand(18)
  await clearing.run()
  expect(row.state).toBe('purge')
  expect(asked[0]).toContain('ALTER TABLE event DELETE')
})

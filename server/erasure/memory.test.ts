import { appendFileSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createErasureMemory } from './memory.ts'

it('half a line of a crash takes no other erasure with it', () => {
  const folder = mkdtempSync(join(tmpdir(), 'splot-memory-'))
  try {
    const memory = createErasureMemory(folder)
    const [first, second] = ['a', 'b'].map((id) => ({ workspaceId: 'w', id, at: 1, births: ['x'] }))
    if (first === undefined || second === undefined) throw new Error('unreachable')
    expect(memory.list()).toEqual([])
    memory.add(first)
    appendFileSync(join(folder, 'erasures.jsonl'), '{"workspaceId":"w","id":"tor')
    memory.add(second)
    expect(memory.list()).toEqual([first, second])
  } finally {
    rmSync(folder, { recursive: true, force: true })
  }
})

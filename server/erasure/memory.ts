import { appendFileSync, closeSync, existsSync, fsyncSync, openSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** An erasure as it is remembered outside of the database: by ids of ours alone. */
export interface Remembered {
  workspaceId: string
  id: string
  at: number
  births: readonly string[]
}

/**
 * Who was erased, in a file beside the database: a backup of the database that is older brings her back, this file does not
 * forget. It must outlive every restored backup.
 */
export function createErasureMemory(dataDir: string) {
  // Made at the first use: the wiring alone has no folder.
  const fileOf = () => join(dataDir, 'erasures.jsonl')
  return {
    list(): Remembered[] {
      const file = fileOf()
      if (!existsSync(file)) return []
      const lines = readFileSync(file, 'utf8').split('\n')
      // A crash may have left half a line at the end: that erasure is in the database, and is written here again.
      return lines.flatMap((line) => readLine(line) ?? [])
    },
    /** Resolves once it is on the disk. */
    add({ workspaceId, id, at, births }: Remembered): void {
      const file = fileOf()
      // Begins a line of its own, also after half a line.
      appendFileSync(file, `\n${JSON.stringify({ workspaceId, id, at, births })}\n`, { mode: 0o600 })
      const handle = openSync(file, 'r+')
      try {
        fsyncSync(handle)
      } finally {
        closeSync(handle)
      }
    },
  }
}

function readLine(line: string): Remembered | null {
  try {
    return line === '' ? null : (JSON.parse(line) as Remembered)
  } catch {
    return null
  }
}

export type ErasureMemory = ReturnType<typeof createErasureMemory>

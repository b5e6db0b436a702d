import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { findStartTime } from './process-identity.ts'

/** The `postmaster.pid` file, which PostgreSQL keeps while it runs. */
export interface PostmasterFile {
  pid: number
  /** `starting`, `ready`, `standby` or `stopping`. */
  status: string
}

export function findPostmasterFile(clusterDir: string): PostmasterFile | null {
  try {
    const lines = readFileSync(join(clusterDir, 'postmaster.pid'), 'utf8').split('\n')
    const pid = Number(lines[0])
    return Number.isInteger(pid) && pid > 0 ? { pid, status: (lines[7] ?? '').trim() } : null
  } catch {
    return null
  }
}

/** The pid of a PostgreSQL that really runs on this cluster (not another process with a recycled pid). */
export function findRunningPostmaster(clusterDir: string): number | null {
  const file = findPostmasterFile(clusterDir)
  if (file === null || findStartTime(file.pid) === null) return null
  if (process.platform !== 'linux') return file.pid
  try {
    const command = readFileSync(`/proc/${file.pid}/cmdline`, 'utf8').split('\0')
    return command.includes(clusterDir) ? file.pid : null
  } catch {
    return null
  }
}

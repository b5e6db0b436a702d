import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'

/** A process, told apart from a later one that got the same pid. `startedAt` is opaque, null when unknown. */
export interface ProcessIdentity {
  pid: number
  startedAt: string | null
  bootId: string | null
}

/** The start time of a living process (clock ticks since boot on Linux), null when it is gone. */
export function findStartTime(pid: number): string | null {
  try {
    if (process.platform === 'linux') {
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8')
      // The command name may hold spaces and brackets: fields are counted after its last bracket.
      const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ')
      return fields[0] === 'Z' ? null : (fields[19] ?? null)
    }
    const line = execFileSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim()
    return line === '' ? null : line
  } catch {
    return null
  }
}

function findBootId(): string | null {
  try {
    return readFileSync('/proc/sys/kernel/random/boot_id', 'utf8').trim()
  } catch {
    return null
  }
}

export function describeProcess(pid: number): ProcessIdentity {
  return { pid, startedAt: findStartTime(pid), bootId: findBootId() }
}

/** True while exactly that process lives: same boot, same pid, same start time. */
export function isAlive(known: ProcessIdentity): boolean {
  if (known.bootId !== null && known.bootId !== findBootId()) return false
  const startedAt = findStartTime(known.pid)
  return startedAt !== null && (known.startedAt === null || known.startedAt === startedAt)
}

import { readdirSync, readFileSync, readlinkSync } from 'node:fs'
import { pause } from './installation.ts'

export interface ProcessEntry {
  pid: number
  command: string
}

/** Processes of PostgreSQL that live on this data folder: the postmaster and its children work inside it. */
export function listPostgres(dataDir: string): ProcessEntry[] {
  const found: ProcessEntry[] = []
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const command = readFileSync(`/proc/${name}/cmdline`, 'utf8').replaceAll('\0', ' ').trim()
      const isOurs = command.includes(dataDir) || readlinkSync(`/proc/${name}/cwd`).startsWith(dataDir)
      if (isOurs && /^(\S*\/)?postgres\b/.test(command)) found.push({ pid: Number(name), command })
    } catch {
      // It ended between the two looks.
    }
  }
  return found
}

export function findPostmaster(dataDir: string): ProcessEntry | null {
  return listPostgres(dataDir).find((one) => !one.command.startsWith('postgres:')) ?? null
}

/** Sessions of clients, not the server's own workers. */
export function listBackends(dataDir: string): ProcessEntry[] {
  return listPostgres(dataDir).filter((one) => /^postgres: splot/.test(one.command))
}

/** What is still there after `limitMs`: none is right. */
export async function waitForNoPostgres(dataDir: string, limitMs: number): Promise<ProcessEntry[]> {
  const deadline = performance.now() + limitMs
  for (;;) {
    const left = listPostgres(dataDir)
    if (left.length === 0 || performance.now() > deadline) return left
    await pause(20)
  }
}

/** Waits until a tracer has taken hold of these; who ended meanwhile needs none. */
export async function untilTraced(pids: readonly number[]): Promise<void> {
  const isFree = (pid: number) => {
    try {
      return /^TracerPid:\s+0$/m.test(readFileSync(`/proc/${pid}/status`, 'utf8'))
    } catch {
      return false
    }
  }
  const deadline = performance.now() + 30_000
  while (pids.some(isFree)) {
    if (performance.now() > deadline) throw new Error('The tracer did not take hold')
    await pause(20)
  }
}

export function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // Gone already.
  }
}

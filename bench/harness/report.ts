import { execFileSync } from 'node:child_process'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import { describeMachine } from './machine.ts'

export interface BenchArgs {
  isJson: boolean
  /** 1 = full size; the kept result says how large the run was, its one line does not. */
  scale: number
}

export function readBenchArgs(): BenchArgs {
  const { values } = parseArgs({
    strict: false,
    options: { json: { type: 'boolean' }, scale: { type: 'string' } },
  })
  return { isJson: values.json === true, scale: Number(values.scale ?? 1) }
}

export interface BenchResult {
  bench: string
  /** False when the machine was not quiet or an answer was wrong: the run then counts for nothing. */
  valid: boolean
  /** Load average (one minute) before the run. */
  load: number
  figures: Record<string, number>
}

/** Median of the values; NaN for none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((a, b) => a - b)
  const middle = Math.floor(sorted.length / 2)
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? Number.NaN) + (sorted[middle] ?? Number.NaN)) / 2
}

/** The value below which a share `p` (0..1) of the values lies. */
export function percentile(values: readonly number[], p: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * p))] ?? Number.NaN
}

/** Keeps the run with everything needed to read it later, and ends with the one line machines read. */
export function finish(result: BenchResult, detail: Record<string, unknown>): void {
  const folder = join(dirname(fileURLToPath(import.meta.url)), '..', 'results')
  mkdirSync(folder, { recursive: true })
  const day = new Date().toISOString().slice(0, 19).replaceAll(':', '')
  const kept = {
    ...result,
    at: new Date().toISOString(),
    commit: findCommit(),
    machine: describeMachine(),
    detail,
  }
  writeFileSync(
    join(folder, `${day}-${findCommit()}-${result.bench}.json`),
    `${JSON.stringify(kept, null, 1)}\n`,
  )
  process.stdout.write(`${JSON.stringify(result)}\n`)
}

function findCommit(): string {
  try {
    return execFileSync('git', ['rev-parse', '--short', 'HEAD'], {
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim()
  } catch {
    return 'unknown'
  }
}

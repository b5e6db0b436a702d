import { spawn } from 'node:child_process'
import { createInterface } from 'node:readline'

export interface ProgramStart {
  /** Arguments of node: its own options, the file, the file's arguments. */
  args: readonly string[]
  cwd: string
  /** Called with each line of its standard output. */
  onLine(line: string): void
}

export interface RunningProgram {
  pid: number
  /** Its exit code, null when a signal ended it; and the end of what it wrote to standard error. */
  ended: Promise<{ code: number | null; complaint: string }>
  /** Asks it to end, insists after `graceMs`, and waits. */
  stop(graceMs: number): Promise<void>
}

const keptComplaint = 2_000

/** Starts a Node program as a process of its own. It gets no environment: what it may know stands in its arguments. */
export function startProgram(start: ProgramStart): RunningProgram {
  const child = spawn(process.execPath, start.args, {
    cwd: start.cwd,
    env: {},
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  createInterface({ input: child.stdout }).on('line', start.onLine)
  let complaint = ''
  child.stderr.on('data', (chunk: Buffer) => {
    complaint = (complaint + chunk.toString()).slice(-keptComplaint)
  })
  const ended = new Promise<{ code: number | null; complaint: string }>((resolve) => {
    child.once('error', (error) => resolve({ code: null, complaint: error.message }))
    child.once('close', (code) => resolve({ code, complaint }))
  })
  return {
    pid: child.pid ?? 0,
    ended,
    async stop(graceMs) {
      child.kill('SIGTERM')
      const insist = setTimeout(() => child.kill('SIGKILL'), graceMs)
      await ended
      clearTimeout(insist)
    },
  }
}

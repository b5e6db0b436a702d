import { type ChildProcess, spawn } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { BenchServer } from '../harness/server.ts'

export const batchSize = 50
export const connections = 40
const here = dirname(fileURLToPath(import.meta.url))

export interface Sent {
  acked: number
  refused: number
  latencies: number[]
}

export interface Load {
  key: string
  count: number
  seed: number
  newShare?: number
  /** Persons that earlier loads brought. */
  known?: number
  onStart?: (child: ChildProcess) => void
}

/** Sends the load from a process of its own. @returns what was acknowledged and how long each request took */
export function send(
  target: BenchServer,
  { key, count, seed, newShare, known, onStart }: Load,
): Promise<Sent> {
  const { hostname, port } = new URL(target.url)
  const job = JSON.stringify({
    host: hostname,
    port: Number(port),
    key,
    events: count,
    batch: batchSize,
    connections,
    seed,
    newShare,
    known,
  })
  const child = spawn(
    process.execPath,
    ['--conditions=source', '--import', 'tsx', join(here, 'generate.ts'), job],
    { stdio: ['ignore', 'pipe', 'inherit'] },
  )
  onStart?.(child)
  return new Promise((resolve, reject) => {
    let text = ''
    child.stdout.on('data', (chunk: Buffer) => {
      text += chunk.toString()
    })
    child.on('close', (code) =>
      code === 0 ? resolve(JSON.parse(text) as Sent) : reject(new Error(`the generator ended with ${code}`)),
    )
  })
}

/** Asked every twenty milliseconds, the answers themselves took several per cent of two cores. */
const askEveryMs = 100

/** Waits until everything accepted is applied and stands in the warehouse. */
export async function drain(target: BenchServer): Promise<void> {
  for (;;) {
    const state = await target.readiness()
    if (state.pipeline.pending === 0 && (state.warehouse.kind === 'absent' || state.warehouse.lag === 0))
      return
    await new Promise((resolve) => setTimeout(resolve, askEveryMs))
  }
}

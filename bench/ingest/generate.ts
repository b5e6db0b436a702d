import { connect, type Socket } from 'node:net'
import { createWorkload } from './workload.ts'

/**
 * The load, as a process of its own: keep-alive connections that each send the next batch as soon as the last was
 * acknowledged. Prints one JSON line: acknowledged events and the milliseconds each acknowledgement took.
 */
interface Job {
  host: string
  port: number
  key: string
  events: number
  batch: number
  connections: number
  seed: number
  newShare?: number
  known?: number
}

const job = JSON.parse(process.argv[2] ?? '{}') as Job
const workload = createWorkload(job.seed, job.newShare, job.known)
const latencies: number[] = []
let left = job.events
let acked = 0
let refused = 0

function run(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket: Socket = connect({ host: job.host, port: job.port, noDelay: true })
    let sentAt = 0
    let size = 0
    let seen = ''
    const send = () => {
      if (left <= 0) {
        socket.end()
        return resolve()
      }
      size = Math.min(job.batch, left)
      left -= size
      const body = workload.makeBatch(size)
      sentAt = performance.now()
      socket.write(
        `POST /v1/batch HTTP/1.1\r\nhost: bench\r\nauthorization: Basic ${Buffer.from(`${job.key}:`).toString('base64')}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(body)}\r\n\r\n${body}`,
      )
    }
    const onReply = (status: number) => {
      latencies.push(performance.now() - sentAt)
      if (status === 200) acked += size
      else refused += size
      send()
    }
    socket.on('data', (chunk) => {
      seen += chunk.toString('latin1')
      const head = seen.indexOf('\r\n\r\n')
      if (head < 0) return
      const length = Number(/content-length: (\d+)/i.exec(seen)?.[1] ?? 0)
      const chunked = /transfer-encoding: chunked/i.test(seen)
      if (chunked ? !seen.endsWith('0\r\n\r\n') : seen.length < head + 4 + length) return
      const status = Number(seen.slice(9, 12))
      seen = ''
      onReply(status)
    })
    socket.on('error', reject)
    socket.on('connect', send)
  })
}

await Promise.all(Array.from({ length: job.connections }, run))
process.stdout.write(
  `${JSON.stringify({ acked, refused, latencies: latencies.map((ms) => Math.round(ms * 10) / 10) })}\n`,
)

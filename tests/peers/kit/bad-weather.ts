import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { hashToUuid } from '../../../server/platform/ids.ts'
import { pause } from '../../guarantees/kit/installation.ts'
import type { Random } from '../../guarantees/kit/seed.ts'

type Fault = '503' | '429' | 'lost answer'

/**
 * A proxy that makes trouble between a client and the server: refuses with 503 and 429, or lets the server answer and
 * then cuts the line. Never more than twice for one body, so that a client's usual patience is enough. While the server
 * is away requests wait at the door, as at any load balancer.
 */
export class BadWeather implements AsyncDisposable {
  readonly faults: Record<Fault, number> = { '503': 0, '429': 0, 'lost answer': 0 }
  /** Where the server is now; null while it restarts. */
  target: string | null = null
  /** Share of posts that meet trouble. */
  faultShare = 0.3
  readonly #random: Random
  readonly #met = new Map<string, number>()
  readonly #server: Server

  private constructor(random: Random) {
    this.#random = random
    this.#server = createServer((incoming, outgoing) => {
      void this.#serve(incoming, outgoing).catch(() => outgoing.destroy())
    })
  }

  static async open(random: Random): Promise<BadWeather> {
    const weather = new BadWeather(random)
    await new Promise<void>((resolve) => weather.#server.listen(0, '127.0.0.1', resolve))
    return weather
  }

  get url(): string {
    return `http://127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  async #serve(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const chunks: Buffer[] = []
    for await (const chunk of incoming) chunks.push(chunk as Buffer)
    const body = Buffer.concat(chunks)
    const fault = incoming.method === 'POST' ? this.#rollFor(body) : null
    if (fault) this.faults[fault]++
    if (fault === '503' || fault === '429') {
      outgoing.writeHead(Number(fault), { 'access-control-allow-origin': '*', 'retry-after': '1' })
      outgoing.end('{}')
      return
    }
    await this.#forward(incoming, outgoing, { body, isAnswerLost: fault === 'lost answer' })
  }

  #rollFor(body: Buffer): Fault | null {
    const key = hashToUuid(
      String(body.length) +
        body
          .subarray(0, 4_000)
          .toString('latin1')
          .replace(/"(sentAt|_metadata)".*/, ''),
    )
    const met = this.#met.get(key) ?? 0
    if (met >= 2 || !this.#random.chance(this.faultShare)) return null
    this.#met.set(key, met + 1)
    return this.#random.pick(['503', '429', 'lost answer'] as const)
  }

  async #forward(
    incoming: IncomingMessage,
    outgoing: ServerResponse,
    o: { body: Buffer; isAnswerLost: boolean },
  ): Promise<void> {
    while (this.target === null) await pause(20)
    const url = new URL(incoming.url ?? '/', this.target)
    const onward = request(url, { method: incoming.method, headers: incoming.headers })
    await new Promise<void>((resolve) => {
      const cut = () => {
        outgoing.destroy()
        resolve()
      }
      onward.on('error', cut)
      onward.on('response', (reply) => {
        reply.on('error', cut)
        if (o.isAnswerLost) {
          reply.resume()
          reply.on('end', cut)
          return
        }
        outgoing.writeHead(reply.statusCode ?? 502, reply.headers)
        reply.pipe(outgoing)
        outgoing.on('close', () => resolve())
      })
      onward.end(o.body)
    })
  }

  async [Symbol.asyncDispose](): Promise<void> {
    this.#server.closeAllConnections()
    await new Promise((resolve) => this.#server.close(resolve))
  }
}

import { callApi, post } from '../guarantees/kit/client.ts'
import { Installation, pause, type ServerProcess } from '../guarantees/kit/installation.ts'

type Json = Record<string, unknown>

export interface Customer {
  id: string
  name: string | null
  stage: string
  identifiers: { kind: string; value: string }[]
  traits: Json
  computed: {
    orders: number
    revenue: { currency: string; minor: number }[]
    eventsByChannel: Record<string, number>
  }
  stageHistory: { stage: string; because: string }[]
  births: { id: string; kind: string; value: string }[]
  merges: { mergeId: string; undoneAt: string | null }[]
}

export interface TimelineItem {
  messageId: string
  type: string
  event: string | null
  channel: string
  at: string
  title: string
}

/**
 * A server of a scene with the sources around it: each sends as the real one would and nothing waits but on what can be
 * seen through the API.
 */
export class Stage implements AsyncDisposable {
  readonly #installation: Installation
  readonly server: ServerProcess
  readonly writeKey: string
  readonly #secretKey: string
  /** Every message that was accepted, in the order of sending. */
  readonly sent: string[] = []
  #count = 0

  private constructor(
    installation: Installation,
    server: ServerProcess,
    keys: { write: string; secret: string },
  ) {
    this.#installation = installation
    this.server = server
    this.writeKey = keys.write
    this.#secretKey = keys.secret
  }

  static async open(): Promise<Stage> {
    const installation = new Installation()
    try {
      const server = await installation.start()
      const write = await installation.key('write')
      const secret = await installation.key('secret')
      return new Stage(installation, server, { write, secret })
    } catch (error) {
      await installation[Symbol.asyncDispose]()
      throw error
    }
  }

  /** Where the server keeps everything. */
  get dataDir(): string {
    return this.#installation.dataDir
  }

  get url(): string {
    return this.server.url
  }

  /** The one-time link a person opens first. */
  get welcomeToken(): string {
    const token = /welcome\?token=([\w-]+)/.exec(this.server.output())?.[1]
    if (token === undefined) throw new Error('The server printed no link')
    return token
  }

  /** A page's tracker: one event, plain text, the key inside. */
  async browse(event: Json): Promise<string> {
    const body = this.#stamp(event)
    const short = { page: 'p', track: 't', identify: 'i' }[String(event.type)]
    const text = JSON.stringify({ ...body, writeKey: this.writeKey, sentAt: body.timestamp })
    const headers = { 'content-type': 'text/plain' }
    const reply = await post(this.url, { path: `/v1/${short}`, body: text, headers })
    if (reply.status !== 200) throw new Error(`Not accepted: ${reply.text}`)
    return body.messageId
  }

  /** A desk's server, or a phone: a batch with the key in the header. */
  async report(...events: Json[]): Promise<string[]> {
    const batch = events.map((event) => this.#stamp(event))
    const reply = await post(this.url, {
      path: '/v1/batch',
      key: this.writeKey,
      body: JSON.stringify({ batch }),
    })
    if (reply.json.accepted !== batch.length) throw new Error(`Not accepted: ${reply.text}`)
    return batch.map((event) => event.messageId)
  }

  async call<T>(path: string, o: { method?: string; body?: unknown } = {}): Promise<T> {
    const reply = await callApi(this.url, this.#secretKey, { path, ...o })
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`)
    return reply.json as T
  }

  async find(kind: string, value: string): Promise<Customer | null> {
    const path = `/api/v1/customers/lookup?kind=${kind}&value=${encodeURIComponent(value)}`
    const reply = await callApi(this.url, this.#secretKey, { path })
    if (reply.status === 404) return null
    if (reply.status !== 200) throw new Error(`${path}: ${reply.status} ${reply.text}`)
    return this.call<Customer>(`/api/v1/customers/${String(reply.json.id)}`)
  }

  /** Asks until the answer is right: what was accepted is seen within moments, not in the same instant. */
  async see(kind: string, value: string, isRight: (customer: Customer) => boolean): Promise<Customer> {
    const deadline = performance.now() + 60_000
    for (;;) {
      const customer = await this.find(kind, value)
      if (customer && isRight(customer)) return customer
      if (performance.now() > deadline)
        throw new Error(`Not seen in time under ${kind} ${value}: ${JSON.stringify(customer)}`)
      await pause(20)
    }
  }

  /** The whole timeline, read page by page. */
  async readTimeline(id: string, limit = 5): Promise<TimelineItem[]> {
    const items: TimelineItem[] = []
    let cursor: string | null = null
    do {
      const path: string = `/api/v1/customers/${id}/timeline?limit=${limit}${cursor === null ? '' : `&cursor=${encodeURIComponent(cursor)}`}`
      const page: { items: TimelineItem[]; nextCursor: string | null } = await this.call(path)
      items.push(...page.items)
      cursor = page.nextCursor
    } while (cursor !== null)
    return items
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#installation[Symbol.asyncDispose]()
  }

  #stamp(event: Json): Json & { messageId: string; timestamp: string } {
    const messageId = `story-${++this.#count}`
    this.sent.push(messageId)
    return { messageId, timestamp: new Date().toISOString(), ...event }
  }
}

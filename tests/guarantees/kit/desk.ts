import type { Arrival } from '@splot/contract/plugin/sink'
import type pg from 'pg'
import { expect } from 'vitest'
import { openSmtpSink } from '../../../plugins/channels/email-smtp/sink.ts'
import { type Reply, readReply, sendBatch } from './client.ts'
import { drain, Installation, pause } from './installation.ts'
import { limitMs } from './seed.ts'

export interface Asked {
  body?: object | Buffer
  language?: 'pl' | 'en'
  revision?: number
  /** Idempotency-Key. */
  key?: string
}

/** A real server, a mail server beside it that keeps what comes, and a member signed in. */
export class Desk implements AsyncDisposable {
  readonly mails: Arrival[]
  readonly installation: Installation
  readonly sink: Awaited<ReturnType<typeof openSmtpSink>>
  url = ''
  /** A secret key: what the shop's own servers say. */
  secret = ''
  database: pg.Client | null = null
  #cookie = ''

  static async open(): Promise<Desk> {
    const mails: Arrival[] = []
    const keep = (mail: Arrival) => void mails.push(mail)
    const desk = new Desk(await openSmtpSink({ port: 0, now: () => Date.now(), keep }), mails)
    const server = await desk.installation.start()
    desk.url = server.url
    desk.secret = await desk.installation.key('secret')
    desk.database = await desk.installation.connect()
    const token = /welcome\?token=(\S+)/.exec(server.output())?.[1]
    const entered = await desk.call('POST', '/welcome', { body: { token } })
    desk.#cookie = entered.headers.getSetCookie()[0]?.split(';')[0] ?? ''
    return desk
  }

  private constructor(sink: Desk['sink'], mails: Arrival[]) {
    this.sink = sink
    this.mails = mails
    const env = { SPLOT_SINKS: 'off', SPLOT_EGRESS_ALLOW: `127.0.0.1:${sink.port}` }
    this.installation = new Installation({ env })
  }

  /** A member's call of the API; bytes go as they are. */
  async call(method: string, path: string, o: Asked = {}): Promise<Reply> {
    const { body, language = 'en', revision, key } = o
    const isFile = Buffer.isBuffer(body)
    const response = await fetch(`${this.url}/api/v1${path}`, {
      method,
      headers: {
        'content-type': 'application/json',
        'accept-language': language,
        origin: this.url,
        cookie: this.#cookie,
        ...(revision === undefined ? {} : { 'if-match': `"${revision}"` }),
        ...(key === undefined ? {} : { 'idempotency-key': key }),
      },
      ...(body === undefined ? {} : { body: isFile ? (body as BodyInit) : JSON.stringify(body) }),
    })
    return readReply(response)
  }

  /** The same, and it must be done. */
  async act<T>(method: string, path: string, o: Asked = {}): Promise<T> {
    const reply = await this.call(method, path, o)
    expect(reply.status, `${method} ${path}: ${reply.text}`).toBe(200)
    return reply.json as T
  }

  drain = (): Promise<void> => drain(this.url, { isWarehouseToo: false })

  /** Hands over what a server of the shop says, and waits until it is known. */
  async tell(...events: object[]): Promise<void> {
    expect(await sendBatch(this.url, this.secret, events)).toBe(true)
    await this.drain()
  }

  /** The customer of an e-mail, and why no marketing may go there; `ok` where it may. */
  async judge(email: string): Promise<{ id: string; reason: string }> {
    const { id } = await this.act<{ id: string }>('GET', `/customers/lookup?kind=email&value=${email}`)
    const body = { purpose: 'marketing', channel: 'email' }
    const asked = await this.act<{ reason: string | null }>('POST', `/customers/${id}/gate/explain`, { body })
    return { id, reason: asked.reason ?? 'ok' }
  }

  /** How much of everything is kept. */
  async countKept(tables: readonly string[]): Promise<Record<string, number> | undefined> {
    const columns = tables.map((one) => `(SELECT count(*)::int FROM ${one}) AS "${one}"`)
    const log = '(SELECT next::int FROM platform.log_head WHERE partition = 0) AS log'
    const read = await this.database?.query<Record<string, number>>(`SELECT ${[log, ...columns].join()}`)
    return read?.rows[0]
  }

  /** A message that may be sent. */
  async publish(name: string, document: object): Promise<string> {
    const body = { kind: 'message', name, document }
    const { id } = await this.act<{ id: string }>('POST', '/content', { body })
    await this.act('POST', `/content/${id}/publish`, { body: {}, revision: 1 })
    return id
  }

  /** A draft to the people of a list. */
  async draftCampaign(itemId: string, file: string, channel = 'email'): Promise<string> {
    const list = { body: Buffer.from(file) }
    const { id: listId } = await this.act<{ id: string }>('POST', '/campaign-lists?name=to', list)
    const begun = { body: { name: 'to' } }
    const { id, plan } = await this.act<{ id: string; plan: object }>('POST', '/campaigns', begun)
    const deadline = new Date(Date.now() + 7 * 86_400_000).toISOString()
    const goal = { kpi: 'clicks', target: 10, days: 7, deadline }
    const audience = { kind: 'list', listId }
    const whole = { ...plan, goal, itemId, audience, channels: [channel] }
    await this.act('PUT', `/campaigns/${id}`, { body: { revision: 1, name: 'to', plan: whole } })
    return id
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.database?.end()
    await this.installation[Symbol.asyncDispose]()
    await this.sink[Symbol.asyncDispose]()
  }
}

/** Asks again and again, until there is an answer. */
export async function until<T>(look: () => Promise<T | null>): Promise<T> {
  const deadline = performance.now() + limitMs(60_000)
  for (;;) {
    const seen = await look()
    if (seen !== null) return seen
    if (performance.now() > deadline) throw new Error('Not seen in time')
    await pause(100)
  }
}

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import type { Channel, ChannelDeps, Message, ShelfRow } from './channel.ts'
import type { Network } from './network.ts'
import { failureReasons, type Outcome } from './outcome.ts'
import { type Decision, mintPermit } from './permit.ts'
import type { DeliveryReport } from './report.ts'
import { listFields, listSecrets } from './settings.ts'
import type { Arrival, Sink, SinkBehaviour } from './sink.ts'

export interface ChannelFixtures {
  /** A message that goes out as it is; its address where the sink makes none. */
  readonly message: { readonly address: string; readonly content: Readonly<Record<string, unknown>> }
  /** Settings besides those the sink gives. */
  readonly settings?: Readonly<Record<string, unknown>>
  /** The only way out, with the ban on inner addresses lifted for the sink. */
  openNetwork(allow: string): Network & AsyncDisposable
  /** Outcomes by behaviour of the provider where they differ from the general ones. */
  readonly outcomes?: Partial<Record<SinkBehaviour, Partial<Outcome>>>
  /** The channel has no provider: nothing can misbehave. */
  readonly isLocal?: boolean
}

/** What every provider's misbehaviour must come to. `undefined` = not asked of this channel. */
const general: Readonly<Record<Exclude<SinkBehaviour, 'accept'>, Partial<Outcome>>> = {
  temporary: { state: 'failed', isRetryable: true },
  permanent: { state: 'failed', isRetryable: false },
  gone: { state: 'failed', isRetryable: false, reason: 'address_gone' },
  silent: {},
  garbage: {},
  cut: {},
}

/** What every channel must keep, tried over its own protocol against its own sink. */
export function testChannel(channel: Channel, fixtures: ChannelFixtures): void {
  describe(`channel ${channel.id}`, () => {
    testDeclaration(channel)
    testSending(channel, fixtures)
  })
}

function testDeclaration(channel: Channel): void {
  it('says what it is in Polish and English, and so does each setting', () => {
    expect(channel.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    for (const text of [channel.label.pl, channel.label.en, channel.icon]) expect(text).toMatch(/\S/)
    for (const field of listFields(channel.config)) {
      expect(field.label.pl, `${field.name} pl`).toMatch(/\S/)
      expect(field.label.en, `${field.name} en`).toMatch(/\S/)
    }
  })

  it('marks everything that looks like a secret as one', () => {
    const secrets = listSecrets(channel.config)
    const suspicious = Object.keys(channel.config.shape).filter((name) =>
      /password|secret|token|private|serviceAccount|Key$/i.test(name),
    )
    expect(suspicious.filter((name) => !secrets.includes(name) && !/public|keyId/i.test(name))).toEqual([])
  })
}

function testSending(channel: Channel, fixtures: ChannelFixtures): void {
  const arrivals: Arrival[] = []
  const shelved: ShelfRow[] = []
  const logged: string[] = []
  let behaviour: SinkBehaviour = 'accept'
  let world: World

  beforeAll(async () => {
    const open = await channel.sink?.()
    const sink = await open?.({
      port: 0,
      now: () => 1_000,
      keep: (one) => arrivals.push(one),
      behave: () => behaviour,
    })
    world = makeWorld(channel, fixtures, sink ?? null, { logged, shelved })
  })
  afterAll(() => world.close())

  const countOut = () => arrivals.length + shelved.length
  const send = (over: Partial<Decision> = {}, content?: object, settings?: object) =>
    world.send(world.permit(over), content, settings)

  it('carries a message, and the permit is used up', async () => {
    const before = countOut()
    const permit = world.permit()
    expect(await world.send(permit)).toMatchObject({ state: 'sent' })
    expect(countOut()).toBe(before + 1)
    expect(await world.send(permit)).toEqual({ state: 'refused', reason: 'used' })
    expect(countOut()).toBe(before + 1)
  })

  it('sends nothing without a permit that holds', async () => {
    const before = countOut()
    const forged = JSON.parse(JSON.stringify(world.permit()))
    expect(await world.send(forged)).toEqual({ state: 'refused', reason: 'not_a_permit' })
    expect(await send({ expiresAt: 0 })).toEqual({ state: 'refused', reason: 'expired' })
    expect(await send({ messageId: 'another' })).toEqual({ state: 'refused', reason: 'other_message' })
    expect(await send({ address: 'another' })).toEqual({ state: 'refused', reason: 'other_address' })
    expect(countOut()).toBe(before)
  })

  it('sends nothing when the permit ends while it prepares', async () => {
    const before = countOut()
    world.lateBy(10_000)
    expect(await send({ expiresAt: world.monotonic() + 500 })).toEqual({
      state: 'refused',
      reason: 'expired',
    })
    world.lateBy(0)
    expect(countOut()).toBe(before)
  })

  it('refuses content that does not fit, and line breaks where a header is one line', async () => {
    const before = countOut()
    expect(await send({}, { nonsense: true })).toMatchObject({ state: 'failed', isRetryable: false })
    for (const [key, value] of Object.entries(fixtures.message.content)) {
      if (typeof value !== 'string') continue
      const outcome = await send(
        {},
        { ...fixtures.message.content, [key]: `${value}\r\nBcc: eve@example.pl` },
      )
      // Where a text may have several lines it goes out as text, never as a header.
      if (outcome.state === 'sent') continue
      expect(outcome, key).toMatchObject({ state: 'failed', isRetryable: false })
    }
    for (const one of arrivals.slice(before)) expect(Object.keys(one.headers)).not.toContain('bcc')
    const address = `${world.message.address}\r\nBcc: eve@example.pl`
    const permit = world.permit({ address })
    expect(await world.send(permit, undefined, undefined, { address })).toMatchObject({
      state: 'failed',
      reason: 'header_injection',
    })
  })

  it('knows its settings are wrong before it calls anybody', async () => {
    const before = countOut()
    if (Object.keys(channel.config.shape).length === 0) return
    expect(await send({}, undefined, { nonsense: true })).toMatchObject({ state: 'failed' })
    const report = await channel.test({ ...world.settings, nonsense: true }, world.deps)
    logged.push(JSON.stringify(report))
    expect(report.isOk).toBe(false)
    expect(report.says.pl).toMatch(/\S/)
    expect(countOut()).toBe(before)
  })

  it('its test says that all is well', async () => {
    const report = await channel.test(world.settings, world.deps)
    logged.push(JSON.stringify(report))
    expect(report.says.en).toMatch(/\S/)
    expect(report).toMatchObject({ isOk: true })
  })

  it.skipIf(!channel.limits.isIdempotent)('the provider drops a second message of the same key', async () => {
    const before = countOut()
    const idempotencyKey = `once-${channel.id}`
    for (let attempt = 0; attempt < 2; attempt++)
      expect(await world.send(world.permit(), undefined, undefined, { idempotencyKey })).toMatchObject({
        state: 'sent',
      })
    expect(countOut()).toBe(before + 1)
  })

  for (const how of ['temporary', 'permanent', 'gone', 'silent', 'garbage', 'cut'] as const) {
    it.skipIf(fixtures.isLocal)(`the provider answers: ${how}`, async () => {
      behaviour = how
      // Only silence is waited out; a busy machine is slower than any provider.
      if (how === 'silent') world.waitFor(400)
      const before = countOut()
      const outcome = await send()
      behaviour = 'accept'
      world.waitFor(usualPatienceMs)
      expect(outcome).toMatchObject(fixtures.outcomes?.[how] ?? general[how])
      expect(['failed', 'unknown']).toContain(outcome.state)
      if (outcome.state === 'failed') expect(Object.keys(failureReasons)).toContain(outcome.reason)
      // What may have been taken is unknown, unless the provider drops a second one itself.
      if (countOut() > before && outcome.state === 'failed') expect(channel.limits.isIdempotent).toBe(true)
      expect(await send(), 'the next message goes out').toMatchObject({ state: 'sent' })
    })
  }

  it('secrets, addresses and words reach no log and no outcome', async () => {
    const secrets = listSecrets(channel.config).map((name) => String(world.settings[name] ?? ''))
    const words = [...secrets, world.message.address, ...Object.values(fixtures.message.content)]
    const out = logged.join('\n')
    for (const word of words) if (typeof word === 'string' && word.length > 3) expect(out).not.toContain(word)
  })
}

const usualPatienceMs = 3_000

interface World {
  readonly deps: ChannelDeps
  readonly settings: Readonly<Record<string, unknown>>
  readonly message: Message
  permit(over?: Partial<Decision>): ReturnType<typeof mintPermit>
  send(
    permit: ReturnType<typeof mintPermit>,
    content?: object,
    settings?: object,
    over?: Partial<Message>,
  ): Promise<Outcome>
  monotonic(): number
  /** Every answer of the network takes this long, by the clock. */
  lateBy(ms: number): void
  /** How long the channel waits for an answer from now on. */
  waitFor(ms: number): void
  close(): Promise<void>
}

function makeWorld(
  channel: Channel,
  fixtures: ChannelFixtures,
  sink: Sink | null,
  kept: { logged: string[]; shelved: ShelfRow[] },
): World {
  const network = fixtures.openNetwork(sink === null ? '127.0.0.1:1' : `127.0.0.1:${sink.port}`)
  const held = new Map<string, AsyncDisposable>()
  const reported: DeliveryReport[] = []
  let late = 0
  let patienceMs = usualPatienceMs
  let hop = 0
  const monotonic = () => performance.now() + hop
  const deps: ChannelDeps = {
    network,
    // Every look at the clock after the first finds it later by that much: a permit that was good has ended.
    clock: {
      now: () => Date.now(),
      monotonic: () => {
        const now = monotonic()
        hop += late
        return now
      },
      sleep: (ms, signal) =>
        new Promise((resolve) => {
          const done = () => {
            clearTimeout(timer)
            resolve()
          }
          const timer = setTimeout(done, ms)
          signal?.addEventListener('abort', done, { once: true })
        }),
    },
    log: (code, counts) => kept.logged.push(`${code} ${JSON.stringify(counts ?? {})}`),
    get patienceMs() {
      return patienceMs
    },
    hold(key, make) {
      const there = held.get(key)
      // The key names what was made: the same type comes out that went in.
      if (there !== undefined) return there as ReturnType<typeof make>
      const made = make()
      held.set(key, made)
      return made
    },
    report: (reports) => reported.push(...reports),
    returnMark: () => null,
    shelf: {
      put: async (row) => {
        if (!kept.shelved.some((one) => one.key === row.key)) kept.shelved.push(row)
      },
    },
  }
  const made = sink?.makeAddress?.()
  let number = 0
  const next = () => `m-${++number}`
  let message: Message = {
    id: next(),
    address: made?.address ?? fixtures.message.address,
    ...(made?.addressKeys === undefined ? {} : { addressKeys: made.addressKeys }),
    idempotencyKey: 'k-1',
    content: fixtures.message.content,
  }
  const settings = { ...sink?.settings, ...fixtures.settings }
  return {
    deps,
    settings,
    get message() {
      return message
    },
    permit(over = {}) {
      const id = next()
      message = { ...message, id, idempotencyKey: `k-${id}` }
      return mintPermit({
        id: `d-${id}`,
        workspaceId: 'default',
        customerId: 'c1',
        messageId: id,
        act: 'message',
        purpose: 'marketing',
        channel: channel.channel,
        address: message.address,
        expiresAt: monotonic() + 60_000,
        ...over,
      })
    },
    async send(permit, content, asked, over) {
      const outcome = await channel.send(
        permit,
        { ...message, ...over, ...(content === undefined ? {} : { content }) },
        asked ?? settings,
        deps,
      )
      kept.logged.push(JSON.stringify({ ...outcome, providerId: null }))
      return outcome
    },
    monotonic,
    lateBy(ms) {
      late = ms
    },
    waitFor(ms) {
      patienceMs = ms
    },
    async close() {
      for (const one of held.values()) await one[Symbol.asyncDispose]()
      await network[Symbol.asyncDispose]()
      await sink?.[Symbol.asyncDispose]()
    },
  }
}

import { createHash, createHmac } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { checkProperties } from '../check.ts'
import { lookupCall } from '../events/registry.ts'
import { parseExact } from './exact-json.ts'
import type { ReceivedRequest } from './kinds.ts'
import { listFields, listSecrets } from './settings.ts'
import { type Brought, PayloadFault, type ProofTools, type Source } from './source.ts'
import type { FileReaders } from './source-files.ts'

export interface SourceFixtures {
  /** Complete settings. */
  readonly settings: Readonly<Record<string, unknown>>
  /** Where the golden fixtures lie: `name.json` `{topic, payload}`, and `name.brings.snap` made of it. */
  readonly folder: string
  /** A request as the vendor sends it; absent for a source that is asked. */
  sign?(body: string, o: Signing): ReceivedRequest
  /** The signature holds for a while only. */
  readonly isTimed?: boolean
  /** The key stands beside the body: who has it may write what he likes. */
  readonly isBareKey?: boolean
}

export interface Signing {
  readonly topic: string
  readonly id: string
  readonly nowMs: number
  /** Other than the settings' own: a forger's. */
  readonly secret?: string
}

const nowMs = Date.parse('2026-11-22T14:05:00Z')

export const makeTools = (now: number = nowMs): ProofTools => ({
  now,
  hmac: (key, ...parts) => parts.reduce((mac, part) => mac.update(part), createHmac('sha256', key)).digest(),
  hash: (...parts) => parts.reduce((hash, part) => hash.update(part), createHash('sha256')).digest('hex'),
  isSame: (one, other) => Buffer.from(one).equals(Buffer.from(other)),
  fromBase64: (text) => Buffer.from(text, 'base64'),
  toBase64: (bytes) => Buffer.from(bytes).toString('base64'),
})

/** For sources that are asked and read no files. */
export const noReaders: FileReaders = { listRows: () => [], listElements: () => [] }

/** Standard Webhooks as our own kinds of sources are sent to. */
export const signStandard =
  (own: string) =>
  (body: string, { topic, id, nowMs: at, secret = own }: Signing): ReceivedRequest => {
    const stamp = String(Math.floor(at / 1_000))
    const key = Buffer.from(secret.replace(/^whsec_/, ''), 'base64')
    const mac = createHmac('sha256', key).update(`${id}.${stamp}.${body}`).digest('base64')
    const headers = {
      'webhook-id': id,
      'webhook-timestamp': stamp,
      'webhook-signature': `v1,${mac}`,
      'x-topic': topic,
    }
    return { headers, query: {}, body: Buffer.from(body) }
  }

interface Golden {
  readonly name: string
  readonly topic: string
  readonly payload: unknown
}

/** What every source must keep: its vendor's words mapped as agreed, and nobody else's believed. */
export function testSource(source: Source, fixtures: SourceFixtures): void {
  const goldens = listGoldens(fixtures.folder)
  describe(`source ${source.id}`, () => {
    testDeclaration(source, fixtures)
    testMapping(source, fixtures, goldens)
    if (fixtures.sign !== undefined) testDoor(source, fixtures, fixtures.sign, goldens)
  })
}

const listGoldens = (folder: string): Golden[] =>
  readdirSync(folder)
    .filter((name) => name.endsWith('.json'))
    .sort()
    .map((name) => ({
      name: name.replace(/\.json$/, ''),
      ...readGolden(readFileSync(join(folder, name), 'utf8')),
    }))

/** As the server reads what was sent. */
const readGolden = (text: string) => parseExact(text) as Omit<Golden, 'name'>

function testDeclaration(source: Source, { settings }: SourceFixtures): void {
  it('says what it is in Polish and English, and so does each setting and step', () => {
    expect(source.id).toMatch(/^[a-z][a-z0-9]*(-[a-z0-9]+)*$/)
    const looks = listFields(source.config).flatMap(({ label, hint }) => [label, ...(hint ? [hint] : [])])
    for (const { pl, en } of [source.label, source.brings, ...source.steps, ...looks])
      for (const text of [pl, en]) expect(text).toMatch(/\S/)
    expect(source.icon).toMatch(/^[a-z0-9-]+$/)
  })

  it('marks everything that looks like a secret as one', () => {
    const suspicious = Object.keys(source.config.shape).filter((name) =>
      /password|secret|token|^key$/i.test(name),
    )
    expect(suspicious.filter((name) => !listSecrets(source.config).includes(name))).toEqual([])
  })

  it('takes its settings', () => {
    expect(source.config.safeParse(settings).error).toBeUndefined()
    expect(source.verify !== null || source.pull !== null).toBe(true)
  })
}

function testMapping(source: Source, { settings, folder }: SourceFixtures, goldens: readonly Golden[]): void {
  const map = ({ name, topic, payload }: Golden): Brought =>
    source.map({ id: name, topic, payload, at: nowMs }, settings)

  it('knows its topics by fixtures', () => {
    const shown = new Set(goldens.map(({ topic }) => topic))
    if (source.topics.length > 0)
      expect([...shown].filter((topic) => !source.topics.includes(topic))).toEqual([])
    expect(goldens.length).toBeGreaterThan(0)
  })

  it.each(goldens.map((one) => [one.name, one] as const))('maps %s as agreed', async (name, golden) => {
    const brought = map(golden)
    expect(map(structuredClone(golden))).toEqual(brought)
    await expect(`${JSON.stringify(brought, null, 2)}\n`).toMatchFileSnapshot(
      join(folder, `${name}.brings.snap`),
    )
    checkEvents(brought)
  })

  it('says where a payload is none, and breaks on nothing', () => {
    for (const golden of goldens)
      for (const payload of listBroken(golden.payload))
        try {
          const brought = map({ ...golden, payload })
          for (const event of brought.events ?? []) expect(event.messageId).not.toMatch(/undefined|null|NaN/)
        } catch (error) {
          expect(error).toBeInstanceOf(PayloadFault)
        }
  })
}

/** The contract takes each, and each is told apart. */
function checkEvents({ events = [] }: Brought): void {
  const ids = events.map(({ messageId }) => messageId)
  expect(new Set(ids).size).toBe(ids.length)
  for (const event of events) {
    expect(new Date(event.timestamp).toISOString()).toBe(event.timestamp)
    const def = lookupCall(event.type, event.event ?? null)
    if (event.type === 'track') expect(checkProperties(def, event.properties ?? {}), event.event).toBeNull()
  }
}

/** The payload without one of its keys each time, of other types, and nothing at all. */
function listBroken(payload: unknown): unknown[] {
  const none = [null, [], {}, 'text', 7]
  if (typeof payload !== 'object' || payload === null) return none
  const keys = Object.keys(payload)
  const without = keys.map((key) =>
    Object.fromEntries(Object.entries(payload).filter(([name]) => name !== key)),
  )
  const changed = keys.flatMap((key) =>
    [null, {}, [null], 'x', -1].map((value) => ({ ...payload, [key]: value })),
  )
  return [...none, ...without, ...changed]
}

function testDoor(
  source: Source,
  { settings, isTimed, isBareKey }: SourceFixtures,
  sign: NonNullable<SourceFixtures['sign']>,
  [golden]: readonly Golden[],
): void {
  const topic = golden?.topic ?? ''
  const body = JSON.stringify(golden?.payload)
  const ask = (request: ReceivedRequest, now = nowMs) => source.verify?.(request, settings, makeTools(now))
  const own = (over: Partial<Signing> = {}) => sign(body, { topic, id: 'delivery-1', nowMs, ...over })

  it('believes its own sender, and knows a delivery that comes again', () => {
    const first = ask(own())
    expect(first).toMatchObject({ kind: 'taken' })
    expect(ask(own())).toEqual(first)
  })

  it('turns away a forged, an altered, a half and an unsigned request', () => {
    const forged = `whsec_${Buffer.alloc(32, 7).toString('base64')}`
    expect(ask(own({ secret: forged }))).toMatchObject({ kind: 'refused', reason: 'signature_wrong' })
    if (isBareKey !== true) {
      const altered = Buffer.from(body.replace(/[0-9]/, (digit) => String((Number(digit) + 1) % 10)))
      expect(ask({ ...own(), body: altered })).toMatchObject({ kind: 'refused', reason: 'signature_wrong' })
      const half = Buffer.from(body.slice(0, body.length / 2))
      expect(ask({ ...own(), body: half })).toMatchObject({ kind: 'refused', reason: 'signature_wrong' })
    }
    const bare = { headers: {}, query: {}, body: Buffer.from(body) }
    expect(ask(bare)).toMatchObject({ kind: 'refused', reason: 'signature_missing' })
  })

  it.runIf(isTimed)('turns away what was signed long ago, or in the future', () => {
    for (const later of [301_000, -301_000])
      expect(ask(own(), nowMs + later)).toMatchObject({ kind: 'refused', reason: 'delivery_too_old' })
  })
}

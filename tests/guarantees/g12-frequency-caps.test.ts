import { execFile } from 'node:child_process'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import {
  type CapRule,
  type Contact,
  countsAfter,
  findCapped,
} from '../../server/modules/consent/rules/caps.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'
import { claimAll, findCustomer, grant, request, say } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G12: a frequency cap is never exceeded, and never wasted. Two processes with sixteen workers each try for one person,
 * in the name of any of her births: exactly the cap is let through. Then sliding and calendar windows over a change of
 * the clocks, against a plain count.
 */
const { random } = openSeed('g12-frequency-caps')
const here = dirname(fileURLToPath(import.meta.url))

let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'g12', random: random.fork() })
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

const setCap = (max: number, hours: number) =>
  world.query(
    `INSERT INTO consent.cap_rule (workspace_id, id, ord, most, period, sliding_ms) VALUES ('default', 'all', 0, $1, 'sliding', $2)
     ON CONFLICT (workspace_id, id) DO UPDATE SET most = excluded.most, sliding_ms = excluded.sliding_ms`,
    [max, hours * 3_600_000],
  )

function claimElsewhere(
  name: string,
  o: { customerIds: string[]; email: string; attempts: number; batch: number },
) {
  const task = { ...o, name, address: engine.address('app', 'g12'), workers: 16 }
  const args = [
    '--conditions=source',
    '--import',
    'tsx',
    join(here, 'kit', 'claimer.ts'),
    JSON.stringify(task),
  ]
  return promisify(execFile)(process.execPath, args, { maxBuffer: 2 ** 24 }).then(
    ({ stdout }) => JSON.parse(stdout) as { allowed: number; refused: number },
  )
}

test.each([
  [7, 1],
  [13, 5],
])(
  'G12: 32 workers in 2 processes, one person: a cap of %i is reached exactly, %i a claim',
  {
    timeout: limitMs(180_000),
  },
  async (cap, batch) => {
    const email = `anna-${cap}@example.pl`
    const ids = { userId: `u-${cap}`, email }
    await world.accept([grant(ids), say('Page Viewed', { ...ids, anonymousId: `web-${cap}` })])
    await world.drain()
    const births = await world.query<{ id: string }>(
      `SELECT i.birth_id::text AS id FROM identity.identifier i WHERE root_service = $1`,
      [await findCustomer(world, email)],
    )
    expect(births.length).toBe(3)
    await setCap(cap, 24)
    const attempts = Math.round(scale(batch === 1 ? 1_000 : 4_000) / batch) * batch
    const o = { customerIds: births.map((one) => one.id), email, attempts, batch }
    const began = performance.now()
    const both = await Promise.all(['a', 'b'].map((name) => claimElsewhere(`${cap}${name}`, o)))
    const sum = (key: 'allowed' | 'refused') => both.reduce((all, one) => all + one[key], 0)
    tell('g12', {
      cap,
      attempts: 2 * attempts,
      allowed: sum('allowed'),
      ms: Math.round(performance.now() - began),
    })
    expect(sum('allowed')).toBe(cap)
    expect(sum('refused')).toBe(2 * attempts - cap)
    const [stored] = await world.query<{ n: number }>(
      `SELECT count(*)::int AS n FROM consent.contact WHERE message_id LIKE $1`,
      [`${cap}%`],
    )
    expect(stored?.n).toBe(cap)
  },
)

test('G12: an unknown outcome keeps its place, a certain failure gives it back, a message has one place', async () => {
  const email = 'ola@example.pl'
  await world.accept([grant({ email })])
  await world.drain()
  await setCap(2, 24)
  const id = String(await findCustomer(world, email))
  world.clock.advance(5 * 3_600_000)
  const claim = async (messageId: string) => {
    const [one] = await claimAll(world, [request(id, email, { messageId })])
    return one?.answer.ok === true ? 'ok' : one?.answer.ok === false ? one.answer.reason : ''
  }
  const settle = (messageId: string, outcome: 'sent' | 'failed' | 'unknown') =>
    world.base.web.inWorkspace('default', (tx) =>
      world.app.consent.settle({ tx, workspaceId: 'default' }, [{ messageId, outcome }]),
    )
  expect([await claim('x1'), await claim('x1'), await claim('x2'), await claim('x3')]).toEqual([
    'ok',
    'ok',
    'ok',
    'capped',
  ])
  await settle('x1', 'unknown')
  expect([await claim('x3'), await claim('x1')]).toEqual(['capped', 'already_handed'])
  await settle('x2', 'failed')
  expect([await claim('x3'), await claim('x4')]).toEqual(['ok', 'capped'])
})

test('G12: sliding and calendar windows over changes of the clocks: never over the cap, never a place wasted', () => {
  const hour = 3_600_000
  const zones = ['Europe/Warsaw', 'America/New_York', 'Australia/Lord_Howe', 'Pacific/Apia', 'UTC']
  let let_ = 0
  for (let round = 0; round < scale(300); round++) {
    const zone = random.pick(zones)
    const windows: CapRule['window'][] = [
      { kind: 'day' },
      { kind: 'week' },
      { kind: 'sliding', ms: random.between(1, 60) * hour },
    ]
    const rules = windows.map(
      (window, i): CapRule => ({
        id: `r${i}`,
        purpose: null,
        group: null,
        channel: null,
        journey: null,
        max: random.between(1, 4) + (window.kind === 'week' ? 3 : 0),
        window,
      }),
    )
    let now = random.pick([Date.UTC(2026, 9, 23), Date.UTC(2027, 2, 12), Date.UTC(2027, 3, 2)])
    const contacts: Contact[] = []
    for (let i = 0; i < 120; i++) {
      now += random.int(5 * hour)
      const wanted = { purpose: 'marketing', channel: 'email', journey: null } as const
      const isFree = findCapped(rules, wanted, { contacts, zone, now }).length === 0
      const expected = rules.every((rule) => countPlainly(rule.window, contacts, { zone, now }) < rule.max)
      if (isFree !== expected) expect({ zone, now, contacts, rules }).toBe('what a plain count says')
      if (!isFree) continue
      contacts.push({ ...wanted, at: now, messageId: `m${i}` })
      let_++
      for (const rule of rules)
        expect(countPlainly(rule.window, contacts, { zone, now })).toBeLessThanOrEqual(rule.max)
    }
  }
  expect(let_).toBeGreaterThan(1_000)
  expect(countsAfter({ kind: 'day' }, 'UTC', 5 * hour)).toBe(-1)
})

const formats = new Map<string, Intl.DateTimeFormat>()
/** One for each zone: making it costs a thousand times more than asking it. */
function formatOf(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat('en-CA', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  })
  formats.set(timeZone, made)
  return made
}

/** Her calendar as the platform's own formatter shows it: the same day, or the same Monday before. */
function countPlainly(
  window: CapRule['window'],
  contacts: readonly Contact[],
  { zone, now }: { zone: string; now: number },
) {
  if (window.kind === 'sliding') return contacts.filter((one) => one.at > now - window.ms).length
  const format = formatOf(zone)
  const bucket = (ms: number) => {
    const day = Date.parse(format.format(ms)) / 86_400_000
    return window.kind === 'day' ? day : Math.floor((day + 3) / 7)
  }
  const today = bucket(now)
  return contacts.filter((one) => bucket(one.at) === today).length
}

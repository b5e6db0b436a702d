import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import {
  dayMs,
  listInstants,
  minuteMs,
  readDate,
  readWallClock,
} from '../../server/modules/consent/rules/wall-clock.ts'
import type { Db } from '../../server/platform/db/index.ts'
import { officer, type Spoken, speakAs } from './kit/officer.ts'
import { linkOf, open, submit } from './kit/portal-visitor.ts'
import { openSeed } from './kit/seed.ts'
import { claimAll, findCustomer, grant, reasonOf, request } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/** The officer's desk: erasures that break off anywhere, wait, or are not allowed; what is kept no longer than it may be. */
const { random } = openSeed('privacy')
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let ask: Spoken
beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'privacy', random })
  ask = speakAs(() => world)
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

const zone = 'Europe/Warsaw'
let n = 0
let email: string
let birth: string
async function meet(): Promise<void> {
  world.clock.advance(24 * 3_600_000)
  email = `ida${n++}@example.pl`
  await world.accept([
    {
      type: 'identify',
      userId: `u-${n}`,
      messageId: `i-${n}`,
      traits: { email, firstName: 'Ida', lastName: 'Sowa' },
    },
    grant({ email }, { at: world.clock.now() - 60_000 }),
  ])
  await world.drain()
  const [row] = await world.query<{ birth: string }>(
    `SELECT birth_id::text AS birth FROM identity.identifier WHERE kind = 'email' AND value = $1`,
    [email],
  )
  birth = row?.birth ?? ''
}
beforeEach(meet)

const loopTurn = () => {
  const loop = world.app.loops.find((one) => one.id === 'consent.erasures')
  if (loop === undefined) throw new Error('nobody takes broken erasures up')
  return world.carryOut(loop.turn())
}
const isThere = async () => (await world.call('GET', `/api/v1/customers/${birth}`)).status === 200
const requestOf = async (id: string) => (await world.app.consent.requests.get('default', id)).row
const actsOf = async (id: string) =>
  (await world.app.consent.requests.get('default', id)).acts.map((one) => one.act)

class Crash extends Error {}

/** Ends the process at a transaction, before it or right after its COMMIT; returns how many there were. */
async function crashAt(stop: number, isAfter: boolean, act: () => Promise<unknown>): Promise<number> {
  let count = 0
  const watch = (db: Db) => {
    const real = db.inWorkspace
    db.inWorkspace = async (id, run) => {
      const isMine = count++ === stop
      if (isMine && !isAfter) throw new Crash('before')
      const result = await real(id, run)
      if (isMine) throw new Crash('after')
      return result
    }
    return () => {
      db.inWorkspace = real
    }
  }
  const ends = [watch(world.base.web), watch(world.base.worker)]
  try {
    await world.carryOut(act())
  } catch (error) {
    if (!(error instanceof Crash)) throw error
  } finally {
    for (const end of ends) end()
  }
  return count
}

describe('an erasure that breaks off', () => {
  const herself = { workspaceId: 'default', actor: 'herself' } as const
  const receive = () =>
    world.app.consent.requests.receive(herself, { birth, kind: 'erase', via: 'portal', identity: 'link' })

  it('at whatever transaction, before or after its COMMIT, is taken up again, done once and closed', async () => {
    const first = await receive()
    const all = await crashAt(-1, false, () =>
      world.app.consent.requests.carryOut({ ...herself, id: first.id }),
    )
    expect(all).toBeGreaterThan(5)
    expect(await requestOf(first.id)).toMatchObject({ state: 'done', birth: null, orderedBy: null })
    for (let stop = 0; stop < all; stop++)
      for (const isAfter of [false, true]) {
        await meet()
        const { id } = await receive()
        await crashAt(stop, isAfter, () => world.app.consent.requests.carryOut({ ...herself, id }))
        // Nothing in between: either she is there and it is open, or she is gone and it is closed.
        const broken = await requestOf(id)
        expect([stop, isAfter, broken.state === 'done']).toEqual([stop, isAfter, !(await isThere())])
        world.boot()
        world.clock.advance(180_000)
        await loopTurn()
        expect([stop, isAfter, await isThere()]).toEqual([stop, isAfter, false])
        expect(await requestOf(id)).toMatchObject({ state: 'done', birth: null })
        expect((await actsOf(id)).filter((act) => act === 'carried_out')).toHaveLength(1)
      }
  }, 240_000)

  it('closes every erasure she waits for, and says who ordered it', async () => {
    const letter = await world.app.consent.requests.receive(
      { workspaceId: 'default', actor: officer },
      { birth, kind: 'erase', via: 'letter', identity: 'none' },
    )
    const own = await receive()
    await world.carryOut(world.app.consent.requests.carryOut({ ...herself, id: own.id }))
    for (const id of [letter.id, own.id]) expect((await requestOf(id)).state).toBe('done')
    const rows = await world.query<{ actor: string }>(
      `SELECT actor_id AS actor FROM workspace.audit WHERE action = 'request.carried_out' AND target = $1`,
      [own.id],
    )
    expect(rows).toEqual([{ actor: 'portal' }])
    await expect(world.app.consent.requests.carryOut({ ...herself, id: own.id })).rejects.toMatchObject({
      code: 'request_closed',
    })
  })

  it('one from somebody nobody found is another thing: it is answered by hand', async () => {
    const where = { workspaceId: 'default', actor: officer }
    const { id } = await world.app.consent.requests.receive(where, {
      birth: null,
      kind: 'erase',
      via: 'letter',
      identity: 'desk',
    })
    await expect(world.app.consent.requests.carryOut({ ...where, id })).rejects.toMatchObject({
      code: 'not_found',
    })
    await world.app.consent.requests.act({ ...where, id }, { act: 'answered', note: 'nie ma takiej osoby' })
    expect((await requestOf(id)).state).toBe('done')
  })
})

describe('a legal hold', () => {
  const set = () => ask('setPrivacyHold', { body: { customerId: birth, reason: 'sygn. akt I C 7/26' } })

  it('keeps her data, unused, whatever she or an officer asks, and tells each of them what they may know', async () => {
    expect(await reasonOf(world, email)).toBe('ok')
    const { id } = (await set()) as { id: string }
    expect(await reasonOf(world, email)).toBe('restricted')
    const basis = { kind: 'legal_obligation', reference: 'request 1' } as const
    expect(await reasonOf(world, email, { purpose: 'privacy', basis })).toBe('ok')
    // Her own restriction, raised and lifted, changes nothing about it.
    const own = linkOf(world, 'own', { birth })
    await submit(world, own, { act: 'restrict', is: 'off' })
    expect(await reasonOf(world, email)).toBe('restricted')
    const page = await submit(world, `${own}/erase`, { understood: 'yes' })
    expect(page.text).toContain('Dane trzeba jeszcze przez jakiś czas zachować')
    expect(page.text).not.toContain('I C 7/26')
    expect((await submit(world, own, { act: 'export', form: 'json' })).text).not.toContain('I C 7/26')
    const { rows } = await world.app.consent.requests.list('default', {
      state: 'open',
      kind: 'erase',
      after: null,
      limit: 200,
    })
    const order = rows.find((one) => one.birth === birth)
    const where = { workspaceId: 'default', actor: officer, id: order?.id ?? '' }
    await expect(world.app.consent.requests.carryOut(where)).rejects.toMatchObject({ code: 'on_hold' })
    const by = { kind: 'member', id: 'm', name: 'Ida' } as const
    await expect(
      world.carryOut(world.app.erasure.erasePerson({ workspaceId: 'default', birth, by })),
    ).rejects.toMatchObject({ code: 'on_hold' })
    world.clock.advance(600_000)
    await loopTurn()
    expect(await isThere()).toBe(true)
    const listed = (await ask('listPrivacyHolds', { query: { state: 'standing' } })) as {
      items: { id: string; reason: string; customerName: string; setBy: string }[]
    }
    expect(listed.items.find((one) => one.id === id)).toMatchObject({
      reason: 'sygn. akt I C 7/26',
      customerName: 'Ida Sowa',
      setBy: officer.name,
    })
    await ask('liftPrivacyHold', { params: { id } })
    expect(await reasonOf(world, email)).toBe('ok')
    await loopTurn()
    expect(await isThere()).toBe(false)
    expect((await requestOf(where.id)).state).toBe('done')
    const acts = await world.query<{ action: string; actor: string; text: string }>(
      `SELECT action, actor_name AS actor, a::text AS text FROM workspace.audit a WHERE target = $1 ORDER BY at`,
      [id],
    )
    expect(acts.map(({ action, actor }) => [action, actor])).toEqual([
      ['hold.set', officer.name],
      ['hold.lifted', officer.name],
    ])
    expect(JSON.stringify(acts)).not.toContain('I C 7/26')
    await expect(ask('liftPrivacyHold', { params: { id } })).rejects.toMatchObject({ code: 'not_found' })
  })

  it('pauses an erasure that is under way; it may be refused meanwhile', async () => {
    const where = { workspaceId: 'default', actor: officer }
    const { id } = await world.app.consent.requests.receive(where, {
      birth,
      kind: 'erase',
      via: 'letter',
      identity: 'desk',
    })
    // Ordered, then broken off.
    await crashAt(2, false, () => world.app.consent.requests.carryOut({ ...where, id }))
    expect((await requestOf(id)).state).toBe('erasing')
    await expect(
      world.app.consent.requests.act({ ...where, id }, { act: 'refused', note: 'x' }),
    ).rejects.toMatchObject({ code: 'request_under_way' })
    await set()
    await loopTurn()
    expect(await isThere()).toBe(true)
    expect((await requestOf(id)).state).toBe('erasing')
    const refused = await world.app.consent.requests.act(
      { ...where, id },
      { act: 'refused', note: 'art. 17(3)(e)' },
    )
    expect(refused).toMatchObject({ state: 'refused', orderedBy: null })
    await loopTurn()
    expect(await isThere()).toBe(true)
  })
})

describe('the officer’s lists', () => {
  it('bring the names with them, masked by role, and open nobody’s card', async () => {
    await ask('addPrivacyRequest', { body: { kind: 'access', via: 'letter', customerId: birth } })
    const viewed = () =>
      world.query(`SELECT 1 FROM workspace.audit WHERE action = 'customer.viewed' AND actor_id = $1`, [
        officer.id,
      ])
    const before = (await viewed()).length
    type Items = {
      items: { customerId: string | null; customerName: string | null; sourceName?: string | null }[]
    }
    const list = async (id: string, masked: boolean) =>
      ((await ask(id, { query: { limit: 200 }, masked })) as Items).items.find(
        (one) => one.customerId === birth,
      )
    expect((await list('listPrivacyRequests', false))?.customerName).toBe('Ida Sowa')
    expect((await list('listPrivacyRequests', true))?.customerName).toBe('Ida S.')
    const roots = (await ask('listConsents', { query: { limit: 200 } })) as Items
    const entry = roots.items.find((one) => one.customerName === 'Ida Sowa')
    expect(entry?.sourceName).toBe('test')
    expect((await viewed()).length).toBe(before)
    expect((await open(world, linkOf(world, 'own', { birth }))).text).toContain('Ida Sowa')
  })
})

describe('the clearing up behind an erasure', () => {
  it('goes on for the others where one cannot be cleared', async () => {
    await world.query(
      `INSERT INTO seal.erasure (workspace_id, id, at, births, pos, swept_pos, sought, state)
       VALUES ('default', gen_random_uuid(), 1, gen_random_uuid(), 1, 0, 'nobody can read this', 'sweep')`,
    )
    const by = { kind: 'member', id: 'm', name: 'Ida' } as const
    await expect(
      world.carryOut(world.app.erasure.erasePerson({ workspaceId: 'default', birth, by })),
    ).rejects.toThrow()
    const states = await world.query<{ at: number; state: string }>(
      'SELECT at, state FROM seal.erasure WHERE at = 1 OR births LIKE $1 ORDER BY at',
      [`%${birth}%`],
    )
    expect(states.map((one) => one.state)).toEqual(['sweep', 'purge'])
    await world.query('DELETE FROM seal.erasure WHERE at = 1')
  })
})

describe('erasures that wait for a hold', () => {
  it('keep nobody else waiting, however many they are', async () => {
    await ask('setPrivacyHold', { body: { customerId: birth, reason: 'sygn. akt I C 9/26' } })
    await world.query(
      `INSERT INTO consent.request (workspace_id, id, birth_id, kind, state, via, received_at, due_at, identity)
       SELECT 'default', gen_random_uuid(), $1, 'erase', 'erasing', 'letter', i, i, 'desk' FROM generate_series(1, 100) i`,
      [birth],
    )
    await meet()
    await world.app.consent.requests.receive(
      { workspaceId: 'default', actor: 'herself' },
      { birth, kind: 'erase', via: 'portal', identity: 'link' },
    )
    world.clock.advance(600_000)
    await loopTurn()
    expect(await isThere()).toBe(false)
    await world.query(`DELETE FROM consent.request WHERE via = 'letter' AND received_at <= 100`)
  })
})

describe('retention', () => {
  /** The same wall clock so many months later. */
  function monthsAfter(ms: number, months: number): number {
    const { day, minute } = readWallClock(zone, ms)
    const { year, month, dayOfMonth } = readDate(day)
    const later = Date.UTC(year, month - 1 + months, dayOfMonth) / dayMs
    return (listInstants(zone, later, minute)[0] ?? 0) + (ms % minuteMs)
  }
  // A contact stands at the address it used, a decision at whoever was asked about.
  const count = async (table: 'contact' | 'decision') =>
    (await world.query(`SELECT 1 FROM consent.${table} WHERE birth_id IN ($1, $2)`, [birth, customer])).length
  let customer: string
  beforeEach(async () => {
    // Every month has such a day: there and back leads to the same.
    while (readDate(readWallClock(zone, world.clock.now()).day).dayOfMonth > 28) world.clock.advance(dayMs)
    customer = (await findCustomer(world, email)) ?? ''
  })
  /** As the loop does a day later. */
  async function sweep(messages: { bodies: number; rows: number }[] = []) {
    await world.query('UPDATE consent.retention SET swept_at = NULL')
    const asked: { bodies: number; rows: number }[] = []
    const pruned = await world.app.consent.retention.sweep('default', async (_where, before) => {
      asked.push(before)
      return messages.shift() ?? { bodies: 0, rows: 0 }
    })
    return { pruned, asked }
  }

  it('deletes at its hour, not before; every lot stands in the audit log by its counts', async () => {
    const body = { decisionMonths: 14, contactMonths: 13, bodyMonths: 2, rowMonths: 3 }
    expect(await ask('putRetention', { body })).toMatchObject({ ...body, defaults: { decisionMonths: 37 } })
    await expect(ask('putRetention', { body: { ...body, bodyMonths: 4 } })).rejects.toMatchObject({
      code: 'invalid',
    })
    await sweep()
    const at = world.clock.now()
    await claimAll(world, [request(customer, email)])
    expect([await count('contact'), await count('decision')]).toEqual([1, 1])
    world.clock.advance(monthsAfter(at, 13) - world.clock.now())
    await sweep()
    expect([await count('contact'), await count('decision')]).toEqual([1, 1])
    world.clock.advance(1)
    const { pruned, asked } = await sweep([
      { bodies: 2, rows: 0 },
      { bodies: 0, rows: 1 },
    ])
    expect(pruned).toMatchObject({ contacts: 1, bodies: 2, messages: 1 })
    expect([await count('contact'), await count('decision')]).toEqual([0, 1])
    // Lot after lot until nothing is left, each with the same moments.
    const now = world.clock.now()
    expect(asked).toHaveLength(3)
    expect(monthsAfter(asked[2]?.rows ?? 0, 3)).toBe(now)
    expect(monthsAfter(asked[2]?.bodies ?? 0, 2)).toBe(now)
    const entries = await world.query<{ detail: string }>(
      `SELECT detail FROM workspace.audit WHERE action = 'retention.pruned' AND at = $1 ORDER BY id`,
      [now],
    )
    const counts = entries.map((one) => JSON.parse(one.detail) as Record<string, number>)
    expect(counts.map(({ bodies = 0 }) => bodies)).toContain(2)
    expect(counts.map(({ contacts = 0 }) => contacts)).toContain(1)
    world.clock.advance(monthsAfter(at, 14) + 1 - world.clock.now())
    await sweep()
    expect(await count('decision')).toBe(0)
    // The proof of a consent stays as long as the consent does.
    expect(await world.query('SELECT 1 FROM consent.record WHERE birth_id = $1', [birth])).toHaveLength(1)
  })

  it('takes nothing of whoever is on hold, at whichever of her births it stands', async () => {
    const body = { decisionMonths: 13, contactMonths: 13, bodyMonths: 2, rowMonths: 3 }
    await ask('putRetention', { body })
    await claimAll(world, [request(customer, email)])
    const { id } = (await ask('setPrivacyHold', {
      body: { customerId: birth, reason: 'sygn. akt I C 8/26' },
    })) as { id: string }
    world.clock.advance(monthsAfter(world.clock.now(), 13) + 1 - world.clock.now())
    await world.query('UPDATE consent.retention SET swept_at = NULL')
    let kept: readonly string[] = []
    await world.app.consent.retention.sweep('default', async (_where, _before, held) => {
      kept = held
      return { bodies: 0, rows: 0 }
    })
    expect(kept).toEqual(expect.arrayContaining([birth, customer]))
    expect([await count('contact'), await count('decision')]).toEqual([1, 1])
    await ask('liftPrivacyHold', { params: { id } })
    await sweep()
    expect([await count('contact'), await count('decision')]).toEqual([0, 0])
  })

  it('is swept by itself once a day, the messages too', async () => {
    const loop = world.app.loops.find((one) => one.id === 'retention')
    await world.query('UPDATE consent.retention SET swept_at = NULL')
    await loop?.turn()
    const lastRun = async () => ((await ask('getRetention', {})) as { lastRun: string | null }).lastRun
    const first = await lastRun()
    expect(first).toBe(new Date(world.clock.now()).toISOString())
    world.clock.advance(3_600_000)
    await loop?.turn()
    expect(await lastRun()).toBe(first)
    world.clock.advance(20 * 3_600_000)
    await loop?.turn()
    expect(await lastRun()).not.toBe(first)
  })
})

describe('the rules of contact', () => {
  it('leave what stood before and after in the audit log', async () => {
    const last = async (action: string) => {
      const [row] = await world.query<{ detail: string }>(
        'SELECT detail FROM workspace.audit WHERE action = $1 ORDER BY at DESC, id DESC LIMIT 1',
        [action],
      )
      return JSON.parse(row?.detail ?? '{}') as { before: unknown; after: unknown }
    }
    const settings = (await ask('getConsentSettings', {})) as {
      pack: { id: string }
      quiet: object
      packs: { id: string; version: number }[]
    }
    expect(settings.packs.map(({ id }) => id)).toEqual(['pl', 'eu'])
    const quiet = { ...settings.quiet, hours: { from: '21:30', to: '07:00' } }
    await ask('putConsentSettings', { body: { pack: 'pl', quiet } })
    expect(await last('consent_settings.changed')).toEqual({
      before: { pack: 'pl', quiet: settings.quiet },
      after: { pack: 'pl', quiet },
    })
    await ask('putCaps', { body: { items: [{ id: 'week', max: 3, window: { kind: 'week' } }] } })
    world.clock.advance(1_000)
    await ask('putCaps', { body: { items: [] } })
    const { before, after } = await last('caps.changed')
    expect(before).toMatchObject([{ id: 'week', max: 3 }])
    expect(after).toEqual([])
    const name = { pl: 'Klub', en: 'Club' }
    const club = { name, basis: 'consent', lens: 'marketing', channels: ['email'] }
    await ask('putPurpose', { params: { id: 'club' }, body: club })
    world.clock.advance(1_000)
    await ask('putPurpose', { params: { id: 'club' }, body: { ...club, isActive: false } })
    expect(await last('purpose.changed')).toMatchObject({
      before: { isActive: true },
      after: { isActive: false },
    })
  })
})

describe('her clock', () => {
  it('is the one she stated, else her number’s, else the workspace’s, where nobody hands one over', async () => {
    // 19:30 in Warsaw: in Kyiv it is 20:30, and quiet.
    const tomorrow = readWallClock(zone, world.clock.now()).day + 1
    const [evening = 0] = listInstants(zone, tomorrow, 19 * 60 + 30)
    await ask('putConsentSettings', { body: { pack: 'pl' } })
    world.clock.advance(evening - world.clock.now())
    expect(await reasonOf(world, email)).toBe('ok')
    await world.accept([
      { type: 'identify', messageId: `tel-${n}`, traits: { email, phone: '+380501234567' } },
    ])
    await world.drain()
    expect(await reasonOf(world, email)).toBe('quiet_hours')
    await world.accept([
      { type: 'identify', messageId: `zone-${n}`, traits: { email, timezone: 'Europe/London' } },
    ])
    await world.drain()
    expect(await reasonOf(world, email)).toBe('ok')
    expect(await reasonOf(world, email, { zone: 'Europe/Kyiv' })).toBe('quiet_hours')
  })
})

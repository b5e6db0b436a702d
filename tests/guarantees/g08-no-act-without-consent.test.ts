import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Permit, usePermit } from '../../contract/plugin/permit.ts'
import { decide, type Facts, type GateRequest } from '../../server/modules/consent/index.ts'
import { judgeNaively } from '../../server/modules/consent/rules/state.oracle.testkit.ts'
import type { ConsentRow } from '../../server/modules/consent/rules/state.ts'
import { limitMs, openSeed, type Random, scale, tell } from './kit/seed.ts'
import { claimAll, findCustomer, grant, request, say } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G8: no act without a live consent, or another basis that is recorded, for person × purpose × channel at hand-over. The
 * decision against a plain reading of a million random lives; then every order in which a grant, a withdrawal, a claim
 * and a hand-over can meet, on the real database. That no other path compiles is held by contract/plugin/permit.test.ts.
 */
const { random } = openSeed('g08-no-act-without-consent')

const purposes: Facts['purpose'][] = [
  { id: 'marketing', basis: 'consent', lens: 'marketing', channels: ['email', 'sms'] },
  { id: 'ads', basis: 'consent', lens: 'ads', channels: ['ads'] },
  { id: 'service', basis: 'contract', lens: 'service', channels: ['email'] },
  { id: 'club', basis: 'legitimate_interest', lens: 'marketing', channels: ['email'] },
  null,
]
const acts = [
  'grant',
  'renew',
  'confirm',
  'withdraw',
  'object',
  'unobject',
  'restrict',
  'unrestrict',
] as const

function makeRow(dice: Random, pos: number): ConsentRow {
  const isYes = dice.chance(0.6)
  return {
    birth: dice.pick(['a', 'b']),
    purpose: dice.chance(0.15) ? '*' : dice.pick(['marketing', 'ads', 'service', 'club']),
    channel: dice.chance(0.15) ? '*' : dice.pick(['email', 'sms', 'ads']),
    act: isYes ? dice.pick(acts.slice(0, 3)) : dice.pick(acts.slice(3)),
    at: dice.int(8),
    pos,
    ord: 0,
    isVerified: dice.chance(0.85),
    isPending: dice.chance(0.1),
    flaw: dice.chance(0.1) ? dice.pick(['unproven', 'wording_missing', 'incomplete'] as const) : null,
    validUntil: dice.chance(0.2) ? dice.int(12) : null,
    method: dice.pick(['form', 'import']),
  }
}

/** Whether a pair of opposites stands, read plainly: the last act of any birth, the stricter of two at one instant. */
function stands(rows: readonly ConsentRow[], on: string, off: string): boolean {
  return ['a', 'b'].some((birth) => {
    const mine = rows.filter((row) => row.birth === birth && (row.act === on || row.act === off))
    const last = Math.max(...mine.map((row) => row.at))
    return mine.some((row) => row.at === last && row.act === on)
  })
}

function mayAct(facts: Facts, asked: GateRequest, now: number): boolean {
  const { purpose, rows, suppression } = facts
  if (purpose === null || !purpose.channels.includes(asked.channel)) return false
  const covered = rows.filter(
    (row) => [purpose.id, '*'].includes(row.purpose) && [asked.channel, '*'].includes(row.channel),
  )
  if (facts.isGone || stands(rows, 'restrict', 'unrestrict')) return false
  if (suppression?.scope === 'all') return false
  if (purpose.basis !== 'contract' && stands(covered, 'object', 'unobject')) return false
  if (purpose.basis !== 'consent') return asked.basis?.kind === purpose.basis && asked.basis.reference !== ''
  return judgeNaively(rows, { purpose: purpose.id, channel: asked.channel }, now) === 'granted'
}

test('G8: a million random lives, no yes without its ground', { timeout: limitMs(120_000) }, () => {
  const [tries, allowed] = [scale(250_000), { yes: 0, no: 0 }]
  const quiet = { hours: null, isSundayQuiet: false, isHolidayQuiet: false, holidays: 'none' as const }
  for (let i = 0; i < tries; i++) {
    const rows = Array.from({ length: random.int(7) }, (_, pos) => makeRow(random, pos))
    const purpose = random.pick(purposes)
    const facts: Facts = {
      purpose,
      rows,
      isGone: random.chance(0.03),
      isLagging: false,
      isMoving: false,
      wasHanded: false,
      addresses: new Set(['anna@example.pl', '+48600100200']),
      suppression: random.chance(0.05) ? { reason: 'bounce', scope: 'all', at: 0 } : null,
      contacts: [],
      caps: [],
      frequencies: [],
      quiet,
      zone: 'Europe/Warsaw',
    }
    const channel = random.pick(['email', 'sms', 'ads'] as const)
    const asked: GateRequest = {
      messageId: 'm',
      customerId: 'a',
      act: 'message',
      purpose: purpose?.id ?? 'nothing',
      channel,
      address: channel === 'sms' ? '+48600100200' : 'anna@example.pl',
      ...(random.chance(0.5)
        ? { basis: { kind: random.pick(['contract', 'legitimate_interest'] as const), reference: 'order 1' } }
        : {}),
    }
    const answer = decide(facts, asked, 5)
    if (answer.ok !== mayAct(facts, asked, 5))
      expect({ facts, asked, answer }).toBe('what the plain reading says')
    allowed[answer.ok ? 'yes' : 'no']++
  }
  tell('g08', { tries, ...allowed })
  expect(Math.min(allowed.yes, allowed.no)).toBeGreaterThan(tries / 50)
})

describe('G8: every order in which they meet', () => {
  let engine: Awaited<ReturnType<typeof openEngine>>
  let world: World
  beforeAll(async () => {
    engine = await openEngine()
    world = await World.open({ engine, database: 'g08', random: random.fork() })
    // Away from quiet hours.
    world.clock.advance(4 * 3_600_000)
  })
  afterAll(async () => {
    await world.close()
    await engine.close()
  })

  test('a withdrawal that is acknowledged and not folded yet is not overlooked', async () => {
    const email = 'ola@example.pl'
    await world.accept([grant({ email }, { at: world.clock.now() - 60_000 })])
    await world.drain()
    const id = String(await findCustomer(world, email))
    const claim = async () => {
      const [one] = await claimAll(world, [request(id, email)])
      return one?.answer.ok === false ? one.answer.reason : 'ok'
    }
    expect(await claim()).toBe('ok')
    await world.accept([say('Consent Withdrawn', { email })])
    const waiting = claim()
    for (let ms = 0; ms < 400; ms += 50) {
      await new Promise((resolve) => setTimeout(resolve, 20))
      world.clock.advance(50)
    }
    expect(await waiting).toBe('lagging')
    const patient = claim()
    await world.drain()
    world.clock.advance(100)
    expect(await patient).toBe('withdrawn')
  })

  type Step = 'grant' | 'withdraw' | 'claim' | 'hand'
  const orders = (['grant', 'withdraw', 'claim', 'hand'] as Step[])
    .reduce<Step[][]>(
      (lists, step) =>
        lists.flatMap((list) =>
          list
            .map((_, i) => i)
            .concat(list.length)
            .map((i) => list.toSpliced(i, 0, step)),
        ),
      [[]],
    )
    .filter((order) => order.indexOf('claim') < order.indexOf('hand'))
  const pauses = [0, 499, 500, 1_500]
  const cases = orders.flatMap((order) => pauses.map((pause) => [order.join(' '), pause, order] as const))

  test.each(cases)('%s, %i ms between', { timeout: 20_000 }, async (name, pause, order) => {
    const email = `${name.replaceAll(' ', '-')}-${pause}@example.pl`
    const start = world.clock.now()
    await world.accept([say('Page Viewed', { email })])
    await world.drain()
    const customer = String(await findCustomer(world, email))
    let permit: Permit | null = null
    let [isAllowed, claimedAt, withdrawnAt] = [false, 0, Number.POSITIVE_INFINITY]
    // She agreed first and withdrew a minute later, in whatever order the two come in.
    let state = { grant: false, withdraw: false }
    for (const step of order) {
      if (step === 'claim') {
        const [claim] = await claimAll(world, [request(customer, email, { messageId: name + pause })])
        isAllowed = state.grant && !state.withdraw
        claimedAt = world.clock.now()
        permit = claim?.permit ?? null
        expect(permit !== null).toBe(isAllowed)
      } else if (step === 'hand') {
        const act = { messageId: name + pause, address: email, monotonicMs: world.clock.monotonic() }
        const isHanded = usePermit(permit, act) === null
        expect(isHanded).toBe(isAllowed && world.clock.now() - claimedAt < 500)
        if (isHanded) expect(world.clock.now() - withdrawnAt).toBeLessThan(1_000)
        expect(usePermit(permit, act)).not.toBeNull()
      } else {
        const at = start - (step === 'grant' ? 120_000 : 60_000)
        await world.accept([
          step === 'grant' ? grant({ email }, { at }) : say('Consent Withdrawn', { email }, { at }),
        ])
        await world.drain()
        state = { ...state, [step]: true }
        if (step === 'withdraw') withdrawnAt = world.clock.now()
      }
      world.clock.advance(pause)
    }
  })
})

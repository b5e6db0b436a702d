import { afterAll, beforeAll, expect, test } from 'vitest'
import { findRelease, isQuiet, type QuietRules } from '../../server/modules/consent/rules/quiet-hours.ts'
import { limitMs, openSeed, scale, tell } from './kit/seed.ts'
import { claimAll, findCustomer, grant, request } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * G13: quiet hours hold on the recipient's own clock, decided at hand-over. Every zone of the IANA database, the years 2024
 * to 2030, around every change of its clocks; the oracle reads the wall clock from the platform's formatter.
 */
const { random } = openSeed('g13-quiet-hours')
const minuteMs = 60_000
const [from, to] = [Date.UTC(2024, 0), Date.UTC(2031, 0)]

type Clock = { minute: number; weekday: string; date: string }

function makeWallClock(zone: string): (ms: number) => Clock {
  const format = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone,
    hourCycle: 'h23',
    hour: '2-digit',
    minute: '2-digit',
    weekday: 'short',
    month: '2-digit',
    day: '2-digit',
  })
  return (ms) => {
    const parts = new Map(format.formatToParts(ms).map((one) => [one.type, one.value]))
    return {
      minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
      weekday: parts.get('weekday') ?? '',
      date: `${parts.get('month')}-${parts.get('day')}`,
    }
  }
}

/** The rules once more, by the formatter's clock; of the holidays those with a fixed date. */
function isQuietPlainly(rules: QuietRules, { minute, weekday, date }: Clock): boolean {
  if (rules.isSundayQuiet && weekday === 'Sun') return true
  if (rules.isHolidayQuiet && ['01-01', '01-06', '11-11', '12-25', '12-26'].includes(date)) return true
  if (rules.hours === null) return false
  const { from, to } = rules.hours
  return from < to ? minute >= from && minute < to : minute >= from || minute < to
}

/** Instants just before, at and after each change of the zone's clocks, found by halving. */
function listChanges(zone: string): number[] {
  const format = new Intl.DateTimeFormat('en', { timeZone: zone, timeZoneName: 'longOffset' })
  const offset = (ms: number) => format.formatToParts(ms).find((one) => one.type === 'timeZoneName')?.value
  const changes: number[] = []
  const step = 20 * 86_400_000
  for (let at = from; at < to; at += step) {
    if (offset(at) === offset(at + step)) continue
    let [low, high] = [at, at + step]
    while (high - low > minuteMs) {
      const middle = Math.floor((low + high) / 2 / minuteMs) * minuteMs
      if (offset(middle) === offset(at)) low = middle
      else high = middle
    }
    changes.push(high)
  }
  return changes
}

const makeRules = (): QuietRules => {
  const at = () => random.int(96) * 15
  const [start, end] = [at(), at()]
  const hours = random.chance(0.5)
    ? { from: 1_200, to: 480 }
    : start === end
      ? null
      : { from: start, to: end }
  return { hours, isSundayQuiet: random.chance(0.2), isHolidayQuiet: false, holidays: 'none' }
}

test('G13: every zone, every change of its clocks: never inside, released at the first free minute', {
  timeout: limitMs(120_000),
}, () => {
  const zones = Intl.supportedValuesOf('timeZone')
  let [asked, waited, changed] = [0, 0, 0]
  for (const zone of zones) {
    const wallClock = makeWallClock(zone)
    const changes = listChanges(zone)
    changed += changes.length
    const near = changes.map((one) => one - random.int(8 * 60) * minuteMs)
    const instants = [
      ...random.shuffle(near).slice(0, scale(4)),
      ...Array.from({ length: scale(1) }, () => from + random.int((to - from) / minuteMs) * minuteMs),
    ]
    for (const at of instants) {
      const rules = makeRules()
      asked++
      expect(isQuiet(rules, zone, at), `${zone} ${at}`).toBe(isQuietPlainly(rules, wallClock(at)))
      const release = findRelease(rules, zone, at)
      if (release === null) throw new Error('these rules leave room')
      let first = at
      while (isQuietPlainly(rules, wallClock(first))) first += minuteMs
      if (first > at) waited++
      expect(release, `${zone} ${at} ${JSON.stringify(rules)}`).toBe(first)
    }
  }
  tell('g13', { zones: zones.length, changes: changed, asked, waited })
  expect(zones.length).toBeGreaterThan(380)
  expect(waited).toBeGreaterThan(asked / 5)
})

test('G13: it is never quiet at release, with Sundays and holidays, and nothing before it was free', () => {
  for (let i = 0; i < scale(300); i++) {
    const zone = random.pick(['Europe/Warsaw', 'Europe/London', 'Asia/Tokyo', 'America/Sao_Paulo'])
    const rules = { ...makeRules(), isSundayQuiet: true, isHolidayQuiet: true, holidays: 'pl' as const }
    const at = from + random.int((to - from) / minuteMs) * minuteMs
    const release = findRelease(rules, zone, at)
    if (release === null) continue
    expect(isQuiet(rules, zone, release)).toBe(false)
    for (let k = 0; k < 50 && release > at; k++)
      expect(isQuiet(rules, zone, at + random.int(release - at))).toBe(true)
  }
})

let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'g13', random: random.fork() })
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

test('G13: decided at hand-over: who moves is quiet where she is, and no message goes twice', async () => {
  const email = 'anna@example.pl'
  await world.accept([grant({ email })])
  await world.drain()
  const id = String(await findCustomer(world, email))
  // 24 October 2026, ten in the evening in Warsaw; the clocks go back that night.
  world.clock.advance(Date.UTC(2026, 9, 24, 20) - world.clock.now())
  const claim = async (zone: string) => {
    const [one] = await claimAll(world, [request(id, email, { messageId: 'night', zone })])
    if (one === undefined) throw new Error('no answer')
    return one.answer.ok ? 'ok' : one.answer.reasons[0]
  }
  const quiet = (at: string) => ({ reason: 'quiet_hours', until: Date.parse(at) })
  expect(await claim('Europe/Warsaw')).toEqual(quiet('2026-10-25T07:00:00Z'))
  // A zone nobody knows is the workspace's.
  expect(await claim('Mars/Olympus')).toEqual(quiet('2026-10-25T07:00:00Z'))
  expect(await claim('America/New_York')).toBe('ok')
  expect(await claim('Asia/Tokyo')).toEqual(quiet('2026-10-24T23:00:00Z'))
  // 02:30 comes twice this night, and is quiet both times; at eight it goes out, once.
  for (const at of ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z', '2026-10-25T06:59:59.999Z']) {
    world.clock.advance(Date.parse(at) - world.clock.now())
    expect(await claim('Europe/Warsaw')).toEqual(quiet('2026-10-25T07:00:00Z'))
  }
  world.clock.advance(1)
  expect(await claim('Europe/Warsaw')).toBe('ok')
  await world.base.web.inWorkspace('default', (tx) =>
    world.app.consent.settle({ tx, workspaceId: 'default' }, [{ messageId: 'night', outcome: 'sent' }]),
  )
  expect(await claim('Europe/Warsaw')).toEqual({ reason: 'already_handed' })
})

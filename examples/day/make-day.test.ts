import { channels } from '@splot/contract/channels'
import { lookupCall } from '@splot/contract/events/registry'
import { identifierKinds } from '@splot/contract/identifiers'
import { describe, expect, test } from 'vitest'
import { readEvent } from '../../server/modules/collect/rules/normalise.ts'
import { makePeople } from './cast/people.ts'
import type { DayEvent } from './event.ts'
import { makeHistory } from './history.ts'
import { makeDay } from './make-day.ts'

const now = Date.UTC(2026, 10, 21, 20)
const day = makeDay(1, 300, 7)
const past = makeHistory(1, 300, now)

/** As the intake reads it, at the moment it happened. */
function read(body: object, at: number) {
  const json = JSON.parse(JSON.stringify(body)) as Record<string, unknown>
  return readEvent({
    body: { ...json, timestamp: new Date(at).toISOString() },
    sourceId: 'key',
    receivedAt: now,
    sentAt: null,
    userAgent: null,
    region: 'PL',
  })
}

const countCommon = (a: ReadonlySet<string>, b: ReadonlySet<string>) =>
  [...a].filter((one) => b.has(one)).length

const readOne = (event: DayEvent) => read(event.body, now + (event.clockErrorMs ?? 0))

function identifiersOf(body: object, at: number): string[] {
  const found = read(body, at)
  return found.ok ? found.event.identifiers.map(({ kind, value }) => `${kind} ${value}`) : []
}

/** How many events join people that were seen apart before. Kiosks and tills join nobody by their device. */
function countMerges(bodies: readonly { body: object; at: number }[]): number {
  const parent = new Map<string, string>()
  const rootOf = (one: string): string => {
    const up = parent.get(one) ?? one
    return up === one ? one : rootOf(up)
  }
  let merges = 0
  for (const { body, at } of bodies) {
    const names = identifiersOf(body, at)
    const known = new Set(names.filter((name) => parent.has(name)).map(rootOf))
    merges += Math.max(0, known.size - 1)
    const [first] = [...known, ...names]
    for (const name of [...known, ...names]) parent.set(name, first ?? name)
    if (first !== undefined) parent.set(first, first)
  }
  return merges
}

describe('the day', () => {
  test('is the same for the same seed and run', () => {
    expect(makeDay(1, 300, 7)).toEqual(day)
    expect(makeHistory(1, 300, now)).toEqual(past)
    expect(makeDay(2, 300, 7)).not.toEqual(day)
  })

  test('played again brings the same people with new numbers and new nameless browsers', () => {
    const again = makeDay(1, 300, 8)
    const pick = (events: readonly DayEvent[], key: 'messageId' | 'anonymousId' | 'userId') =>
      new Set(events.flatMap(({ body }) => body[key] ?? []))
    expect(countCommon(pick(day, 'messageId'), pick(again, 'messageId'))).toBe(0)
    expect(countCommon(pick(day, 'userId'), pick(again, 'userId'))).toBeGreaterThan(100)
    const known = new Set(makePeople(1, 300).flatMap((person) => [person.browser.id, person.app.id]))
    const fresh = [...pick(day, 'anonymousId')].filter((id) => !known.has(id) && !id.startsWith('kiosk'))
    expect(fresh.length).toBeGreaterThan(60)
    expect(fresh.filter((id) => pick(again, 'anonymousId').has(id))).toEqual([])
  })

  test('has some three thousand events of some three hundred people, from morning to night', () => {
    expect(day.length).toBeGreaterThan(2_700)
    expect(day.length).toBeLessThan(3_500)
    expect(day.every((event, i) => i === 0 || event.at >= (day[i - 1]?.at ?? 0))).toBe(true)
    expect((day.at(-1)?.at ?? 0) / 3_600_000).toBeGreaterThan(21)
    expect((day[0]?.at ?? 0) / 3_600_000).toBeLessThan(8)
    expect(new Set(makePeople(1, 300).map((one) => one.email)).size).toBe(300)
    expect(new Set(makePeople(1, 300).map((one) => one.phone)).size).toBe(300)
  })

  test('speaks the contract: known names, and nothing refused or warned of but what is meant to be', () => {
    for (const event of day) {
      const name = event.body.type === 'track' ? (event.body.event ?? '') : null
      expect(lookupCall(event.body.type, name), event.body.event).not.toBeNull()
      const found = readOne(event)
      if (event.blunder === 'refused') expect(found.ok, JSON.stringify(event.body)).toBe(false)
      else if (!found.ok) expect(found.refusal, JSON.stringify(event.body)).toBeNull()
      else if (event.blunder === 'warned') expect(found.warnings).not.toEqual([])
      else expect(found.warnings, JSON.stringify(event.body)).toEqual([])
    }
    const blunders = day.filter((event) => event.blunder !== undefined)
    expect(new Set(blunders.map((event) => event.blunder))).toEqual(
      new Set(['refused', 'warned', 'duplicate']),
    )
    expect(blunders).toHaveLength(7)
  })

  test('repeats a message only where a blunder says so', () => {
    const seen = new Set<string>()
    for (const { body, blunder } of day) {
      const id = body.messageId ?? ''
      expect(seen.has(id), id).toBe(blunder === 'duplicate')
      seen.add(id)
    }
  })

  test('touches every channel and names people by every kind but ids of other systems', () => {
    const events = day.map(readOne).flatMap((found) => (found.ok ? [found.event] : []))
    expect(new Set(events.map((event) => event.channel))).toEqual(new Set(channels))
    const kinds = new Set(events.flatMap((event) => event.identifiers.map((one) => one.kind)))
    expect(kinds).toEqual(new Set(identifierKinds.filter((kind) => kind !== 'external')))
    expect(events.filter((event) => event.isSharedSource).length).toBeGreaterThan(50)
  })

  test('joins people who were seen apart', () => {
    const before = past.map(({ body, at }) => ({ body, at }))
    const today = day.map(({ body }) => ({ body, at: now }))
    expect(countMerges([...before, ...today]) - countMerges(before)).toBeGreaterThan(60)
  })
})

describe('the past', () => {
  test('has the consents of most, in known words, with proof', () => {
    const grants = past.filter(({ body }) => body.type === 'track' && body.event === 'Consent Granted')
    const about = (purpose: string) => grants.filter(({ body }) => body.properties?.purpose === purpose)
    expect(about('marketing').length).toBeGreaterThan(150)
    expect(about('profiling').length).toBeGreaterThan(100)
    // Fewer let others show them ads than let the brand write to them.
    expect(about('ads').length).toBeGreaterThan(50)
    expect(about('ads').length).toBeLessThan(about('marketing').length / 2)
    for (const { body } of grants)
      expect(body.properties).toMatchObject({ wording_version: 1, obtained_by: 'form' })
  })

  test('lies before today and is read without a warning', () => {
    expect(past.length).toBeGreaterThan(500)
    for (const { body, at } of past) {
      const found = read(body, at)
      expect(found.ok && found.warnings, JSON.stringify(body)).toEqual([])
      expect(at).toBeLessThan(now)
    }
    expect(new Set(past.map(({ body }) => body.messageId)).size).toBe(past.length)
  })

  test("makes Maja's year eleven orders and 3 846,50 zł with today's golf", () => {
    const maja = makePeople(1, 1)[0]
    expect(maja?.firstName).toBe('Maja')
    const bodies = [
      ...past.filter(({ at }) => at > now - 365 * 86_400_000).map(({ body }) => body),
      ...day.map(({ body }) => body),
    ]
    const isHers = (body: (typeof bodies)[number]) =>
      body.userId === maja?.userId || JSON.stringify(body.context).includes(maja?.card ?? '-')
    const totals = bodies
      .filter((body) => body.event === 'Order Completed' || body.event === 'Sale Completed')
      .filter(isHers)
      .map((body) => Math.round(Number(body.properties?.total) * 100))
    expect(totals).toHaveLength(11)
    expect(totals.reduce((sum, total) => sum + total, 0)).toBe(384_650)
  })

  test('cards carry their check digit', () => {
    for (const { card } of makePeople(1, 300)) {
      const digits = [...card].map(Number)
      expect(digits).toHaveLength(13)
      const sum = digits.reduce((total, digit, place) => total + digit * (place % 2 === 0 ? 1 : 3), 0)
      expect(sum % 10, card).toBe(0)
    }
  })
})

import { existsSync, utimesSync } from 'node:fs'
import { constants, deflateRawSync, gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import type { Db } from '../../../platform/db/index.ts'
import { nobody } from '../rules/message.ts'
import { eraseRows } from '../store/privacy.ts'
import { birthOf, goal, itemId, openRoom, type TestRoom } from './campaign.testkit.ts'
import { advanceDue } from './service/advance.ts'
import { spoolPath } from './service/spool.ts'

let pg: TestDatabase
let room: TestRoom
let count = 0
let workspaceId = ''

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'deliver' })
}, 60_000)
afterAll(() => pg.close())
beforeEach(() => {
  workspaceId = `w${++count}`
  room = openRoom(pg, workspaceId)
})

const addPeople = (n: number): void => {
  for (let i = 1; i <= n; i++)
    room.people.set(birthOf(i), { email: `p${i}@poczta.example`, refusal: null, zone: null })
}

/** Identity knows the people of a list by their addresses. */
async function nameThem(): Promise<void> {
  await pg.db.inWorkspace(workspaceId, async (tx) => {
    for (const [birth, { email }] of room.people)
      await tx.change({
        text: `INSERT INTO identity.identifier (workspace_id, kind, value, birth_id, root_service, first_at, first_pos, source)
               VALUES ($1, 'email', $2, $3::uuid, $3::uuid, 1, 1, 's')`,
        values: [workspaceId, email, birth],
      })
  })
}

const query = <R extends object>(text: string): Promise<R[]> =>
  pg.db.inWorkspace(workspaceId, (tx) => tx.rows<R>({ text, values: [] }))
const listMessages = () =>
  query<{ birth: string; due: number; state: string }>(
    'SELECT birth_id::text AS birth, due_at AS due, state::text FROM deliver.message ORDER BY id',
  )

async function draft(plan: object): Promise<string> {
  const { body } = await room.ask('POST', '/campaigns', { name: 'Jesień' })
  const whole = { ...body.plan, goal, itemId, audience: { kind: 'everyone' }, ...plan }
  const saved = await room.ask('PUT', `/campaigns/${body.id}`, { revision: 1, name: 'Jesień', plan: whole })
  expect(saved, JSON.stringify(saved.body)).toMatchObject({ status: 200 })
  return body.id
}
const launch = (id: string, confirmedPeople: number | null = room.people.size) =>
  room.ask('POST', `/campaigns/${id}/launch`, { confirmedPeople })
const stateOf = async (id: string) => (await room.ask('GET', `/campaigns/${id}`)).body.state

/** As the sender would: everything that waits has left. */
const sendAll = () =>
  pg.db.inWorkspace(workspaceId, (tx) =>
    tx.change({
      text: `UPDATE deliver.message SET state = 's', settled_at = $1 WHERE state = 'p'`,
      values: [room.now],
    }),
  )

describe('before launch', () => {
  it('a campaign without a goal is refused, and so is one without audience or published message', async () => {
    addPeople(3)
    for (const [missing, code] of [
      [{ goal: null }, 'kpi_missing'],
      [{ audience: null }, 'audience_missing'],
      [{ itemId: null }, 'content_missing'],
      [{ channels: ['push'] }, 'campaign_unready'],
    ] as const) {
      const id = await draft(missing)
      expect((await launch(id)).body.code).toBe(code)
      expect(await stateOf(id)).toBe('draft')
    }
    expect(await listMessages()).toEqual([])
  })

  it('a message to everybody goes only when its count was confirmed (bad input 57)', async () => {
    addPeople(200)
    const id = await draft({})
    expect((await launch(id, null)).body).toMatchObject({
      code: 'count_unconfirmed',
      title: expect.stringMatching(/200/),
    })
    expect((await launch(id, 20)).body.code).toBe('count_unconfirmed')
    expect((await launch(id, 195)).status).toBe(200)
    expect(room.audited).toContain('campaign.launched')
  })

  it('to nobody nothing is launched at once, whatever is confirmed, and the check says why', async () => {
    const checkOf = async (id: string) => (await room.ask('GET', `/campaigns/${id}/check`)).body
    const id = await draft({})
    expect((await checkOf(id)).problems).toEqual(['nobody_willing'])
    expect((await launch(id, 0)).body).toMatchObject({ code: 'campaign_unready', path: 'nobody_willing' })
    addPeople(2)
    for (const n of [1, 2])
      room.people.set(birthOf(n), { email: `p${n}@x.pl`, refusal: 'no_consent', zone: null })
    expect(await checkOf(id)).toMatchObject({
      problems: ['nobody_reachable'],
      counted: { people: 2, reachable: 0, refused: [{ reason: 'no_consent', people: 2 }] },
    })
    expect((await launch(id, 0)).body.path).toBe('nobody_reachable')
    expect(await stateOf(id)).toBe('draft')
  })

  it('a later moment may find people: to nobody today is worth knowing, and needs the nought confirmed', async () => {
    const id = await draft({ schedule: { kind: 'at', at: '2026-11-30T09:00:00.000Z' } })
    const { body } = await room.ask('GET', `/campaigns/${id}/check`)
    expect(body).toMatchObject({ problems: [], notices: [{ code: 'nobody_yet' }] })
    expect((await launch(id, null)).body.code).toBe('count_unconfirmed')
    expect((await launch(id, 0)).status).toBe(200)
    room.now = Date.parse('2026-11-30T09:00:01Z')
    await room.run()
    expect(await stateOf(id)).toBe('finished')
  })

  it('the check counts whom it reaches and why not the others, and tells what collides', async () => {
    addPeople(120)
    for (const n of [1, 2])
      room.people.set(birthOf(n), { email: `p${n}@x.pl`, refusal: 'withdrawn', zone: null })
    const first = await draft({})
    await launch(first, 118)
    const id = await draft({ channels: ['email', 'sms'], reach: 'each' })
    const { body } = await room.ask('GET', `/campaigns/${id}/check`)
    expect(body.counted).toMatchObject({ isExact: true, people: 120, reachable: 118 })
    expect(body.counted.refused).toEqual([{ reason: 'withdrawn', people: 2, text: 'Zgoda wycofana' }])
    expect(body.problems).toEqual([])
    expect(body.collisions).toMatchObject([{ id: first, people: 120 }])
    expect(body.notices.map((one: { code: string }) => one.code)).toEqual(['collision', 'one_for_all'])
    expect(body.mustConfirm).toBe(true)
  })

  it('what receivers will find about it is said beside it, channel by channel, in words', async () => {
    const record = {
      name: 'tkalnia.example',
      type: 'TXT' as const,
      value: 'v=spf1 a:smtp.tkalnia.example ~all',
    }
    const says = { pl: 'Domena nie ma rekordu SPF', en: 'The domain has no SPF record' }
    room.deps.listFindings = async (_where, channel) =>
      channel === 'email' ? [{ id: 'spf', state: 'wrong', says, record }] : []
    const id = await draft({ channels: ['sms', 'email'] })
    const { body } = await room.ask('GET', `/campaigns/${id}/receivers`)
    expect(body.items).toEqual([
      { channel: 'email', findings: [{ id: 'spf', state: 'wrong', says: says.pl, record }] },
    ])
    const unknown = '0190a0c0-0000-7000-8000-00000000ffff'
    expect((await room.ask('GET', `/campaigns/${unknown}/receivers`)).status).toBe(404)
  })

  it('only a draft can be changed; two who save at once do not overwrite each other', async () => {
    const id = await draft({})
    const { body } = await room.ask('GET', `/campaigns/${id}`)
    const change = { revision: body.revision - 1, name: 'x', plan: body.plan }
    addPeople(1)
    expect((await room.ask('PUT', `/campaigns/${id}`, change)).body.code).toBe('revision_changed')
    await launch(id)
    const late = await room.ask('PUT', `/campaigns/${id}`, { ...change, revision: body.revision })
    expect(late.body.code).toBe('campaign_launched')
    expect((await room.ask('DELETE', `/campaigns/${id}`)).body.code).toBe('campaign_launched')
    const copy = await room.ask('POST', `/campaigns/${id}/copy`, { name: 'Jesień 2' })
    expect(copy.body).toMatchObject({ state: 'draft', name: 'Jesień 2', plan: body.plan })
  })
})

/** A spreadsheet of ten megabytes that would unpack to ten gigabytes of nothing. */
function makeBomb(): Buffer {
  const block = deflateRawSync(Buffer.alloc(10 * 2 ** 20), { finishFlush: constants.Z_FULL_FLUSH })
  const name = Buffer.from('xl/worksheets/sheet1.xml')
  const header = Buffer.alloc(30)
  header.writeUInt32LE(0x04034b50, 0)
  header.writeUInt16LE(20, 4)
  header.writeUInt16LE(8, 8)
  header.writeUInt16LE(name.length, 26)
  return Buffer.concat([header, name, ...Array.from({ length: 1_000 }, () => block)])
}

describe('lists', () => {
  const upload = (bytes: string | Uint8Array, source = 'file') =>
    room.upload(`/campaign-lists?name=Lista&source=${source}`, bytes)

  it('are read as Polish spreadsheets write them, with errors by row (bad inputs 73, 76)', async () => {
    addPeople(3)
    await nameThem()
    const text =
      'Imię;E-mail;Zgoda\r\n"Zo\r\nfia";P1@poczta.example;tak\r\nBo;nikt@poczta.example;tak\r\nCo;a@b;tak\r\nDo;p2@poczta.example\r\nEo;p1@poczta.example;tak\r\nFo;p3@poczta.example;tak'
    const windows = Uint8Array.from([...text].map((char) => ({ ę: 0xea })[char] ?? char.charCodeAt(0)))
    for (const bytes of [windows, `\ufeff${text}`, text.replaceAll(';', ',')]) {
      const { status, body } = await upload(bytes)
      expect(status, JSON.stringify(body)).toBe(200)
      expect(body).toMatchObject({ rows: 6, people: 2, isRead: true, hasConsents: true })
      const faults = body.faults.map((one: { fault: string; firstLine: number }) => [
        one.fault,
        one.firstLine,
      ])
      expect(Object.fromEntries(faults)).toEqual({ nobody: 4, email_invalid: 5, row_length: 6, repeated: 7 })
    }
    const kept = await query('SELECT * FROM deliver.audience_row')
    expect(JSON.stringify(kept)).not.toMatch(/@/)
  })

  it('two equal headers, no identifier, no text or nothing at all are refused and leave nothing (74)', async () => {
    expect((await upload('email;imię;E-mail\na@b.pl;x;c@d.pl')).body.code).toBe('duplicate_header')
    expect((await upload('imię;nazwisko\nJan;Kos')).body.code).toBe('list_columns')
    expect((await upload('email\n')).body.code).toBe('list_empty')
    expect((await upload(Buffer.from([0x65, 0, 0, 0x6d, 0x61, 0x69]))).body.code).toBe('charset')
    expect(await query('SELECT * FROM deliver.audience_list')).toEqual([])
  })

  it('a packed file that would unpack to ten gigabytes is refused at its first bytes, with flat memory (75)', async () => {
    const before = process.memoryUsage().rss
    for (const bytes of [
      makeBomb(),
      Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1]),
      gzipSync('email\na@b.pl'),
    ]) {
      const { status, body } = await upload(bytes)
      expect([status, body.code, body.hint]).toEqual([
        415,
        'list_spreadsheet',
        expect.stringContaining('CSV'),
      ])
    }
    expect(process.memoryUsage().rss - before).toBeLessThan(64 * 2 ** 20)
    const { body: list } = await room.ask('POST', '/campaign-lists/begin', { name: 'B', bytes: 20_000_000 })
    const part = makeBomb().subarray(0, 2 ** 20)
    const put = await room.upload(`/campaign-lists/${list.id}/parts?offset=0`, part, 'PUT')
    expect(put.body.code).toBe('list_spreadsheet')
    const { body: after } = await room.ask('GET', `/campaign-lists/${list.id}`)
    expect(after).toMatchObject({ isRead: false, rows: 0, failure: { code: 'list_spreadsheet' } })
  })

  it('a long one comes in parts: again where the line broke, none too soon, and is read while one looks', async () => {
    addPeople(2)
    await nameThem()
    const rows = Array.from({ length: 30_000 }, (_, i) => `p${i}@poczta.example;${'x'.repeat(40)}`)
    const file = Buffer.from(`email;uwagi\n${rows.join('\n')}`)
    const { body: list } = await room.ask('POST', '/campaign-lists/begin', {
      name: 'Długa',
      bytes: file.length,
    })
    expect(list).toMatchObject({ isRead: false, bytes: file.length, received: 0, failure: null })
    const put = (from: number, to: number) =>
      room.upload(`/campaign-lists/${list.id}/parts?offset=${from}`, file.subarray(from, to), 'PUT')
    expect((await put(0, 500_000)).body.received).toBe(500_000)
    expect((await put(900_000, 1_000_000)).body).toMatchObject({ code: 'part_offset' })
    // Sent twice, and with a part of what had come before.
    for (const from of [0, 300_000]) expect((await put(from, 700_000)).body.received).toBe(700_000)
    await put(700_000, file.length)
    const read = await vi.waitFor(
      async () => {
        const { body } = await room.ask('GET', `/campaign-lists/${list.id}`)
        expect(body.isRead).toBe(true)
        return body
      },
      { timeout: 60_000, interval: 100 },
    )
    expect(read).toMatchObject({ rows: 30_000, people: 2, readBytes: file.length, failure: null })
    expect(read.faults).toEqual([expect.objectContaining({ fault: 'nobody', rows: 29_998 })])
  }, 90_000)

  it('what makes a long one unreadable is said where one looks; so is a server that was stopped', async () => {
    const send = async (text: string) => {
      const bytes = Buffer.from(text)
      const { body } = await room.ask('POST', '/campaign-lists/begin', { name: 'L', bytes: bytes.length })
      await room.upload(`/campaign-lists/${body.id}/parts?offset=0`, bytes, 'PUT')
      return body.id as string
    }
    const id = await send('email;imię;E-mail\na@b.pl;x;c@d.pl')
    const readFailure = async () => (await room.ask('GET', `/campaign-lists/${id}`)).body.failure
    await expect.poll(readFailure).toMatchObject({ code: 'duplicate_header' })
    const { body } = await room.ask('POST', '/campaign-lists/begin', { name: 'L', bytes: 100 })
    room = openRoom(pg, workspaceId)
    const left = await room.ask('GET', `/campaign-lists/${body.id}`)
    expect(left.body).toMatchObject({ isRead: false, failure: { code: 'list_broken' } })
  })

  it('what nobody goes on sending is gone in a day, though nobody sends another', async () => {
    const { body: list } = await room.ask('POST', '/campaign-lists/begin', { name: 'L', bytes: 100 })
    await room.upload(`/campaign-lists/${list.id}/parts?offset=0`, Buffer.from('email\np1@'), 'PUT')
    const path = spoolPath(room.deps.folder(), list.id)
    const left = async (hours: number) => {
      utimesSync(path, room.now / 1000, room.now / 1000 - hours * 3_600)
      await room.sweep()
      return existsSync(path)
    }
    expect([await left(23), await left(25)]).toEqual([true, false])
    const { body } = await room.ask('GET', `/campaign-lists/${list.id}`)
    expect(body).toMatchObject({ isRead: false, failure: { code: 'list_broken' } })
  })

  it('typed identifiers need no header', async () => {
    addPeople(2)
    await nameThem()
    const { body } = await upload('p1@poczta.example\n\np2@poczta.example, brak', 'typed')
    expect(body).toMatchObject({ source: 'typed', rows: 3, people: 2, faults: [{ fault: 'nobody' }] })
  })

  it('whoever may not be reached is left out with the reason, and people stand behind it', async () => {
    addPeople(4)
    // Left alone altogether, to see what marketing brings.
    room.deps.decide = { listHeldOut: async () => new Set([birthOf(4)]) }
    await nameThem()
    room.people.set(birthOf(2), { email: 'p2@poczta.example', refusal: 'no_consent', zone: null })
    const list = await upload(
      'email\np1@poczta.example\np2@poczta.example\nobcy@poczta.example\np3@poczta.example\np4@poczta.example',
    )
    const id = await draft({ audience: { kind: 'list', listId: list.body.id } })
    expect((await launch(id, null)).status).toBe(200)
    await room.run()
    await sendAll()
    room.now += 5_000
    await room.run()
    expect(await stateOf(id)).toBe('finished')
    const { body } = await room.ask('GET', `/campaigns/${id}/results`)
    expect(body.progress).toMatchObject({ requested: 2, sent: 2, pending: 0 })
    expect(body.skips).toEqual([
      { group: 'left_out', reason: 'held_out', text: 'Grupa kontrolna całego marketingu', people: 1 },
      { group: 'left_out', reason: 'no_consent', text: 'Brak zgody', people: 1 },
      { group: 'list', reason: 'nobody', text: 'Nie ma takiego klienta', people: 1 },
    ])
    const left = await room.ask('GET', `/campaigns/${id}/people?group=left_out&reason=no_consent`)
    expect(left.body.items).toMatchObject([{ customerId: birthOf(2), name: 'Maja Wilk', text: 'Brak zgody' }])
    const rows = await room.ask('GET', `/campaigns/${id}/people?group=list`)
    expect(rows.body.items).toMatchObject([{ customerId: null, line: 4, reason: 'nobody' }])
    const sent = await room.ask('GET', `/campaigns/${id}/people?group=sent&limit=1`)
    expect(sent.body.items.length).toBe(1)
    expect(sent.body.nextCursor).not.toBeNull()
  })
})

describe('on its way', () => {
  it('the sample goes first, drawn by lot; the rest when a person says so', async () => {
    addPeople(100)
    const id = await draft({ sample: { size: { kind: 'percent', percent: 5 }, thenAfterHours: null } })
    await launch(id)
    await room.run()
    expect(await stateOf(id)).toBe('sampled')
    const sample = (await listMessages()).map((one) => one.birth)
    expect(sample.length).toBe(5)
    expect(sample).not.toEqual([1, 2, 3, 4, 5].map(birthOf))
    room.now += 30 * 86_400_000
    await room.run()
    expect((await listMessages()).length).toBe(5)
    expect((await room.ask('POST', `/campaigns/${id}/go-on`)).status).toBe(200)
    await room.run()
    expect(new Set((await listMessages()).map((one) => one.birth)).size).toBe(100)
  })

  it('or after hours', async () => {
    addPeople(20)
    const id = await draft({ sample: { size: { kind: 'count', count: 3 }, thenAfterHours: 4 } })
    await launch(id)
    await room.run()
    room.now += 3.9 * 3_600_000
    await room.run()
    expect((await listMessages()).length).toBe(3)
    room.now += 0.2 * 3_600_000
    await room.run()
    expect((await listMessages()).length).toBe(20)
  })

  it('a pause holds what has not left, going on lets it; stopped it never leaves', async () => {
    addPeople(10)
    const id = await draft({ sample: { size: { kind: 'count', count: 4 }, thenAfterHours: 1 } })
    await launch(id)
    await room.run()
    expect((await room.ask('POST', `/campaigns/${id}/pause`)).body.state).toBe('paused')
    room.now += 2 * 3_600_000
    await room.run()
    expect((await listMessages()).map((one) => one.state)).toEqual(['w', 'w', 'w', 'w'])
    expect((await room.ask('POST', `/campaigns/${id}/resume`)).body.state).toBe('sampled')
    expect((await listMessages()).every((one) => one.state === 'p')).toBe(true)
    expect((await room.ask('POST', `/campaigns/${id}/stop`)).body.state).toBe('stopped')
    expect((await listMessages()).every((one) => one.state === 'e')).toBe(true)
    for (const act of ['resume', 'pause', 'go-on', 'stop'])
      expect((await room.ask('POST', `/campaigns/${id}/${act}`)).body.code).toBe('campaign_state')
    const { body } = await room.ask('GET', `/campaigns/${id}/results`)
    expect(body.skips).toMatchObject([{ group: 'expired', reason: 'stopped', people: 4 }])
  })

  it('each recipient has the hour of her own clock', async () => {
    const zones = ['America/New_York', 'Asia/Tokyo', null]
    for (const [i, zone] of zones.entries())
      room.people.set(birthOf(i), { email: `p${i}@x.pl`, refusal: null, zone })
    const id = await draft({ schedule: { kind: 'local', date: '2026-11-25', time: '09:00' } })
    await launch(id)
    await room.run()
    expect(await stateOf(id)).toBe('scheduled')
    room.now = Date.parse('2026-11-24T18:45:00Z')
    await room.run()
    const due = new Map((await listMessages()).map((one) => [one.birth, new Date(one.due).toISOString()]))
    expect(zones.map((_, i) => due.get(birthOf(i)))).toEqual([
      '2026-11-25T14:00:00.000Z',
      '2026-11-25T00:00:00.000Z',
      '2026-11-25T08:00:00.000Z',
    ])
  })

  it('a newsletter has an issue on each of its days, and none while nothing new is published', async () => {
    addPeople(2)
    const schedule = { kind: 'recurring', every: 'week', weekdays: [4], time: '09:00' }
    const id = await draft({ schedule })
    await launch(id)
    const issues = async () =>
      (await room.ask('GET', `/campaigns?series=${id}`)).body.items.map((one: { name: string }) => one.name)
    for (const [at, version] of [
      ['2026-11-26T08:00:01Z', 1],
      ['2026-12-03T08:00:01Z', 1],
      ['2026-12-10T08:00:01Z', 2],
    ] as const) {
      room.now = Date.parse(at)
      room.version = version
      await room.run()
    }
    expect(await issues()).toEqual(['Jesień · 2026-12-10', 'Jesień · 2026-11-26'])
    expect((await listMessages()).length).toBe(4)
    expect((await room.ask('GET', `/campaigns/${id}`)).body).toMatchObject({
      state: 'running',
      nextAt: '2026-12-17T08:00:00.000Z',
    })
    // Down for a month, it does not catch up with a burst.
    room.now = Date.parse('2027-01-10T12:00:00Z')
    room.version = 3
    await room.run()
    expect((await issues()).length).toBe(2)
  })

  it('who became one with a recipient that was written to gets nothing more', async () => {
    addPeople(600)
    const id = await draft({})
    await launch(id, 600)
    while ((await listMessages()).length === 0) await advanceDue(room.deps)
    const asked = new Set((await listMessages()).map((one) => one.birth))
    const [waiting = ''] = [...room.people.keys()].filter((birth) => !asked.has(birth))
    const [written = ''] = asked
    const person = room.people.get(waiting)
    if (person !== undefined) room.people.set(waiting, { ...person, root: written })
    await room.run()
    const births = (await listMessages()).map((one) => one.birth)
    expect(births.length).toBe(599)
    expect(births).not.toContain(waiting)
    expect(
      await query(`SELECT state::text, reason FROM deliver.campaign_recipient WHERE birth_id = '${waiting}'`),
    ).toEqual([{ state: 'x', reason: 'repeated' }])
  })

  it('a test goes to whoever asks, and counts nowhere', async () => {
    addPeople(1)
    const id = await draft({})
    const sent = await room.ask('POST', `/campaigns/${id}/test`)
    expect(sent.body).toEqual({ address: 'olga@tkalnia.example', isSample: false })
    expect(await query('SELECT campaign_id, fixed_address FROM deliver.message')).toEqual([
      { campaign_id: null, fixed_address: 'olga@tkalnia.example' },
    ])
  })
})

describe('the sum', () => {
  /** What happens to a campaign, one thing after another. */
  const deed = fc.oneof(
    { weight: 4, arbitrary: fc.constant({ kind: 'turn' as const }) },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constantFrom('s', 'f', 'r', 'e', 'u', 'h'), most: fc.nat(20) }),
    },
    {
      weight: 3,
      arbitrary: fc.record({ kind: fc.constant('erase' as const), n: fc.integer({ min: 1, max: 60 }) }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constantFrom('pause', 'resume', 'go-on', 'stop') }) },
  )
  type Deed = typeof deed extends fc.Arbitrary<infer D> ? D : never

  async function carryOut(id: string, one: Deed): Promise<void> {
    if (one.kind === 'turn') {
      room.now += 60_000
      await advanceDue(room.deps)
    } else if ('most' in one)
      await pg.db.inWorkspace(workspaceId, (tx) =>
        tx.change({
          text: `UPDATE deliver.message SET state = $1::"char", reason = 'x', settled_at = $2
                 WHERE id IN (SELECT id FROM deliver.message WHERE state IN ('p', 'h') ORDER BY id LIMIT $3)`,
          values: [one.kind, room.now, one.most],
        }),
      )
    else if ('n' in one) {
      room.people.delete(birthOf(one.n))
      await pg.db.inWorkspace(workspaceId, (tx) => eraseRows(tx, workspaceId, [birthOf(one.n)]))
    } else await room.ask('POST', `/campaigns/${id}/${one.kind}`)
  }

  it('adds up at every moment: everybody meant is in one place, those erased since too', async () => {
    const course = fc.record({
      deeds: fc.array(deed, { minLength: 4, maxLength: 24 }),
      refused: fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 12 }),
      reach: fc.constantFrom('first', 'each'),
    })
    await fc.assert(
      fc.asyncProperty(course, async ({ deeds, refused, reach }) => {
        workspaceId = `w${++count}`
        room = openRoom(pg, workspaceId)
        room.smsToo = true
        addPeople(60)
        await nameThem()
        for (const n of refused)
          room.people.set(birthOf(n), { email: `p${n}@x.pl`, refusal: 'withdrawn', zone: null })
        const emails = [...room.people.values()].map((one) => one.email).join('\n')
        const list = await room.upload('/campaign-lists?name=Lista&source=typed', emails)
        const audience = { kind: 'list', listId: list.body.id }
        const sample = { size: { kind: 'count', count: 25 }, thenAfterHours: 1 }
        const id = await draft({ audience, sample, channels: ['email', 'sms'], reach })
        expect((await launch(id)).status).toBe(200)
        for (const one of deeds) {
          await carryOut(id, one)
          const { body } = await room.ask('GET', `/campaigns/${id}/results`)
          const { audience: all, ...places } = body.accounts
          const sum = Object.values<number>(places).reduce((total, people) => total + people, 0)
          expect(sum, JSON.stringify(one)).toBe(body.campaign.total)
          expect(all).toBe(body.campaign.total)
        }
      }),
      { numRuns: 12 },
    )
  }, 120_000)
})

describe('a test without recipients', () => {
  it('shows a made-up person, and says so', async () => {
    for (const audience of [null, { kind: 'everyone' }]) {
      const id = await draft({ audience })
      const sent = await room.ask('POST', `/campaigns/${id}/test`)
      expect(sent.body).toEqual({ address: 'olga@tkalnia.example', isSample: true })
    }
    const kept = await query<{ birth: string; data: string }>(
      'SELECT birth_id::text AS birth, data FROM deliver.message',
    )
    expect(kept.map((one) => one.birth)).toEqual([nobody, nobody])
    expect(JSON.parse(kept[0]?.data ?? '')).toMatchObject({
      isTest: true,
      shownAs: { customer: { firstName: 'Anna' } },
      data: { products: { cart: [] } },
    })
  })
})

describe('a server that dies at any point', () => {
  /** A database whose transactions fail now and then: before their commit, or after it, when nobody hears of it. */
  const makeFragile = (random: () => number): Db => ({
    ...pg.app,
    async inWorkspace(workspace, run) {
      const fate = random()
      const done = await pg.app.inWorkspace(workspace, async (tx) => {
        const result = await run(tx)
        if (fate < 0.25) throw new Error('killed before the commit')
        return result
      })
      if (fate > 0.8) throw new Error('killed after the commit')
      return done
    },
  })

  it('asks for every recipient once, with two loops at work and transactions lost anywhere', async () => {
    await fc.assert(
      fc.asyncProperty(fc.noBias(fc.infiniteStream(fc.nat(999))), async (fates) => {
        workspaceId = `w${++count}`
        room = openRoom(pg, workspaceId)
        addPeople(1_100)
        const id = await draft({ sample: { size: { kind: 'percent', percent: 10 }, thenAfterHours: 1 } })
        await launch(id)
        const fragile = { ...room.deps, db: makeFragile(() => Number(fates.next().value) / 1_000) }
        for (let turn = 0; turn < 300 && (await stateOf(id)) !== 'finished'; turn++) {
          await Promise.allSettled([advanceDue(fragile), advanceDue(fragile)])
          await sendAll()
          room.now += 31_000 + (turn % 5 === 4 ? 3_600_000 : 0)
        }
        expect(await stateOf(id)).toBe('finished')
        const births = (await listMessages()).map((one) => one.birth)
        expect(births.length).toBe(1_100)
        expect(new Set(births).size).toBe(1_100)
        const [row] = await query<{ asked: number; total: number }>(
          `SELECT asked, total FROM deliver.campaign WHERE id = '${id}'`,
        )
        expect(row).toEqual({ asked: 1_100, total: 1_100 })
      }),
      { numRuns: 4 },
    )
  }, 120_000)
})

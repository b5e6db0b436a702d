import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { systemClock } from '../../../platform/clock.ts'
import { hashToUuid } from '../../../platform/ids.ts'
import type { ConsentDeps } from '../service/deps.ts'
import { createRetentionRules } from '../service/retention.ts'
import { countWilling, listWilling } from './willing.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'consent' })
}, 60_000)
afterAll(() => pg.close())

const birthOf = (n: number) => hashToUuid(`birth ${n}`)

/** Acts of births, as the pipeline writes them. */
function write(rows: readonly [n: number, act: string, purpose: string, channel: string][]): Promise<void> {
  return pg.db.inWorkspace('w1', async (tx) => {
    for (const [i, [n, act, purpose, channel]] of rows.entries())
      await tx.change({
        text: `INSERT INTO consent.record (workspace_id, birth_id, pos, ord, at, received_at, act, purpose, channel, is_verified,
                 is_pending, source, identifier_kind, message_id)
               VALUES ('w1', $1::uuid, $2, 0, $2, $2, $3, $4, $5, true, false, 's', 'email', $6)`,
        values: [birthOf(n), i + 1, act, purpose, channel, `m${i}`],
      })
  })
}

it('whoever ever said yes is a candidate, once, page by page in order of births', async () => {
  await write([
    [1, 'grant', 'marketing', 'email'],
    [1, 'renew', 'marketing', 'email'],
    [2, 'grant', 'marketing', 'sms'],
    [3, 'withdraw', 'marketing', 'email'],
    [4, 'grant', 'ads', 'email'],
    [5, 'confirm', 'marketing', 'email'],
    [6, 'grant', '*', '*'],
  ])
  const asked = { purpose: 'marketing', channels: ['email'] }
  await pg.app.inWorkspace('w1', async (tx) => {
    const all: string[] = []
    for (let after: string | null = null; ; ) {
      const page: string[] = await listWilling(tx, 'w1', { ...asked, after, limit: 2 })
      all.push(...page)
      if (page.length < 2) break
      after = page.at(-1) ?? null
    }
    expect(all).toEqual([1, 5, 6].map(birthOf).sort())
    expect(await countWilling(tx, 'w1', asked)).toBe(3)
    expect(await countWilling(tx, 'w1', { ...asked, channels: ['email', 'sms'] })).toBe(4)
    expect(await countWilling(tx, 'w2', asked)).toBe(0)
  })
})

it('what is too old goes in lots of ten thousand, and nothing that is held or newer', async () => {
  const now = Date.parse('2026-11-22T12:00:00Z')
  const oldMs = 5 * 365 * 86_400_000
  const fill = `INSERT INTO consent.decision (workspace_id, id, message_id, birth_id, at, act, purpose, channel, is_allowed, reasons)
    SELECT 'w3', md5($1::text || i)::uuid, 'm' || i, $2::uuid, $3::bigint + i, 'message', 'marketing', 'email', true, '{}'
    FROM generate_series(1, $4::int) i`
  const contacts = `INSERT INTO consent.contact (workspace_id, birth_id, message_id, at, purpose, channel, status)
    SELECT 'w3', $1::uuid, 'm' || i, $2::bigint + i, 'marketing', 'email', 's' FROM generate_series(1, 12000) i`
  const hold = `INSERT INTO consent.hold (workspace_id, birth_id, id, reason, set_by, set_at)
    VALUES ('w3', $1::uuid, $1::uuid, 'spór', 'Ewa', 1)`
  const [plain, held] = [birthOf(1), birthOf(2)]
  await pg.db.inWorkspace('w3', async (tx) => {
    await tx.change({ text: fill, values: ['a', plain, now - oldMs, 25_000] })
    await tx.change({ text: fill, values: ['b', plain, now - 1_000_000, 7] })
    await tx.change({ text: fill, values: ['c', held, now - oldMs, 5] })
    await tx.change({ text: contacts, values: [plain, now - oldMs] })
    await tx.change({ text: hold, values: [held] })
  })
  const lots: Record<string, number>[] = []
  const deps: Partial<ConsentDeps> = {
    db: pg.app,
    clock: { ...systemClock, now: () => now },
    settingsOf: async () => ({ region: 'PL', currency: 'PLN', timeZone: 'Europe/Warsaw' }),
    graph: {
      listClusters: async (_tx, _ws, births) => births.map((one) => ({ ...known, birthId: one, root: one })),
    },
    audit: { record: async (_where, { detail }) => void lots.push({ ...detail } as Record<string, number>) },
  }
  const rules = createRetentionRules(deps as ConsentDeps)
  const swept = await rules.sweep('w3', async () => ({ bodies: 0, rows: 0 }))
  expect(swept).toEqual({ bodies: 0, messages: 0, decisions: 25_000, contacts: 12_000 })
  expect(lots.map((one) => one.decisions)).toEqual([10_000, 10_000, 5_000])
  expect(lots.map((one) => one.contacts)).toEqual([10_000, 2_000, 0])
  const left = await pg.db.inWorkspace('w3', (tx) =>
    tx.rows({
      text: 'SELECT birth_id::text AS birth, count(*)::int AS n FROM consent.decision GROUP BY 1',
      values: [],
    }),
  )
  expect(left).toEqual(
    expect.arrayContaining([
      { birth: plain, n: 7 },
      { birth: held, n: 5 },
    ]),
  )
  expect(await rules.sweep('w3', async () => ({ bodies: 0, rows: 0 }))).toBeNull()
})

const known = { kind: 'email', value: 'a@b.pl' } as const

import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../../tests/testkit/database.ts'
import { hashToUuid } from '../../../platform/ids.ts'
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

import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import type { Tx } from './index.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'workspace' })
  await pg.owner.inPlatform((tx) =>
    tx.change({
      text: 'CREATE TABLE platform.note (word text); GRANT ALL ON platform.note TO splot_app',
    } as never),
  )
})
afterAll(() => pg.close())

const note = (tx: Tx, word: string) =>
  tx.change({ text: 'INSERT INTO platform.note VALUES ($1)', values: [word] })
const wait = (tx: Tx) => tx.rows({ text: 'SELECT pg_sleep(0.1)', values: [] })
const listNotes = async () =>
  (
    await pg.owner.inPlatform((tx) =>
      tx.rows<{ word: string }>({ text: 'SELECT word FROM platform.note', values: [] }),
    )
  ).map((row) => row.word)

describe('statements handed over at once', () => {
  it('take effect together', async () => {
    await pg.db.inPlatform((tx) => Promise.all([wait(tx), note(tx, 'a'), note(tx, 'b')]))
    expect(await listNotes()).toEqual(['a', 'b'])
  })

  it('wait for one another’s answers together, and fail with the first', async () => {
    const failing = pg.db.inPlatform((tx) =>
      Promise.all([note(tx, 'before'), tx.rows({ text: 'SELECT 1/0', values: [] }), note(tx, 'after')]),
    )
    await expect(failing).rejects.toThrow('division by zero')
    expect(await listNotes()).toEqual(['a', 'b'])
  })

  it('that are under way when the work fails leave nothing, alone or in the next transaction', async () => {
    let late: Promise<number> = Promise.resolve(0)
    const failing = pg.db.inPlatform(async (tx) => {
      void wait(tx)
      void note(tx, 'lost')
      late = new Promise((resolve) => setTimeout(resolve, 20)).then(() => note(tx, 'too late'))
      late.catch(() => {})
      throw new Error('the work failed')
    })
    await expect(failing).rejects.toThrow('the work failed')
    await expect(late).rejects.toThrow('the transaction is over')
    await pg.db.inPlatform((tx) => note(tx, 'next'))
    expect(await listNotes()).toEqual(['a', 'b', 'next'])
  })
})

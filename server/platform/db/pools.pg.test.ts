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

  it('that still wait when the work fails never run: not alone, not in the next transaction', async () => {
    const became: Promise<string>[] = []
    const tell = (change: Promise<number>) =>
      change.then(
        () => 'ran',
        (error: Error) => error.message,
      )
    const failing = pg.db.inPlatform(async (tx) => {
      became.push(tell(wait(tx).then(() => 1)), tell(note(tx, 'lost')), tell(note(tx, 'lost too')))
      throw new Error('the work failed')
    })
    await expect(failing).rejects.toThrow('the work failed')
    await pg.db.inPlatform((tx) => note(tx, 'next'))
    const over = 'the transaction is over'
    expect(await Promise.all(became)).toEqual([expect.any(String), over, over])
    expect(await listNotes()).toEqual(['a', 'b', 'next'])
  })
})

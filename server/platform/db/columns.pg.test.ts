import fc from 'fast-check'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { columnSql } from './columns.ts'
import { pgArray, sql } from './sql.ts'

let pg: TestDatabase
beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'workspace' })
})
afterAll(() => pg.close())

interface Row {
  word: string | null
  count: number | null
  isSo: boolean | null
}

const given = `SELECT word, count::bigint AS count, so AS "isSo" FROM unnest($1::text[], $2::bigint[], $3::bool[])
  WITH ORDINALITY AS e(word, count, so, n) ORDER BY n`
const inRows = sql('test.in_rows', given)
const inColumns = columnSql<Row>('test.in_columns', { word: 'text', count: 'number', isSo: 'flag' }, given)

const valuesOf = (rows: readonly Row[]) => [
  pgArray.text(rows.map((row) => row.word)),
  pgArray.plain(rows.map((row) => row.count)),
  pgArray.plain(rows.map((row) => (row.isSo === null ? null : row.isSo ? 't' : 'f'))),
]

const odd = fc.constantFrom(
  '',
  'NULL',
  'null',
  ',',
  '{',
  '}',
  '"',
  '\\',
  '\\"',
  '{}',
  ' ',
  '\n',
  '\t',
  'ą',
  '👗',
  "'",
)
const words = fc.oneof(
  odd,
  fc.array(odd).map((some) => some.join('')),
  fc.string({ unit: 'grapheme' }),
  fc.uuid(),
)
// The database keeps no zero byte and no half of a pair.
const word = words.map((one) => Buffer.from(one.replaceAll('\0', '')).toString())
const nullable = <T>(some: fc.Arbitrary<T>) => fc.option(some, { nil: null })
const row: fc.Arbitrary<Row> = fc.record({
  word: nullable(word),
  count: nullable(fc.maxSafeInteger()),
  isSo: nullable(fc.boolean()),
})

it('brings the rows that the driver would bring', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(row, { maxLength: 40 }), async (rows) => {
      const [plain, columns] = await pg.db.inPlatform((tx) =>
        Promise.all([tx.rows<Row>(inRows(...valuesOf(rows))), inColumns(tx, ...valuesOf(rows))]),
      )
      expect(columns).toEqual(plain)
      expect(columns).toEqual(rows)
    }),
    { numRuns: 300 },
  )
})

it('brings none where there are none', async () => {
  expect(await pg.db.inPlatform((tx) => inColumns(tx, ...valuesOf([])))).toEqual([])
})

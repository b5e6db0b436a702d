import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readColumns, readRow, readTyped } from './columns.ts'
import { findEncoding } from './decode.ts'
import { CsvReader, findDelimiter } from './reader.ts'

const readAll = (text: string, delimiter = ';', piece = text.length || 1) => {
  const reader = new CsvReader(delimiter)
  const rows = []
  for (let i = 0; i < text.length; i += piece) rows.push(...reader.push(text.slice(i, i + piece)))
  return [...rows, ...reader.end()]
}
const write = (cells: readonly string[], delimiter: string) =>
  cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(delimiter)

describe('files', () => {
  it('what was written is read, however it is cut into pieces', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', 'ż', '"', ';', ',', '\r', '\n', ' '), maxLength: 8 })
    const row = fc.array(cell, { minLength: 2, maxLength: 4 })
    const asked = fc.record({
      rows: fc.array(row, { minLength: 1, maxLength: 6 }),
      delimiter: fc.constantFrom(';', ',', '\t'),
      end: fc.constantFrom('\n', '\r\n', '\r'),
      piece: fc.integer({ min: 1, max: 9 }),
    })
    fc.assert(
      fc.property(asked, ({ rows, delimiter, end, piece }) => {
        const text = rows.map((one) => write(one, delimiter)).join(end)
        const read = readAll(text, delimiter, piece)
        expect(read.map((one) => one.cells)).toEqual(rows)
        expect(read.every((one) => !one.isTorn)).toBe(true)
      }),
      { numRuns: 500 },
    )
  })

  it('each row knows its line, blank lines and breaks in quotes counted', () => {
    const rows = readAll('a;b\r\n\r\n"x\r\ny";1\r\nlast;2')
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, 'a'],
      [3, 'x\r\ny'],
      [5, 'last'],
    ])
  })

  it('a quote that is never closed tears its own record, not the memory', () => {
    const rows = readAll(`a;b\n"open;${'x'.repeat(70_000)}\nnext;1\n`, ';', 4_096)
    expect(rows.map((one) => one.isTorn)).toEqual([false, true, false])
    expect(rows[2]?.cells).toEqual(['next', '1'])
  })

  it('the delimiter is the one the header uses', () => {
    expect(findDelimiter('"a,b";c;d')).toBe(';')
    expect(findDelimiter('e-mail,imię')).toBe(',')
    expect(findDelimiter('e-mail\timię')).toBe('\t')
    expect(findDelimiter('email')).toBe(';')
  })

  it('Polish spreadsheets are read in their own encoding', () => {
    expect(findEncoding(Buffer.from('zażółć'))).toBe('utf-8')
    // A character cut by the end of the head is no fault.
    expect(findEncoding(Buffer.from('zażółć').subarray(0, 4))).toBe('utf-8')
    expect(findEncoding(Buffer.from([0x7a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6]))).toBe('windows-1250')
    expect(findEncoding(Buffer.from('\ufeffa', 'utf16le'))).toBeNull()
    expect(findEncoding(Buffer.from('ab', 'utf16le'))).toBeNull()
  })
})

describe('columns and rows', () => {
  it('are found by the names people give them', () => {
    const read = readColumns(['Imię', 'Adres e-mail', 'Nr telefonu', 'Zgoda na newsletter'])
    expect(read).toMatchObject({ ok: true, columns: { count: 4, hasConsents: true } })
    if (read.ok)
      expect(read.columns.places).toEqual([
        { kind: 'email', at: 1 },
        { kind: 'phone', at: 2 },
      ])
    expect(readColumns(['imię', 'nazwisko'])).toEqual({ ok: false, fault: 'list_columns' })
    expect(readColumns(['E-mail', 'imię', 'e mail'])).toEqual({
      ok: false,
      fault: 'duplicate_header',
      name: 'e mail',
    })
  })

  it('a row names somebody, or says why it does not', () => {
    const read = readColumns(['email', 'telefon'])
    if (!read.ok) throw new Error('columns')
    const row = (cells: string[], isTorn = false) => readRow(read.columns, { cells, isTorn }, 'PL')
    expect(row(['Maja@Poczta.Example', '600 000 318'])).toEqual({
      ok: true,
      named: [
        { kind: 'email', value: 'maja@poczta.example' },
        { kind: 'phone', value: '+48600000318' },
      ],
    })
    expect(row(['a@b', ''])).toEqual({ ok: false, fault: 'email_invalid' })
    expect(row(['', ''])).toEqual({ ok: false, fault: 'row_empty' })
    expect(row(['a@b.pl'])).toEqual({ ok: false, fault: 'row_length' })
    expect(row(['a@b.pl', '1', '2'])).toEqual({ ok: false, fault: 'row_length' })
    expect(row(['maj\ufffda@b.pl', ''])).toEqual({ ok: false, fault: 'characters' })
    expect(row(['x', 'y'], true)).toEqual({ ok: false, fault: 'row_quotes' })
    // One good identifier is enough.
    expect(row(['a@b', '600000318'])).toMatchObject({ ok: true })
  })

  it('what is typed is taken for what it looks like', () => {
    expect(readTyped('maja@poczta.example', 'PL')).toMatchObject({ named: [{ kind: 'email' }] })
    expect(readTyped('600 000 318', 'PL')).toMatchObject({ named: [{ kind: 'phone' }, {}, {}] })
    expect(readTyped('u-1001', 'PL')).toMatchObject({ named: [{ kind: 'user_id' }, { kind: 'card' }] })
  })
})

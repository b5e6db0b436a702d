import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findEncoding } from './decode.ts'
import { readRecords } from './read-records.ts'
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

  it('a title above the table and amounts in it do not tell the delimiter', () => {
    expect(findDelimiter('Klienci, grudzień, 2025\nimię;e-mail\nAnna;a@b.pl\nEwa;e@b.pl')).toBe(';')
    expect(findDelimiter('a;b\n1,50;2,50\n3,50;4,50\n5,50;6,50')).toBe(';')
    expect(findDelimiter('Raport\na,b\n1,2')).toBe(',')
  })

  it('the delimiter that a spreadsheet names above its header is taken, its line counted', async () => {
    const file = async function* () {
      yield Buffer.from('sep=|\r\na;b|c\r\n1;2|3')
    }
    const rows = []
    for await (const some of readRecords(file())) rows.push(...some.map(({ line, cells }) => [line, cells]))
    expect(rows).toEqual([
      [2, ['a;b', 'c']],
      [3, ['1;2', '3']],
    ])
  })

  it('Polish spreadsheets are read in their own encoding', () => {
    expect(findEncoding(Buffer.from('zażółć'))).toBe('utf-8')
    // A character cut by the end of the head is no fault.
    expect(findEncoding(Buffer.from('zażółć').subarray(0, 4))).toBe('utf-8')
    expect(findEncoding(Buffer.from([0x7a, 0x61, 0xbf, 0xf3, 0xb3, 0xe6]))).toBe('windows-1250')
    // The same words as an older system writes them.
    expect(findEncoding(Buffer.from([0x67, 0xea, 0xb6, 0x6c, 0xb1]))).toBe('iso-8859-2')
    const wide = Buffer.from('e-mail;imię', 'utf16le')
    expect(findEncoding(Buffer.from('\ufeffa', 'utf16le'))).toBe('utf-16le')
    expect(findEncoding(Buffer.from('\ufeffa', 'utf16le').swap16())).toBe('utf-16be')
    expect(findEncoding(wide)).toBe('utf-16le')
    expect(findEncoding(Buffer.from(wide).swap16())).toBe('utf-16be')
    expect(findEncoding(Buffer.from([0x61, 0, 0, 0x62, 0x63, 0x64]))).toBeNull()
  })

  it('a byte that went astray does not make all the other words strange', () => {
    expect(findEncoding(Buffer.concat([Buffer.from('zażółć gęślą'), Buffer.from([0xff])]))).toBe('utf-8')
  })

  it('a list in UTF-16 is read whole, however it is cut', async () => {
    const bytes = Buffer.from('\ufeffimię\tmiasto\r\nŻaneta\tŁódź\r\n', 'utf16le')
    for (const size of [1, 7, 1_000]) {
      const rows = []
      const cut = async function* () {
        for (let at = 0; at < bytes.length; at += size) yield bytes.subarray(at, at + size)
      }
      for await (const some of readRecords(cut())) rows.push(...some.map(({ cells }) => cells))
      expect(rows).toEqual([
        ['imię', 'miasto'],
        ['Żaneta', 'Łódź'],
      ])
    }
  })
})

import { describe, expect, it } from 'vitest'
import { readColumns, readRow, readTyped } from './columns.ts'

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

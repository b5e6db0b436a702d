import { describe, expect, it } from 'vitest'
import { readScan } from './scan.ts'

const kinds = (text: string) => readScan(text).identifiers.map((one) => `${one.kind}:${one.value}`)

describe('what a scan may mean', () => {
  it.each([
    ['600 100 200', ['phone:600100200', 'card:600100200']],
    ['+48 600-100-200', ['phone:+48600100200', 'card:+48600100200']],
    ['48600100200', ['phone:48600100200', 'card:48600100200']],
    ['Hanna@Example.pl', ['email:Hanna@Example.pl']],
    ['2600 0000 12345', ['card:2600000012345']],
    ['u-1042', ['card:u1042', 'user_id:u-1042']],
    ['Hanna Wierzbicka', []],
    ['', []],
  ])('%s', (text, expected) => {
    expect(kinds(text)).toEqual(expected)
  })

  it('knows a card that turns, and asks nobody else about it', () => {
    const read = readScan(`SW1${'0'.repeat(48)}`)
    expect(read).toEqual({ isWallet: true, identifiers: [], article: null, order: null })
  })

  it('knows what her own screen shows for a pick-up as an order, and as nothing else', () => {
    const shown = 'splot:pickup:Z-7K3M-92QX:012345'
    expect(readScan(shown)).toEqual({ isWallet: false, identifiers: [], article: null, order: shown })
  })

  it('takes an EAN as goods and as an order’s number, a name as neither', () => {
    expect(readScan('5901234123457')).toMatchObject({ article: '5901234123457', order: '5901234123457' })
    expect(readScan('TM-1042')).toMatchObject({ article: 'TM-1042', order: 'TM-1042' })
    expect(readScan('Olga Nowak')).toMatchObject({ article: null, order: null })
  })
})

import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { measureSms, writePlainLetters, writePlainSigns } from './gsm.ts'
import { reportSms } from './sms.ts'

describe('the size of an SMS', () => {
  it.each([
    ['', 'gsm7', 0, 0],
    ['a'.repeat(160), 'gsm7', 1, 160],
    ['a'.repeat(161), 'gsm7', 2, 161],
    ['a'.repeat(306), 'gsm7', 2, 306],
    ['a'.repeat(307), 'gsm7', 3, 307],
    ['€'.repeat(80), 'gsm7', 1, 160],
    ['€'.repeat(81), 'gsm7', 2, 162],
    ['à'.repeat(10), 'gsm7', 1, 10],
    ['ż', 'ucs2', 1, 1],
    ['ż'.repeat(70), 'ucs2', 1, 70],
    ['ż'.repeat(71), 'ucs2', 2, 71],
    ['ż'.repeat(135), 'ucs2', 3, 135],
    ['😀'.repeat(35), 'ucs2', 1, 70],
  ])('%#', (text, encoding, parts, units) => {
    expect(measureSms(text)).toMatchObject({ encoding, parts, units })
  })

  it('never tears an extension character or a pair between parts', () => {
    expect(measureSms(`${'a'.repeat(152)}€${'a'.repeat(152)}`).parts).toBe(3)
    expect(measureSms(`${'ż'.repeat(66)}😀${'ż'.repeat(66)}`).parts).toBe(3)
  })

  it('names what forces UCS-2, each once', () => {
    expect(measureSms('Żółw zażółca „gęś”').forcedBy).toEqual(['Ż', 'ó', 'ł', 'ż', '„', 'ę', 'ś', '”'])
  })

  it('one ż turns 160 into 70', () => {
    const text = `${'a'.repeat(159)}ż`
    expect(measureSms(text)).toMatchObject({ encoding: 'ucs2', parts: 3 })
    expect(reportSms(text, 9n)).toMatchObject({
      perMessageMinor: '27',
      plain: { parts: 1, perMessageMinor: '9', encoding: 'gsm7' },
    })
  })

  it('suggests nothing where plain letters save nothing', () => {
    expect(reportSms('Żaba', 9n).plain).toBeNull()
    expect(reportSms('a'.repeat(200), null)).toMatchObject({ plain: null, perMessageMinor: null, parts: 2 })
  })

  it('says when it is too long to be joined', () => {
    expect(reportSms('a'.repeat(918), null).isTooLong).toBe(false)
    expect(reportSms('a'.repeat(919), null).isTooLong).toBe(true)
  })

  it('plain letters fit GSM-7 for every Polish text; parts hold every unit', () => {
    const polish = fc.string({ unit: fc.constantFrom(...'ąćęłńóśźżĄĆĘŁŃÓŚŹŻ „”–…abc €[') })
    fc.assert(
      fc.property(polish, (text) => {
        expect(measureSms(writePlainLetters(text)).encoding).toBe('gsm7')
        const size = measureSms(text)
        expect(size.parts * size.unitsPerPart).toBeGreaterThanOrEqual(size.units)
        expect(measureSms(writePlainLetters(text)).units).toBeGreaterThanOrEqual([...text].length - 1)
      }),
    )
  })

  it('signs alone can be made plain, letters stay', () => {
    expect(writePlainSigns('„Żółw” – 5 zł…')).toBe('"Żółw" - 5 zł...')
    expect(writePlainLetters('Ñandú, Škoda, 中')).toBe('Ñandu, Skoda, 中')
  })
})

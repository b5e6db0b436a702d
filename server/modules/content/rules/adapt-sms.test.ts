import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { draftSms, listFacts } from './adapt-sms.ts'
import { measureSms, writePlainSigns } from './gsm.ts'

const link = 'https://modra.example/zima'
const draft = (headline: string, offer: string, o: { link?: string; parts?: number } = {}) =>
  draftSms({ headline, offer, message: '', action: '' }, o.link ?? link, o.parts ?? 1)

describe('what matters in an offer', () => {
  it.each([
    ['Do niedzieli wszystkie płaszcze 20 % taniej', ['Do niedzieli', '20 % taniej']],
    ['-15% z kodem ZIMA15 do 30.11', ['-15%', 'ZIMA15', 'do 30.11']],
    ['Rabat 1 234,50 zł od 3 grudnia, hasło WEŁNA', ['1 234,50 zł', 'od 3 grudnia', 'WEŁNA']],
    ['Save $20 by 1st December with {{ coupon.code }}', ['$20', 'by 1st December', '{{ coupon.code }}']],
    ['Darmowa dostawa dla wszystkich', []],
    ['Dwa płaszcze w cenie jednego do końca tygodnia', ['do końca tygodnia']],
    ['Ważne do 2026-12-24, do 18:00', ['2026-12-24', 'do 18:00']],
  ])('%s', (offer, facts) => {
    expect(listFacts(offer)).toEqual(facts)
  })
})

describe('an SMS of a core message', () => {
  it('keeps the offer and shortens the key message', () => {
    const made = draft(
      'Nowa zimowa kolekcja czeka już we wszystkich naszych salonach',
      'Do niedzieli 20 % taniej',
      { link: 'modra.example/z' },
    )
    expect(made.text).toBe('Nowa zimowa kolekcja czeka... Do niedzieli 20 % taniej modra.example/z')
    expect(made.full).toContain('we wszystkich naszych salonach. Do niedzieli')
    expect(made).toMatchObject({ isShortened: true, how: 'words' })
  })

  it('says less around the offer before it drops the key message', () => {
    const made = draft(
      'Zima w salonach',
      'Z kodem ZIMA20 dostaniesz 20 % rabatu, także na rzeczy z przeceny, we wszystkich salonach w kraju i w internecie, bez limitu sztuk, a dostawa jest gratis',
    )
    expect(made.text).toMatch(/^Zima w salonach\. .*ZIMA20.*20 %.* https/)
    expect(measureSms(made.text).parts).toBe(1)
  })

  it('changes nothing that fits, and cuts by words where there is no offer', () => {
    expect(draft('Zima', '-20 %')).toMatchObject({ text: `Zima. -20 % ${link}`, how: 'none' })
    expect(draft('Zima', '', { link: '' })).toMatchObject({ text: 'Zima', how: 'none' })
    const long = draft('Bardzo długa wiadomość '.repeat(20).trim(), '')
    expect(long.text).toMatch(/^Bardzo .*\.\.\. https:\/\/modra\.example\/zima$/)
    expect(measureSms(long.text).parts).toBe(1)
  })

  it('never loses link, code, amount or date where they fit at all; never takes more parts', () => {
    const word = fc.constantFrom(
      'zima',
      'płaszcze',
      'w salonach,',
      'już',
      'od dziś.',
      'nowa',
      'i',
      'The coat',
    )
    const some = fc.constantFrom('-20 %', 'ZIMA20', '99,90 zł', 'do 30.11', '{{ coupon.code }}', 'do 5 maja')
    const words = (most: number) =>
      fc.array(word, { minLength: 1, maxLength: most }).map((list) => list.join(' '))
    const offers = fc.array(fc.oneof(words(6), some), { maxLength: 10 }).map((list) => list.join(' '))
    fc.assert(
      fc.property(
        words(25),
        offers,
        fc.integer({ min: 1, max: 3 }),
        fc.boolean(),
        (head, offer, parts, isLong) => {
          const address = isLong ? `${link}?utm_source=sms&utm_campaign=zima` : link
          const made = draft(head, offer, { link: address, parts })
          const facts = listFacts(writePlainSigns(offer))
          const least = measureSms([...facts, address].join(' ,')).parts
          expect(made.text.endsWith(address)).toBe(true)
          if (least > parts) return
          for (const one of facts) expect(made.text).toContain(one)
          // A first word that does not fit beside the link is not torn: it takes what it takes, and says so.
          if (facts.length > 0 || made.how !== 'impossible')
            expect(measureSms(made.text).parts).toBeLessThanOrEqual(parts)
        },
      ),
      { numRuns: 500 },
    )
  })
})

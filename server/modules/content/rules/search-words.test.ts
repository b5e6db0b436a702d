import { expect, it } from 'vitest'
import { contentDocument } from '../schema/document.ts'
import { listSearchWords, listTerms } from './search-words.ts'

it('all texts are looked through, in small letters without accents; names of things are not', () => {
  const words = listSearchWords(
    contentDocument.parse({
      core: {
        texts: { pl: { headline: 'Płaszcze ŻÓŁTE', offer: 'Kod ZIMA20' } },
        link: 'https://shop.example/zima',
        hashtags: ['jesień'],
      },
      overrides: { sms: { pl: { text: 'Tylko dziś' } } },
      body: {
        blocks: [
          { kind: 'text', id: 'intro', html: { pl: '<p>Ręcznie <b>tkane</b></p>' } },
          { kind: 'button', id: 'b', label: { pl: 'Wejdź' }, link: 'https://shop.example' },
        ],
      },
    }),
  )
  for (const each of ['plaszcze zolte', 'zima20', 'jesien', 'tylko dzis', 'recznie tkane', 'wejdz'])
    expect(words).toContain(each)
  expect(words).not.toMatch(/shop\.example|intro|button|<p>/)
})

it('a search is its words', () => {
  expect(listTerms('  Żółte  PŁASZCZE ')).toEqual(['zolte', 'plaszcze'])
  expect(listTerms('   ')).toEqual([])
})

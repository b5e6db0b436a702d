import { describe, expect, it } from 'vitest'
import { foldText, patternOfWord, searchTextOf, wordsOfQuery } from './search-text.ts'

describe('folding', () => {
  it.each([
    ['Żółć Gęślą Jaźń', 'zolc gesla jazn'],
    ['Łukasz', 'lukasz'],
    ['MÜLLER, Åse, Øystein', 'muller, ase, oystein'],
    ['Strauß', 'strauss'],
    ['anna@example.pl', 'anna@example.pl'],
  ])('%s becomes %s', (text, folded) => expect(foldText(text)).toBe(folded))
  it('is done after once', () => expect(foldText(foldText('ŻÓŁĆ'))).toBe(foldText('ŻÓŁĆ')))
})

describe('what the search keeps of a trait', () => {
  it('is its words, each after a space', () => {
    expect(searchTextOf('name', 'Anna  Łukasik')).toBe(' anna lukasik')
    expect(searchTextOf('first_name', 'Żaneta')).toBe(' zaneta')
    expect(searchTextOf('phone', '+48 501 222 318')).toBe(' 48501222318')
    expect(searchTextOf('address', { city: 'Łódź', street: 'Piotrkowska' })).toBe(' lodz')
    expect(searchTextOf('company', { name: 'Tkalnia Modra' })).toBe(' tkalnia modra')
  })
  it('is nothing of other traits, of empty ones and of lists', () => {
    expect(searchTextOf('shoeSize', '38')).toBeNull()
    expect(searchTextOf('name', '')).toBeNull()
    expect(searchTextOf('name', null)).toBeNull()
    expect(searchTextOf('address', ['Łódź'])).toBeNull()
  })
})

describe('a search as typed', () => {
  it('is cut into folded words; grouped digits are one number', () => {
    expect(wordsOfQuery('  Łukasik, ANNA ')).toEqual(['lukasik', 'anna'])
    expect(wordsOfQuery('+48 501-222-318')).toEqual(['48501222318'])
    expect(wordsOfQuery('anna.lis@ex')).toEqual(['anna.lis@ex'])
    expect(wordsOfQuery('%_ \\')).toEqual(['_'])
  })
  it('matches anywhere from three letters on, at a beginning below, and signs mean themselves', () => {
    expect(patternOfWord('kow')).toBe('%kow%')
    expect(patternOfWord('an')).toBe('% an%')
    expect(patternOfWord('a_b')).toBe('%a\\_b%')
  })
})

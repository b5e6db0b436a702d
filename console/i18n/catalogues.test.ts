import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { IntlMessageFormat } from 'intl-messageformat'
import { describe, expect, it } from 'vitest'
import enCore from './en.json' with { type: 'json' }
import enJourneys from './en-journeys.json' with { type: 'json' }
import enReach from './en-reach.json' with { type: 'json' }
import enSources from './en-sources.json' with { type: 'json' }
import enStore from './en-store.json' with { type: 'json' }
import plCore from './pl.json' with { type: 'json' }
import plJourneys from './pl-journeys.json' with { type: 'json' }
import plReach from './pl-reach.json' with { type: 'json' }
import plSources from './pl-sources.json' with { type: 'json' }
import plStore from './pl-store.json' with { type: 'json' }
import { createT, type Messages } from './t.ts'

const en = { ...enCore, ...enJourneys, ...enReach, ...enSources, ...enStore }
const pl = { ...plCore, ...plJourneys, ...plReach, ...plSources, ...plStore }
const root = join(import.meta.dirname, '..')

type Element = ReturnType<IntlMessageFormat['getAst']>[number]
const readText = (text: string): Element[] => new IntlMessageFormat(text, 'pl').getAst()
const isChoice = (element: Element) => 'options' in element
const isPlural = (element: Element) => 'pluralType' in element

function listPlaceholders(elements: Element[]): string[] {
  return elements.flatMap((element) => {
    const inner =
      'options' in element
        ? Object.values(element.options).flatMap((option) => listPlaceholders(option.value))
        : []
    // A literal's value is its text; every other element is named by the placeholder it fills.
    return 'value' in element && (element.type !== 0 || isChoice(element)) ? [element.value, ...inner] : inner
  })
}
const placeholdersOf = (text: string): string[] => [...new Set(listPlaceholders(readText(text)))].sort()

function listPlurals(elements: Element[]): string[][] {
  return elements.flatMap((element) =>
    isPlural(element) && 'options' in element ? [Object.keys(element.options)] : [],
  )
}

function listSources(folder: string): string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !path.includes('.test.'))
    .map((path) => readFileSync(join(root, folder, path), 'utf8'))
}

describe('catalogues', () => {
  const keys = Object.keys(pl) as (keyof typeof pl)[]

  it('hold the same keys, sorted', () => {
    expect(keys.length).toBeGreaterThan(300)
    expect(Object.keys(en)).toEqual(keys)
    for (const part of [plCore, plJourneys, plReach, plSources, plStore])
      expect(Object.keys(part)).toEqual(Object.keys(part).sort())
  })

  it.each(keys)('%s has the same placeholders in both languages', (key) => {
    expect(placeholdersOf(en[key])).toEqual(placeholdersOf(pl[key]))
  })

  it('give Polish plurals one, few, many and other', () => {
    const plurals = keys.flatMap((key) => listPlurals(readText(pl[key])))
    expect(plurals.length).toBeGreaterThan(10)
    for (const forms of plurals)
      expect(forms).toEqual(expect.arrayContaining(['one', 'few', 'many', 'other']))
  })

  it('never raise the voice', () => {
    for (const key of keys) expect(`${pl[key]}${en[key]}`).not.toMatch(/!|Oops|Ups/)
  })

  it('hold no text that nothing shows', () => {
    const text = ['app', 'kit', 'features', 'till'].flatMap(listSources).join('\n')
    const prefixes = [...text.matchAll(/t\(\s*`([a-zA-Z.]+\.)\$\{/g)].map((match) => match[1] ?? '')
    const idle = keys.filter(
      (key) => !text.includes(`'${key}'`) && !prefixes.some((prefix) => key.startsWith(prefix)),
    )
    expect(idle).toEqual([])
  })

  it('speak Polish plurals', () => {
    const t = createT('pl', pl as Messages)
    expect([1, 3, 5, 22].map((count) => t('customer.orders', { count }))).toEqual([
      '1 zamówienie',
      '3 zamówienia',
      '5 zamówień',
      '22 zamówienia',
    ])
  })
})

import { readFileSync } from 'node:fs'
import { gunzipSync } from 'node:zlib'
import { Context } from 'liquidjs'
import { describe, expect, it } from 'vitest'
import { createEngine, parseTemplate, renderInto } from './engine.ts'

interface Golden {
  name: string
  template: string
  data?: object
  templates?: Record<string, string>
  result?: string
  results?: string[]
  invalid?: boolean
  tags: string[]
}

const packed = readFileSync(new URL('./golden/golden-liquid.json.gz', import.meta.url))
const cases = (JSON.parse(gunzipSync(packed).toString('utf8')) as { tests: Golden[] }).tests
const engine = createEngine({ escape: 'none', language: 'en', timeZone: 'UTC' })

function passes(one: Golden): boolean {
  try {
    const context = new Context(one.data ?? {}, engine.options, { sync: true }, { liquid: engine })
    const made = renderInto(engine, parseTemplate(engine, one.template), context)
    return one.invalid !== true && (one.results ?? [one.result]).includes(made)
  } catch {
    return one.invalid === true
  }
}

/** Why we differ, by what a case is about: the first reason that fits. */
const reasons: readonly [string, (one: Golden) => boolean][] = [
  [
    'other templates cannot be read: no render, no include',
    (one) => /\{%-?\s*(render|include)/.test(one.template),
  ],
  ['a block that renders only blanks leaves them', (one) => /whitespace|blank/.test(one.name)],
  ['the library reads on where Liquid stops: malformed syntax', (one) => one.invalid === true],
  ['tags the library does not have: doc, ifchanged', (one) => /\{%-?\s*(doc|ifchanged)/.test(one.template)],
  ['tags: finer points of case, cycle, tablerow, for', (one) => one.name.startsWith('tags')],
  ['filters on odd input: hashes, nil, nested lists', (one) => one.name.startsWith('filters')],
  ['what is looked up in hashes and ranges', (one) => /range|output|special|float|first of/.test(one.name)],
  ['other', () => true],
]

describe('golden Liquid', () => {
  const failed = cases.filter((one) => !passes(one))
  const share = 1 - failed.length / cases.length
  const byReason = new Map<string, string[]>()
  for (const one of failed) {
    const reason = reasons.find(([, fits]) => fits(one))?.[0] ?? ''
    byReason.set(reason, [...(byReason.get(reason) ?? []), one.name])
  }

  it(`passes ${(share * 100).toFixed(1)} % of ${cases.length} cases`, () => {
    expect(cases.length).toBe(1054)
    expect(share).toBeGreaterThanOrEqual(0.85)
  })

  it.each([...byReason].map(([reason, names]) => [names.length, reason, names] as const))(
    '%i differ: %s',
    (_, reason, names) => {
      expect(reason).not.toBe('other')
      expect(names.length).toBeLessThanOrEqual(65)
    },
  )
})

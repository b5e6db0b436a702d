import type { Condition } from '@splot/contract/segment/condition'
import { expect, it } from 'vitest'
import type { NormalEvent } from '../../collect/index.ts'
import { createCalendar } from './calendar.ts'
import { compile } from './compile.ts'
import { stirs } from './stirs.ts'

const carts: Condition = {
  ...{ kind: 'event', events: ['Product Added'], measure: 'count', op: 'gte', value: 1 },
  window: { last: { days: 1 } },
}
const defs = [
  { id: 'carts', live: { version: 1, condition: carts }, next: null },
  { id: 'poznan', live: { version: 1, condition: city() }, next: null },
  { id: 'both', live: { version: 1, condition: { kind: 'segment', segment: 'carts' } as const }, next: null },
]
const program = compile(defs, createCalendar('Europe/Warsaw'))

function city(): Condition {
  return { kind: 'trait', trait: 'city', op: 'is', value: 'Poznań' }
}

const happen = (name: string, traits: Record<string, string> | null = null): NormalEvent =>
  ({
    ...{ type: traits === null ? 'track' : 'identify', name, traits, properties: {}, identifiers: [] },
    consent: null,
  }) as unknown as NormalEvent

it('an event stirs the segments that look at it, and no other', () => {
  const stirred = (event: NormalEvent) => defs.map(({ id }) => id).filter((id) => stirs(program, event, id))
  expect(stirred(happen('Product Added'))).toEqual(['carts'])
  expect(stirred(happen('Product Viewed'))).toEqual([])
  expect(stirred(happen('Identify', { city: 'Poznań' }))).toEqual(['poznan'])
})

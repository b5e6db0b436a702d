import { expect, it } from 'vitest'
import { tryEach } from './try-each.ts'

const turns = async (faults: Readonly<Record<string, Error>>) => {
  const seen: string[] = []
  const thrown = await tryEach(['a', 'b', 'c'], async (one) => {
    seen.push(one)
    if (faults[one] !== undefined) throw faults[one]
  }).then(
    () => null,
    (error: unknown) => error,
  )
  return { seen, thrown }
}

it('one that is broken holds up no other, and is told', async () => {
  const fault = new TypeError('broken')
  expect(await turns({ a: fault, b: new Error('later') })).toEqual({ seen: ['a', 'b', 'c'], thrown: fault })
  expect(await turns({})).toEqual({ seen: ['a', 'b', 'c'], thrown: null })
})

it('the engine’s fault is everybody’s', async () => {
  const gone = Object.assign(new Error('gone'), { code: 'ECONNREFUSED' })
  expect(await turns({ b: gone })).toEqual({ seen: ['a', 'b'], thrown: gone })
})

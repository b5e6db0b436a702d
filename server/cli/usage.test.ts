import { defineCommand } from 'citty'
import { describe, expect, it } from 'vitest'
import { checkUsage, say, UsageError } from './usage.ts'

const command = defineCommand({
  subCommands: {
    start: defineCommand({ run: () => {} }),
    key: defineCommand({
      subCommands: {
        create: defineCommand({
          args: {
            kind: { type: 'enum', options: ['write', 'secret'], required: true },
            name: { type: 'string' },
            new: { type: 'boolean' },
          },
          run: () => {},
        }),
      },
    }),
  },
})

function complain(line: string): UsageError {
  try {
    checkUsage(
      command,
      line.split(' ').filter((word) => word !== ''),
    )
  } catch (error) {
    if (error instanceof UsageError) return error
    throw error
  }
  throw new Error(`Nothing is wrong with "${line}"`)
}

describe('the command line', () => {
  it.each([
    'start',
    'key create --kind write',
    'key create --kind=secret --name Kasa --new',
    'key create --new --kind secret',
  ])('takes %s', (line) => {
    expect(() => checkUsage(command, line.split(' '))).not.toThrow()
  })

  it.each<[string, RegExp, RegExp]>([
    ['', /Name a command: start, key create/, /Podaj polecenie/],
    ['strat', /no command "strat". There are: start/, /Nie ma polecenia „strat”/],
    ['key', /no command "key"/, /Nie ma polecenia „key”/],
    ['key destroy', /no command "key destroy"/, /„key destroy”/],
    ['start --port 80', /"splot start" does not know "--port". It takes none/, /zmienne środowiskowe/],
    ['key create', /--kind is missing: splot key create --kind write\|secret/, /Brakuje --kind/],
    ['key create --kind foo', /--kind must be write or secret; it is "foo"/, /write albo secret; jest „foo”/],
    ['key create --kind', /--kind needs a value/, /wymaga wartości/],
    ['key create --kind --new', /--kind needs a value/, /wymaga wartości/],
    ['key create --kind write --nmae x', /does not know "--nmae". It knows --kind, --name, --new/, /nie zna/],
    ['key create write', /does not know "write"/, /nie zna „write”/],
  ])('explains %s', (line, en, pl) => {
    const { problem } = complain(line)
    expect(problem.en).toMatch(en)
    expect(problem.pl).toMatch(pl)
  })
})

it('speaks the language it knows, else both', () => {
  const words = { pl: 'Dzień', en: 'Day' }
  expect(say(words, 'pl')).toBe('Dzień')
  expect(say(words, 'en')).toBe('Day')
  expect(say(words, null)).toBe('Day\nDzień')
})

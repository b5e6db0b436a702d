import { describe, expect, it } from 'vitest'
import { findTerminalLanguage, options, readConfig } from './config.ts'
import { SplotConfigError } from './platform/config-error.ts'

function refuse(env: Record<string, string>): SplotConfigError {
  try {
    readConfig(env)
  } catch (error) {
    if (error instanceof SplotConfigError) return error
    throw error
  }
  throw new Error('Nothing is wrong with it')
}

describe('the configuration', () => {
  it('takes a variable set to nothing for one that is not set', () => {
    const empty = Object.fromEntries(Object.values(options).map(({ env }) => [env, '']))
    expect(readConfig(empty)).toEqual(readConfig({}))
    expect(readConfig({ DATABASE_URL: ' ' }).databaseUrl).toBeNull()
  })

  it('names everything that is wrong, in both languages', () => {
    const { problems, message } = refuse({ PORT: 'x', SPLOT_SAMPLE: 'maybe', SPLOT_DATADIR: '/a' })
    expect(problems).toHaveLength(3)
    expect(message).toMatch(/PORT must be a whole number from 0 to 65535; it is "x"/)
    expect(problems[0]?.pl).toBe('PORT musi mieć postać: liczba całkowita od 0 do 65535; jest „x”')
    expect(problems[1]?.pl).toContain('on albo off')
    expect(problems[2]?.pl).toBe('SPLOT_DATADIR to nie jest opcja; może chodziło o SPLOT_DATA_DIR?')
  })

  it('reads trusted proxies as a list', () => {
    expect(readConfig({}).trustedProxies).toEqual([])
    expect(readConfig({ SPLOT_TRUSTED_PROXIES: '10.0.0.0/8, ::1' }).trustedProxies).toEqual([
      '10.0.0.0/8',
      '::1',
    ])
    expect(refuse({ SPLOT_TRUSTED_PROXIES: 'proxy.local' }).problems[0]?.pl).toContain('zakresy')
  })
})

describe('the language of the terminal', () => {
  it.each<[Record<string, string>, 'pl' | 'en' | null]>([
    [{ SPLOT_LANGUAGE: 'en', LANG: 'pl_PL.UTF-8' }, 'en'],
    [{ LANG: 'pl_PL.UTF-8' }, 'pl'],
    [{ SPLOT_LANGUAGE: '', LANG: 'en_GB' }, 'en'],
    [{ SPLOT_LANGUAGE: 'de', LANG: 'C.UTF-8' }, null],
    [{}, null],
  ])('%j', (env, language) => {
    expect(findTerminalLanguage(env)).toBe(language)
  })
})

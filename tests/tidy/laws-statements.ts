import { isTest, type Law } from './law.ts'

/**
 * A prepared statement is known by its name on its connection: two of one name fail only where one connection meets both,
 * some day, for a customer. So each name stands once.
 */
export const statementLaw: Law = {
  id: 'statement names',
  leastSeen: 250,
  check(sources) {
    const places = new Map<string, string[]>()
    for (const { path, text } of sources) {
      if (!path.startsWith('server/') || isTest(path)) continue
      for (const [, name = ''] of text.matchAll(/\bsql\(\s*'([\w.]+)'/g))
        places.set(name, [...(places.get(name) ?? []), path])
    }
    const twice = [...places].filter(([, paths]) => paths.length > 1)
    return {
      seen: places.size,
      violations: twice.map(([name, paths]) => `${paths.join(' and ')}: two statements named ${name}`),
    }
  },
}

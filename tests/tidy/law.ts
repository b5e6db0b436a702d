import type { Source } from './source.ts'

/** A law over the sources. It must have seen at least `leastSeen` things, or it proves nothing. */
export interface Law {
  id: string
  leastSeen: number
  check(sources: readonly Source[]): { seen: number; violations: string[] }
}

/** A law that looks at each file alone. */
export function lawPerFile(
  id: string,
  leastSeen: number,
  look: (source: Source) => { seen: number; faults: string[] } | null,
): Law {
  return {
    id,
    leastSeen,
    check(sources) {
      const violations: string[] = []
      let seen = 0
      for (const source of sources) {
        const result = look(source)
        if (!result) continue
        seen += result.seen
        violations.push(
          ...result.faults.map((fault) => `${source.path}${fault.startsWith(':') ? '' : ' '}${fault}`),
        )
      }
      return { seen, violations }
    },
  }
}

export const isTest = (path: string): boolean =>
  /\.(test|testkit)\.tsx?$/.test(path) || /^(tests|bench|scripts)\//.test(path)

/** Lines (from 1) on which the pattern occurs. */
export function findLines(text: string, pattern: RegExp): number[] {
  const lines: number[] = []
  for (const match of text.matchAll(pattern)) lines.push(text.slice(0, match.index).split('\n').length)
  return lines
}

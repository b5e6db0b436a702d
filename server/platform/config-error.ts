import type { Bilingual } from '@splot/contract/language'

/** Options that cannot be used: all of them at once, in both languages. Ends the start with exit code 1. */
export class SplotConfigError extends Error {
  readonly problems: readonly Bilingual[]
  constructor(problems: readonly Bilingual[]) {
    super(problems.map((problem) => problem.en).join('\n'))
    this.name = 'SplotConfigError'
    this.problems = problems
  }
}

/** Options that cannot be used: all of them at once. Ends the start with exit code 1. */
export class SplotConfigError extends Error {
  readonly problems: readonly string[]
  constructor(problems: readonly string[]) {
    super(problems.join('\n'))
    this.name = 'SplotConfigError'
    this.problems = problems
  }
}

import type { Report } from './journey-queries.ts'

export type Advice =
  | { kind: 'breached' | 'near'; guards: Report['guards'][number]['guard'][] }
  | { kind: 'early'; people: number }
  | { kind: 'fine' }

/** What the guards say to letting more people in: what is passed first, then that nothing could be seen yet. */
export function adviseScale({ guards }: Pick<Report, 'guards'>): Advice {
  for (const kind of ['breached', 'near'] as const) {
    const found = guards.filter((one) => one.state === kind).map((one) => one.guard)
    if (found.length > 0) return { kind, guards: found }
  }
  const early = guards.filter((one) => one.guard !== 'conversion' && one.state === 'early')
  return early.length === 0
    ? { kind: 'fine' }
    : { kind: 'early', people: Math.min(...early.map((one) => one.people)) }
}

import type { Report } from './journey-queries.ts'

export type Advice =
  | { kind: 'breached' | 'near'; guards: Report['guards'][number]['guard'][] }
  | { kind: 'early' | 'fine' }

/**
 * What the guards say to letting more people in. Too early is as long as a guard could be at its limit and nothing have
 * been seen of it: with none among n people the true share may still be 3 / n (the rule of three, at 95 %: Hanley and
 * Lippman-Hand, JAMA 249, 1983).
 */
export function adviseScale({ guards, entered }: Pick<Report, 'guards' | 'entered'>): Advice {
  for (const kind of ['breached', 'near'] as const) {
    const found = guards.filter((one) => one.state === kind).map((one) => one.guard)
    if (found.length > 0) return { kind, guards: found }
  }
  const limits = guards.flatMap(({ guard, limit }) => (guard === 'conversion' ? [] : [limit]))
  return { kind: entered < 3 / Math.min(...limits) ? 'early' : 'fine' }
}

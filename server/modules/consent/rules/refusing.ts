import type { Policy } from './policy.ts'
import { type ConsentRow, findObjection, findRestriction, judgeConsent } from './state.ts'
import type { PurposeLens } from './words.ts'

type NarrowLens = Exclude<PurposeLens, 'service'>

/** Purposes whose refusal parts what a lens joins; ads see no more than marketing does. */
const lensesIn: Readonly<Record<NarrowLens, readonly PurposeLens[]>> = {
  marketing: ['marketing'],
  ads: ['marketing', 'ads'],
}

const refusals: ReadonlySet<string> = new Set(['withdraw', 'object', 'restrict'])

/**
 * Births at which somebody refused that what she does be joined for a use: she withdrew or objects to a purpose of that
 * lens as such (its processing, not one channel of it), or wants it restricted. A refused newsletter refuses a newsletter.
 */
export function findRefusing(
  rows: readonly ConsentRow[],
  policy: Pick<Policy, 'purposes'>,
  { lens, now }: { lens: NarrowLens; now: number },
): Set<string> {
  const births = new Map<string, ConsentRow[]>()
  // Asked in every claim: most customers never refused anything.
  const spoken = new Set(rows.filter((row) => refusals.has(row.act)).map((row) => row.birth))
  if (spoken.size === 0) return spoken
  for (const row of rows) {
    if (!spoken.has(row.birth)) continue
    const own = births.get(row.birth)
    if (own === undefined) births.set(row.birth, [row])
    else own.push(row)
  }
  const asked = [...policy.purposes.values()]
    .filter((one) => lensesIn[lens].includes(one.lens))
    .map((one) => ({ purpose: one.id, channel: one.lens === 'ads' ? 'ads' : 'any' }))
  const refuses = (own: readonly ConsentRow[]): boolean =>
    findRestriction(own) !== null ||
    asked.some(
      (one) => judgeConsent(own, one, now).status === 'withdrawn' || findObjection(own, one) !== null,
    )
  return new Set([...births].filter(([, own]) => refuses(own)).map(([birth]) => birth))
}

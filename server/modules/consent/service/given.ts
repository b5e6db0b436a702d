import type { Tx } from '../../../platform/db/index.ts'
import { type ConsentRow, findObjection, findRestriction, judgeConsent } from '../rules/state.ts'
import { listRows } from '../store/ledger.ts'

/** Whose consents are asked for: births by the customer's canonical id. */
export type BirthsByRoot = ReadonlyMap<string, readonly string[]>

/** A purpose on a channel. */
export interface GivenAsked {
  purpose: string
  channel: string
}

/**
 * Which of these consents stand now, with nothing against them: until when by `purpose channel`, Infinity = without end;
 * by canonical id, those without any left out.
 */
export async function listGiven(
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  customers: BirthsByRoot,
  asked: readonly GivenAsked[],
  now: number,
): Promise<Map<string, Map<string, number>>> {
  const given = new Map<string, Map<string, number>>()
  const rootOf = new Map([...customers].flatMap(([root, births]) => births.map((birth) => [birth, root])))
  const rows = new Map<string, ConsentRow[]>()
  for (const row of await listRows(tx, workspaceId, [...rootOf.keys()])) {
    const root = rootOf.get(row.birth) ?? row.birth
    const own = rows.get(root)
    if (own === undefined) rows.set(root, [row])
    else own.push(row)
  }
  for (const [root, own] of rows) {
    if (findRestriction(own) !== null) continue
    const ends = new Map<string, number>()
    for (const one of asked) {
      const { status, row } = judgeConsent(own, one, now)
      if (status !== 'granted' || findObjection(own, one) !== null) continue
      ends.set(`${one.purpose} ${one.channel}`, row?.validUntil ?? Number.POSITIVE_INFINITY)
    }
    if (ends.size > 0) given.set(root, ends)
  }
  return given
}

import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { getBirths } from '../../service/get-births.ts'
import { bookIn, lockPerson, readBalance, tellPoints } from './accounts.ts'
import { loadTerms } from './read-terms.ts'

export interface PointsGift {
  birth: string
  points: number
  /** Names the gift: given again, it was given once. */
  ref: string
  at: number
  /** As she reads it beside the points. */
  reason: string
}

/** Points that are given for no purchase, by a journey; once for their ref. @throws SplotError not_found, programme_none */
export async function givePoints(deps: CommerceDeps, tx: WorkspaceTx, gift: PointsGift): Promise<void> {
  const { birth, points, ref, at, reason } = gift
  const births = await getBirths(deps, tx, birth)
  const terms = await loadTerms(tx)
  if (terms === null) throw new SplotError('programme_none')
  const person = await lockPerson(deps, tx, births)
  const entry = { kind: 'corrected' as const, reason }
  const coming = { birth, kind: 'c' as const, ref, at, points, paidMinor: 0n, entry }
  if (!(await bookIn(deps, tx, { person, terms, coming }))) return
  await tellPoints(tx, {
    ...{ id: `points-given:${ref}`, birth, event: 'Points Corrected', channel: 'web', at },
    properties: { points, balance: await readBalance(tx, births), reason },
  })
}

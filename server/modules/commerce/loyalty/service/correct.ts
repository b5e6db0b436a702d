import { type Language, SplotError } from '../../../../platform/errors.ts'
import type { CommerceDeps, Member } from '../../service/deps.ts'
import { getBirths } from '../../service/get-births.ts'
import { takePoints } from '../rules/lots.ts'
import type { LoyaltyReply } from '../schema.ts'
import { findBooked, findCorrection } from '../store/ledger.ts'
import { bookIn, bookOut, lockPerson, readBalance, tellPoints } from './accounts.ts'
import { loadTerms } from './read-terms.ts'
import { type ShowPorts, showPoints } from './show.ts'

interface Correction {
  id: string
  points: number
  reason: string
  undoes?: string | undefined
  /** Read once she is found: whoever is not is no matter of keys. */
  readKey(): string
  actor: Member
  /** In which whoever asks reads. */
  language: Language | null
}

/**
 * A member gives or takes points, with the reason; once for its key. What is taken is what she has, never more; what was
 * given and is spent cannot be taken back.
 * @throws not_found, points_short, points_undone, programme_none
 */
export async function correctPoints(
  deps: CommerceDeps & ShowPorts,
  workspaceId: string,
  asked: Correction,
): Promise<LoyaltyReply> {
  const { id, points, reason, undoes, actor } = asked
  const [view, births] = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const births = await getBirths(deps, tx, id)
    const terms = await loadTerms(tx)
    if (terms === null) throw new SplotError('programme_none')
    const person = await lockPerson(deps, tx, births)
    const key = asked.readKey()
    const ref = `hand:${id}:${key}`
    const kind = 'corrected' as const
    // Asked again she may be called by another of her births: a merge came between.
    const refs = births.map((one) => `hand:${one}:${key}`)
    if ((await findBooked(tx, births, { kind, refs })) !== null)
      return [await showPoints(deps, tx, { births, language: asked.language }), births] as const
    if (undoes !== undefined && (await findCorrection(tx, births, undoes))?.points !== -points)
      throw new SplotError('points_undone', { path: 'body.undoes' })
    const at = deps.clock.now()
    const about = { kind, reason, author: actor.name, undoes }
    if (points > 0) {
      const coming = { birth: id, kind: 'c' as const, ref, at, points, paidMinor: 0n, entry: about }
      await bookIn(deps, tx, { person, terms, coming })
    } else {
      const portions = takePoints(person.lots, -points, at)
      if (portions === null) throw new SplotError('points_short', { path: 'body.points' })
      await bookOut(deps, tx, portions, { ...about, at, ref, to: 'corrected' })
    }
    await tellPoints(tx, {
      ...{ id: `points-corrected:${ref}`, birth: id, event: 'Points Corrected', channel: 'pos', at },
      properties: { points, balance: await readBalance(tx, births), reason: 'correction' },
    })
    await deps.audit.record(
      { tx, workspaceId },
      { actor, action: 'points.corrected', target: id, detail: { points } },
    )
    return [await showPoints(deps, tx, { births, language: asked.language }), births] as const
  })
  deps.live.tell(workspaceId, 'loyalty', { births })
  return view
}

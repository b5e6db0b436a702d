import { combineTraits } from '../rules/traits.ts'
import { gatherParts, listParts } from '../store/read.ts'
import type { ProfileDeps } from './deps.ts'

/** What a merge would change here: events that move, and traits of which only the newer statement will show. */
export interface Moves {
  events: number
  traits: { key: string; kept: unknown; dropped: unknown }[]
}

export function describeMoves(
  deps: ProfileDeps,
  workspaceId: string,
  sides: { winner: readonly string[]; loser: readonly string[] },
): Promise<Moves> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const byBirth = await listParts(tx, workspaceId, [...sides.winner, ...sides.loser])
    const winner = gatherParts(byBirth, sides.winner)
    const loser = gatherParts(byBirth, sides.loser)
    const [ofWinner, ofLoser] = [combineTraits(winner.traits), combineTraits(loser.traits)]
    const together = combineTraits([...winner.traits, ...loser.traits])
    const traits: Moves['traits'] = []
    for (const [key, { value: kept }] of together) {
      const [a, b] = [ofWinner.get(key)?.value, ofLoser.get(key)?.value]
      if (a === undefined || b === undefined || JSON.stringify(a) === JSON.stringify(b)) continue
      traits.push({ key, kept, dropped: JSON.stringify(a) === JSON.stringify(kept) ? b : a })
    }
    return { events: loser.presences.reduce((sum, one) => sum + one.events, 0), traits }
  })
}

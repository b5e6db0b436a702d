import type { Channel } from '@splot/contract/channels'
import { type Language, SplotError } from '../../../../platform/errors.ts'
import { nameIn } from '../../rules/languages.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { GiveCoupon } from '../../service/ports.ts'
import { takePoints } from '../rules/lots.ts'
import { findBooked } from '../store/ledger.ts'
import { bookOut, lockPerson, readBalance, tellPoints } from './accounts.ts'
import { getReward } from './programme.ts'

interface Claim {
  rewardId: string
  /** Hers, the one that claims first. */
  births: readonly string[]
  key: string
  channel: Channel
  /** In which whoever asks reads. */
  language: Language | null
}

/** Points for a reward: a coupon of its pool, once for its key. @throws not_found, reward_off, points_short */
export async function claimReward(
  deps: CommerceDeps & { give: GiveCoupon },
  workspaceId: string,
  { rewardId, births, key, channel, language }: Claim,
) {
  const [birth] = births
  if (birth === undefined) throw new SplotError('points_short')
  const claimed = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const reward = await getReward(tx, rewardId)
    const { lots } = await lockPerson(deps, tx, births)
    const at = deps.clock.now()
    const kind = 'claimed' as const
    // Asked again she may be called by another of her births: a merge came between.
    const refs = births.map((one) => `claim:${one}:${key}`)
    const before = await findBooked(tx, births, { kind, refs })
    const ref = before ?? `claim:${birth}:${key}`
    const told = await deps.settingsOf(workspaceId, tx)
    const reason = nameIn(reward, told.language)
    if (before === null) {
      const portions = takePoints(lots, reward.points, at)
      if (portions === null) throw new SplotError('points_short')
      await bookOut(deps, tx, portions, { at, kind, ref, reason, to: 'spent' })
      await tellPoints(tx, {
        ...{ id: `points-spent:${ref}`, birth, event: 'Points Spent', channel, at },
        properties: { points: reward.points, balance: await readBalance(tx, births), reason },
      })
    }
    const { poolId } = reward
    const { expiresAt, texts, name, ...coupon } = await deps.give(tx, { poolId, birth, ref, at, channel })
    const ends = expiresAt === null ? null : new Date(expiresAt).toISOString()
    const shown = { ...coupon, name: nameIn({ name, texts }, language) }
    return { coupon: { ...shown, poolId, expiresAt: ends }, points: await readBalance(tx, births) }
  })
  deps.live.tell(workspaceId, 'loyalty', { births })
  return claimed
}

import { toDecimal } from '@splot/contract/money'
import type { z } from 'zod'
import { SplotError } from '../../../../platform/errors.ts'
import { readMinor } from '../../schema.ts'
import type { CommerceDeps, Member } from '../../service/deps.ts'
import type { HasPool } from '../../service/ports.ts'
import { earn } from '../rules/earn.ts'
import { readTerms, type Terms, worthOf } from '../rules/terms.ts'
import { type Programme, programme, type Reward, rewardBody, type tryBody, type tryReply } from '../schema.ts'
import { findProgramme, findReward, listRewards, putProgramme, putReward } from '../store/programme.ts'

export const showProgramme = (deps: CommerceDeps, workspaceId: string) =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await findProgramme(tx)
    const { currency } = await deps.settingsOf(workspaceId, tx)
    if (row === null) return { programme: null, currency }
    return { programme: programme.parse(JSON.parse(row.body)), currency: row.currency }
  })

function check(body: Programme, currency: string, under: string): Terms {
  const terms = readTerms(body, currency)
  if ('path' in terms) throw new SplotError('price_unread', { path: `${under}.${terms.path}` })
  return terms
}

/** From now on: points that are there stay, with the ends they have. @throws price_unread */
export const saveProgramme = (
  deps: CommerceDeps,
  workspaceId: string,
  { body, actor }: { body: Programme; actor: Member },
) =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const { currency } = await deps.settingsOf(workspaceId, tx)
    check(body, currency, 'body')
    await putProgramme(tx, { body: JSON.stringify(body), currency, at: deps.clock.now() })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'loyalty.changed', target: workspaceId })
    return { programme: body, currency }
  })

/** What a purchase would earn by a programme that need not be saved. @throws price_unread */
export const tryProgramme = (
  deps: CommerceDeps,
  workspaceId: string,
  { programme: body, lines, channel, storeId, tier, at }: z.output<typeof tryBody>,
): Promise<z.output<typeof tryReply>> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const { currency, timeZone } = await deps.settingsOf(workspaceId, tx)
    const terms = check(body, currency, 'body.programme')
    const paid = lines.map(({ productId, category, quantity, paid }, place) => {
      const paidMinor = readMinor(paid, currency)
      if (paidMinor === null) throw new SplotError('price_unread', { path: `body.lines.${place}.paid` })
      return { productId, categories: category === undefined ? [] : [category], quantity, paidMinor }
    })
    const occasion = { channel, storeId, at: Date.parse(at), timeZone, births: [] }
    const { points, parts } = earn(terms, paid, { occasion, tierId: tier })
    const worth = terms.spend && { amount: toDecimal(worthOf(terms, points), currency), currency }
    return { points, parts, worth }
  })

export const showRewards = (deps: CommerceDeps, workspaceId: string): Promise<Reward[]> =>
  deps.db.inWorkspace(workspaceId, async (tx) =>
    (await listRewards(tx)).map(({ id, body }) => ({ id, ...rewardBody.parse(JSON.parse(body)) })),
  )

/** @throws not_found where there is no such pool */
export const saveReward = (
  deps: CommerceDeps & { hasPool: HasPool },
  workspaceId: string,
  { id, body, actor }: { id: string; body: z.output<typeof rewardBody>; actor: Member },
): Promise<Reward> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    if (!(await deps.hasPool(tx, body.poolId))) throw new SplotError('not_found', { path: 'body.poolId' })
    await putReward(tx, { id, body: JSON.stringify(body), isActive: body.isActive, at: deps.clock.now() })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'reward.changed', target: id })
    return { id, ...body }
  })

/** What a reward is now. @throws not_found, reward_off */
export async function getReward(tx: Parameters<typeof findReward>[0], id: string): Promise<Reward> {
  const row = await findReward(tx, id)
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  const reward = { id, ...rewardBody.parse(JSON.parse(row.body)) }
  if (!reward.isActive) throw new SplotError('reward_off')
  return reward
}

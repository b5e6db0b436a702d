import { z } from 'zod'
import type { Language } from '../../../platform/errors.ts'
import { readKey } from '../service/read-key.ts'
import { type AnyShopRoute, defineShopRoute, type ShopFeed, type Shopper } from '../service/shop-route.ts'
import { claimReward } from './service/claim.ts'
import type { LoyaltyDeps } from './service/deps.ts'
import { showPoints } from './service/show.ts'
import { showWallet } from './service/wallet.ts'

/** Hers, the one that asks first: what is new is booked to it. */
const birthsOf = ({ birth, births }: Shopper): string[] =>
  birth === null ? [...births] : [birth, ...births.filter((one) => one !== birth)]

/** What the shop's page shows of points; who of the staff wrote what about her is not for it. */
const showToShopper = (
  deps: LoyaltyDeps,
  { workspaceId, shopper, language }: { workspaceId: string; shopper: Shopper; language: Language },
) =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const { history, ...rest } = await showPoints(deps, tx, { births: birthsOf(shopper), language })
    return {
      ...rest,
      history: history.map(({ reason, author: _, isUndoable: __, ...entry }) => ({
        ...entry,
        reason: entry.kind === 'corrected' ? null : reason,
      })),
    }
  })

/** Her points, for her open screens; a guest has none. */
export const createLoyaltyFeed =
  (deps: LoyaltyDeps): ShopFeed =>
  async (asked) =>
    asked.shopper.kind === 'known' ? showToShopper(deps, asked) : null

/** For somebody known alone. */
export const createLoyaltyShopRoutes = (deps: LoyaltyDeps): AnyShopRoute[] => [
  defineShopRoute({
    method: 'GET',
    path: 'loyalty',
    who: 'known',
    handle: (asked) => showToShopper(deps, asked),
  }),
  defineShopRoute({
    method: 'POST',
    path: 'wallet',
    who: 'known',
    async handle({ shopper, workspaceId }) {
      const [birth = ''] = birthsOf(shopper)
      return showWallet(deps, workspaceId, birth)
    },
  }),
  defineShopRoute({
    method: 'POST',
    path: 'rewards/{id}/claim',
    who: 'known',
    body: z.strictObject({}).optional(),
    handle: ({ shopper, params, raw, workspaceId, language }) =>
      claimReward(deps, workspaceId, {
        ...{ rewardId: params.id ?? '', births: birthsOf(shopper), key: readKey(raw) },
        ...{ channel: shopper.channel, language },
      }),
  }),
]

import { type Language, SplotError } from '../../../../platform/errors.ts'
import { hashToUuid } from '../../../../platform/ids.ts'
import { findStores } from '../../location/index.ts'
import type { Shopper } from '../../service/shop-route.ts'
import type { Order } from '../rules/order.ts'
import { judgeWalk, type WalkState, walkMs } from '../rules/walk.ts'
import { listOrders } from '../store/orders.ts'
import { listScans, putScan, type ScanRow } from '../store/scans.ts'
import type { OrderDeps } from './deps.ts'
import { getOrder } from './orders.ts'

const keptMs = 24 * 3_600_000
const mostWalks = 60

/** She scanned a label in this store. @throws store_unknown */
export const noteScan = (deps: OrderDeps, { workspaceId, ...shopper }: Shopper, storeId: string) =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    if ((await findStores(tx, [storeId])).length === 0)
      throw new SplotError('store_unknown', { path: 'body.storeId' })
    const now = deps.clock.now()
    const { birth, anonymousId, kind } = shopper
    const device = anonymousId ?? birth ?? ''
    await putScan(
      tx,
      { storeId, device, birth, isKnown: kind === 'known', seenAt: now },
      { walk: now - walkMs, kept: now - keptMs },
    )
    return {}
  })

/** Somebody who goes through a store and pays by herself. */
export interface ScanWalk {
  id: string
  /** Any birth of hers; null for a device nobody has seen elsewhere. */
  birth: string | null
  beganAt: number
  state: WalkState
  orderId: string | null
  number: string | null
  lines: { name: string; variant: string; quantity: number }[]
  total: string
  currency: string
}

/** Who is under way in a store, the last label first. */
export async function listWalks(
  deps: OrderDeps,
  workspaceId: string,
  { storeId, language }: { storeId: string; language: Language },
): Promise<ScanWalk[]> {
  const now = deps.clock.now()
  const found = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const scans = await listScans(tx, { storeId, since: now - keptMs, most: mostWalks })
    const paid = { storeId, states: null, kinds: ['go'], births: null, ids: null } as const
    const orders = await listOrders(tx, { ...paid, before: null, limit: mostWalks })
    const births = scans.flatMap((one) => one.birth ?? [])
    const known = births.length === 0 ? [] : await deps.graph.listClusters(tx, workspaceId, births, 'service')
    return scans.map((scan) => {
      const root = known.find((one) => one.birthId === scan.birth)?.root
      const hers = known.filter((one) => one.root === root).map((one) => one.birthId)
      return { scan, hers, order: orders.find((one) => isOf(one, scan, hers)) ?? null }
    })
  })
  const walks: ScanWalk[] = []
  for (const { scan, hers, order } of found) {
    const judged = judgeWalk(scan, order, now)
    if (judged === null) continue
    const { device, birth } = scan
    const id = hashToUuid(`scan\n${storeId}\n${device}`)
    const what =
      judged.state === 'shopping' || order === null
        ? await readCart(deps, workspaceId, { scan, births: hers, language })
        : await readBought(deps, workspaceId, { order, language })
    walks.push({ id, birth, ...judged, ...what })
  }
  return walks
}

const isOf = ({ birth, body }: Order, scan: ScanRow, hers: readonly string[]): boolean =>
  birth === null ? body.anonymousId === scan.device : hers.includes(birth)

async function readBought(
  deps: OrderDeps,
  workspaceId: string,
  { order: { id, number }, language }: { order: Order; language: Language },
) {
  const { lines, totals, currency } = await getOrder(deps, workspaceId, { id, language })
  return { orderId: id, number, lines: lines.map(pickLine), total: totals.total, currency }
}

async function readCart(
  deps: OrderDeps,
  workspaceId: string,
  { scan, births, language }: { scan: ScanRow; births: readonly string[]; language: Language },
) {
  const { birth, device, isKnown } = scan
  const shopper: Shopper = {
    ...{
      kind: isKnown ? 'known' : 'guest',
      workspaceId,
      anonymousId: isKnown ? null : device,
      channel: 'web',
    },
    ...{ birth, births: isKnown ? births : birth === null ? [] : [birth] },
  }
  const { lines, totals, currency } = await deps.showCart({ workspaceId, language, shopper })
  return { orderId: null, number: null, lines: lines.map(pickLine), total: totals.total, currency }
}

const pickLine = ({ name, variant, quantity }: { name: string; variant: string; quantity: number }) => ({
  ...{ name, variant, quantity },
})

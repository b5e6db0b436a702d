import type { CartChange, CartView } from '@splot/contract/cart'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Language } from '../../../../platform/errors.ts'
import { hashSecret } from '../../../../platform/ids.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { Shopper } from '../../service/shop-route.ts'
import { makeOp, type Op, readCart } from '../rules/cart.ts'
import { appendChanges } from '../store/documents.ts'
import { markUndone } from '../store/merges.ts'
import { changeCart, listPutIn, type OpenWhole } from './change.ts'
import type { Desk } from './desk.ts'
import { copyLines, makeHandover, useHandover } from './handover.ts'
import { asGuest, getCustomer, getOwner, getShopper, nameView, type Person } from './person.ts'
import { type PutIn, tellDenied } from './tell-denied.ts'
import { createTogether } from './together.ts'
import { type CartDeps, viewCart } from './view.ts'
import { addChanges, idsOf, listApart, loadWhole, openWhole, type Whole } from './whole.ts'

export type CartsDeps = CommerceDeps & Pick<CartDeps, 'findDiscounts' | 'look'>

/** Who asks: whoever shops, for herself; or a desk of the shop, for a customer. */
export type Asker =
  | { workspaceId: string; language: Language; shopper: Shopper }
  | { workspaceId: string; language: Language; customerId: string }

export interface Carts {
  show(asker: Asker): Promise<CartView>
  change(asker: Asker, asked: { changes: readonly CartChange[]; desk: Desk }): Promise<CartView>
  /** What a merge brought from elsewhere leaves again. */
  undoMerge(asker: Asker, desk: Desk): Promise<CartView>
  handOver(asker: Asker): Promise<{ code: string; expiresAt: string }>
  /** A shopper takes what is in it; a desk opens the very cart it leads to. */
  take(asker: Asker, asked: { code: string; desk: Desk }): Promise<CartView>
  /** What lies in a device's cart lies in hers too, though identity keeps the two apart. */
  adopt(asker: Asker, asked: { anonymousId: string; desk: Desk }): Promise<CartView>
  open(asked: { workspaceId: string; language: Language; code: string }): Promise<CartView>
}

export const getPerson = (
  deps: Pick<CommerceDeps, 'graph'>,
  tx: WorkspaceTx,
  asker: Asker,
): Promise<Person> =>
  'shopper' in asker ? getShopper(deps, tx, asker.shopper) : getCustomer(deps, tx, asker.customerId)

/** Opens a cart, does something to it, shows it, and tells open screens once it is committed. */
const createAct =
  (deps: CartsDeps) =>
  async (
    asker: Asker,
    run: (tx: WorkspaceTx, whole: OpenWhole) => Promise<Whole>,
    asked?: { changes: readonly CartChange[]; desk: Desk },
  ): Promise<CartView> => {
    const news = await deps.db.inWorkspace(asker.workspaceId, async (tx) => {
      const whole = await openWhole(deps, tx, 'cart', await getPerson(deps, tx, asker))
      const after = await run(tx, whole)
      const view = await viewCart(deps, tx, after, asker.language)
      const putIn: PutIn[] = asked === undefined ? [] : listPutIn(whole, asked)
      if (asked !== undefined && putIn.length > 0)
        await tellDenied(tx, whole, { ...view, putIn, desk: asked.desk, at: deps.clock.now() })
      return { view, ids: idsOf(after), for: nameView(after.person, asker.language) }
    })
    deps.live.tell(asker.workspaceId, 'cart', { ids: news.ids, shown: news })
    return news.view
  }

export function createCarts(deps: CartsDeps): Carts {
  const act = createAct(deps)
  const changeAlone: Carts['change'] = (asker, asked) =>
    act(asker, (tx, whole) => changeCart(deps, tx, whole, { ...asked, language: asker.language }), asked)
  return {
    async show(asker) {
      const shown = await deps.db.inWorkspace(asker.workspaceId, async (tx) => {
        const person = await getPerson(deps, tx, asker)
        const whole = await loadWhole(tx, 'cart', person)
        if (listApart(whole).length > 1 && !person.isGuest) return null
        return viewCart(deps, tx, whole, asker.language)
      })
      // Carts that met are made one by whoever looks first.
      return shown ?? act(asker, async (_tx, whole) => whole)
    },
    change: createTogether(deps, changeAlone),
    undoMerge: (asker, desk) => act(asker, (tx, whole) => undoMerge(deps, tx, whole, desk)),
    handOver: (asker) =>
      deps.db.inWorkspace(asker.workspaceId, async (tx) => {
        const whole = await openWhole(deps, tx, 'cart', await getPerson(deps, tx, asker))
        return makeHandover(deps, tx, whole)
      }),
    take: (asker, { code, desk }) =>
      act(asker, async (tx, to) => {
        const { id, isGuest } = await useHandover(deps, tx, code)
        if (to.documents.some((one) => one.id === id)) return to
        const { person, document } = await getOwner(deps, tx, id)
        const from = await loadWhole(tx, 'cart', isGuest ? asGuest(person, document) : person)
        return copyLines(deps, tx, { from, to, desk, name: `take/${hashSecret(code).slice(0, 16)}` })
      }),
    adopt: (asker, { anonymousId, desk }) =>
      act(asker, async (tx, to) => {
        const device = { workspaceId: tx.workspaceId, channel: 'web', anonymousId } as const
        const person = await getShopper(deps, tx, { ...device, kind: 'guest', birth: null, births: [] })
        const from = await loadWhole(tx, 'cart', person)
        return copyLines(deps, tx, { from, to, desk, name: `adopt/${from.version}` })
      }),
    open: ({ workspaceId, language, code }) =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        const { person } = await getOwner(deps, tx, (await useHandover(deps, tx, code)).id)
        return viewCart(deps, tx, await loadWhole(tx, 'cart', person), language)
      }),
  }
}

/** Each line is set to what it would be without the other cart. */
async function undoMerge(
  { clock }: Pick<CommerceDeps, 'clock'>,
  tx: WorkspaceTx,
  whole: OpenWhole,
  desk: Desk,
): Promise<Whole> {
  const merge = whole.merges.findLast((one) => one.undoneAt === null)
  if (merge === undefined) return whole
  const guests = whole.changes.filter((one) => one.documentId === merge.guestId).map((one) => one.op)
  const without = new Set([...guests, ...merge.ops].map((op) => op.tag))
  const kept = new Map([...whole.ops].filter(([tag]) => !without.has(tag)))
  const left = new Map(readCart(kept).map((one) => [one.line, one]))
  const now = clock.now()
  const ops = [...new Set(guests.map((op) => op.line))].flatMap((line): Op[] => {
    const { quantity = 0, about } = left.get(line) ?? {}
    const wish = { kind: 'set' as const, line, quantity, ...(about === undefined ? {} : { about }) }
    const tag = `${desk.replica}/undo/${merge.guestId}/${line}`
    const op = makeOp(whole.ops, wish, { replica: desk.replica, by: desk.by, nowMs: now, tag })
    return op === null ? [] : [op]
  })
  await appendChanges(tx, whole.home, ops, now)
  await markUndone(tx, merge, now)
  const undone = whole.merges.map((one) => (one === merge ? { ...one, undoneAt: now } : one))
  return addChanges({ ...whole, merges: undone }, ops)
}

import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Ids } from '../../../../platform/ids.ts'
import { freeOf, joinLines, keyOf, type Levels, type Line, reserve, settle } from '../rules.ts'
import { sumFree } from '../store/free.ts'
import {
  ensureLevels,
  insertMovements,
  listFree,
  lockLevels,
  type Movement,
  putLevels,
} from '../store/levels.ts'
import { listOversold, type Oversold } from '../store/oversold.ts'
import { insertReservation, listLines, lockReservation, settleReservations } from '../store/reservations.ts'
import { freeExpired } from './reservations.ts'

/** What orders ask of the stock, each verb in the order's own transaction. */
export interface OrderStock {
  /** Of these SKUs those that are counted in some store. Of the others there is enough everywhere, and nothing is booked. */
  listCounted(tx: WorkspaceTx, skus: readonly string[]): Promise<ReadonlySet<string>>
  /** Pieces free by store and SKU; a look without a lock. */
  listFree(tx: WorkspaceTx, skus: readonly string[]): Promise<(storeId: string, sku: string) => number>
  /** Keeps all lines or none, until they are settled. @returns what there is too little of */
  keep(tx: WorkspaceTx, asked: Kept): Promise<readonly (Line & { free: number })[]>
  /**
   * Of what is kept these pieces leave the store, the rest is free again.
   * @returns what left although the books did not have it; nothing where somebody took the pieces out by hand before; null where
   * nothing is kept any more
   */
  settle(
    tx: WorkspaceTx,
    asked: { id: string; taken: readonly Line[]; ref: string; at: number },
  ): Promise<readonly Line[] | null>
  /** Pieces that are promised and do not lie there, in one store or in all. */
  listOversold(tx: WorkspaceTx, storeId: string | null): Promise<Oversold[]>
  /** Pieces that have left the store, whatever the books say. @returns by line how many of them the books did not have */
  sell(tx: WorkspaceTx, asked: Moved): Promise<number[]>
  /** Pieces that came back. */
  takeBack(tx: WorkspaceTx, asked: Moved): Promise<void>
}

interface Moved {
  lines: readonly Line[]
  ref: string
  at: number
}

interface Kept extends Moved {
  id: string
  until: number
}

const listCounted: OrderStock['listCounted'] = async (tx, skus) => new Set((await sumFree(tx, skus)).keys())

const skusOf = (lines: readonly Line[]) => [...new Set(lines.map((one) => one.sku))]

export const createOrderStock = ({ ids }: { ids: Ids }): OrderStock => ({
  listCounted,
  async listFree(tx, skus) {
    const free = new Map((await listFree(tx, skus)).map((one) => [keyOf(one), freeOf(one)]))
    return (storeId, sku) => free.get(keyOf({ storeId, sku })) ?? 0
  },
  async keep(tx, { id, lines: asked, ref, until, at }) {
    const lines = joinLines(asked)
    const result = reserve(await freeExpired(tx, lines, at), lines)
    if (!result.ok) return result.short
    await putLevels(tx, lines, result.levels, at)
    // For nobody by name: an erasure must not let go of what an order keeps.
    await insertReservation(tx, { id, birth: null, ref, expiresAt: until, createdAt: at, lines })
    return []
  },
  async settle(tx, { id, taken, ref, at }) {
    const row = await lockReservation(tx, id)
    if (row?.state === 'c') return []
    if (row?.state !== 'h') return null
    const kept = await listLines(tx, [id])
    const isKept = new Set(kept.map(keyOf))
    const gone = joinLines(taken).filter((one) => isKept.has(keyOf(one)))
    const isGone = new Map(gone.map((one) => [keyOf(one), one.quantity]))
    const rest = kept.flatMap((one) => {
      const quantity = one.quantity - (isGone.get(keyOf(one)) ?? 0)
      return quantity > 0 ? [{ ...one, quantity }] : []
    })
    const before = await lockLevels(tx, kept)
    const after = settle(settle(before, gone, true), rest, false)
    await putLevels(tx, kept, after, at)
    const left = gone.map((one) => ({ ...one, quantity: onHandOf(before, one) - onHandOf(after, one) }))
    await insertMovements(tx, listMoved(ids, { lines: left, ref, at }, after), at)
    await settleReservations(tx, [id], gone.length > 0 ? 'c' : 'r', at)
    return gone.flatMap((one, i) => {
      const quantity = one.quantity - (left[i]?.quantity ?? 0)
      return quantity > 0 ? [{ ...one, quantity }] : []
    })
  },
  listOversold,
  async sell(tx, { lines, ref, at }) {
    const counted = await listCounted(tx, skusOf(lines))
    const levels = new Map(await freeExpired(tx, joinLines(lines), at))
    const moved: Movement[] = []
    const short = lines.map((line) => {
      if (!counted.has(line.sku)) return 0
      const level = levels.get(keyOf(line)) ?? { onHand: 0, reserved: 0 }
      const there = Math.min(line.quantity, freeOf(level))
      if (there > 0) {
        const after = { ...level, onHand: level.onHand - there }
        levels.set(keyOf(line), after)
        moved.push(moveOf(ids, { ...line, kind: 'sale', delta: -there, onHand: after.onHand, ref }, at))
      }
      return line.quantity - there
    })
    await putLevels(tx, moved, levels, at)
    await insertMovements(tx, moved, at)
    return short
  },
  async takeBack(tx, { lines: asked, ref, at }) {
    const counted = await listCounted(tx, skusOf(asked))
    const lines = joinLines(asked).filter((one) => counted.has(one.sku))
    await ensureLevels(tx, lines, at)
    const levels = await lockLevels(tx, lines)
    const moved = lines.map((line) => {
      const level = levels.get(keyOf(line)) ?? { onHand: 0, reserved: 0 }
      const after = { ...level, onHand: level.onHand + line.quantity }
      levels.set(keyOf(line), after)
      return moveOf(ids, { ...line, kind: 'return', delta: line.quantity, onHand: after.onHand, ref }, at)
    })
    await putLevels(tx, moved, levels, at)
    await insertMovements(tx, moved, at)
  },
})

const onHandOf = (levels: Levels, item: Line) => levels.get(keyOf(item))?.onHand ?? 0

const moveOf = (
  ids: Ids,
  { storeId, sku, kind, delta, onHand, ref }: Omit<Movement, 'id'>,
  at: number,
): Movement => ({
  id: ids.uuid(at),
  ...{ storeId, sku, kind, delta, onHand, ref },
})

const listMoved = (ids: Ids, { lines, ref, at }: Moved, levels: Levels): Movement[] =>
  lines
    .filter((one) => one.quantity > 0)
    .map((line) => {
      const onHand = onHandOf(levels, line)
      return moveOf(ids, { ...line, kind: 'sale', delta: -line.quantity, onHand, ref }, at)
    })

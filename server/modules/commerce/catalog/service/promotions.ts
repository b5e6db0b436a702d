import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import { readMinor } from '../../schema.ts'
import type { CommerceDeps, Member } from '../../service/deps.ts'
import type { Effect, PricePromotion } from '../rules/price.ts'
import { isTarget, type Priced } from '../rules/target.ts'
import { type PromotionBody, promotionBody, type Target } from '../schema.ts'
import {
  listPromotions,
  listPromotionsSince,
  lockPromotion,
  type PromotionRow,
  putPromotion,
} from '../store/promotions.ts'

const stored = promotionBody.omit({ from: true, until: true })

const readInstants = ({ fromAt, untilAt }: PromotionRow) => ({
  from: new Date(fromAt).toISOString(),
  until: untilAt === null ? null : new Date(untilAt).toISOString(),
})

/** The newest thousand, those that begin last first. */
export const showPromotions = (deps: CommerceDeps, workspaceId: string) =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock.now()
    return (await listPromotions(tx)).map((row) => ({
      id: row.id,
      ...stored.parse(JSON.parse(row.body)),
      ...readInstants(row),
      state: stateOf(row, now),
    }))
  })

function stateOf({ fromAt, untilAt }: PromotionRow, now: number) {
  if (untilAt !== null && untilAt <= now) return 'over' as const
  return fromAt > now ? ('to_come' as const) : ('running' as const)
}

/**
 * A promotion to come, or the end of one that runs. What customers were once asked to pay must stay what it was, for the
 * lowest price of thirty days is read from it: so nothing begins in the past, and of what has begun only the end moves.
 * @throws promotion_past, promotion_started, price_unread
 */
export async function savePromotion(
  deps: CommerceDeps,
  workspaceId: string,
  asked: { id: string; body: PromotionBody; actor: Member },
): Promise<'created' | 'changed' | 'unchanged'> {
  const { id, body, actor } = asked
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const { from, until, ...rest } = body
    const { currency } = await deps.settingsOf(workspaceId, tx)
    if (findEffect(rest.effect, currency) === null)
      throw new SplotError('price_unread', { path: 'body.effect.amount' })
    const row = {
      id,
      body: JSON.stringify(rest),
      fromAt: Date.parse(from),
      untilAt: until === null ? null : Date.parse(until),
    }
    const before = await lockPromotion(tx, id)
    const isSame = before?.body === row.body && before.fromAt === row.fromAt && before.untilAt === row.untilAt
    if (isSame) return 'unchanged'
    refuseRewriting(before, row, deps.clock.now())
    await putPromotion(tx, row)
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'promotion.changed', target: id })
    return before === null ? 'created' : 'changed'
  })
}

/** How late a promotion may be told: clocks differ, and a request takes its time. */
const latenessMs = 60_000

function refuseRewriting(before: PromotionRow | null, row: PromotionRow, now: number): void {
  const hasBegun = before !== null && before.fromAt <= now
  if (row.untilAt !== null && row.untilAt <= row.fromAt)
    throw new SplotError('promotion_past', { path: 'body.until' })
  if (!hasBegun) {
    if (row.fromAt < now - latenessMs) throw new SplotError('promotion_past', { path: 'body.from' })
    return
  }
  if (termsOf(before) !== termsOf(row) || before.fromAt !== row.fromAt)
    throw new SplotError('promotion_started', { path: 'body' })
  const isEndPast = (at: number | null) => at !== null && at < now - latenessMs
  if (isEndPast(before.untilAt) || isEndPast(row.untilAt))
    throw new SplotError('promotion_past', { path: 'body.until' })
}

/** What was asked for, without what it is called. */
const termsOf = ({ body }: PromotionRow): string => {
  const { effect, target } = stored.parse(JSON.parse(body))
  return JSON.stringify({ effect, target })
}

/** @returns null for an amount that its currency cannot have */
function findEffect(effect: PromotionBody['effect'], usual: string): Effect | null {
  if (effect.kind === 'percent') return { kind: 'percent', basisPoints: Math.round(effect.percent * 100) }
  const { kind, amount, currency = usual } = effect
  const minor = readMinor(amount, currency)
  return minor === null ? null : { kind, minor, currency }
}

/** Promotions of a workspace, ready to be asked which of them speak of a variant. */
export interface Promotions {
  listFor(one: Priced): PricePromotion[]
}

/** Those that were not over at an instant. */
export const loadPromotions = async (tx: WorkspaceTx, since: number, currency: string): Promise<Promotions> =>
  readPromotions(await listPromotionsSince(tx, since), currency)

/**
 * A promotion whose amount the workspace's currency of today cannot have is none: the rest go on.
 * @param currency of amounts that name none
 */
export function readPromotions(rows: readonly PromotionRow[], currency: string): Promotions {
  const all: (PricePromotion & { target: Target })[] = rows.flatMap(({ id, fromAt, untilAt, body }) => {
    const { effect: written, target } = stored.parse(JSON.parse(body))
    const effect = findEffect(written, currency)
    return effect === null ? [] : [{ id, fromAt, untilAt, target, effect }]
  })
  return { listFor: (one) => all.filter(({ target }) => isTarget(target, one)) }
}

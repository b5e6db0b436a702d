import { type Language, SplotError } from '../../../../platform/errors.ts'
import { nameIn } from '../../rules/languages.ts'
import type { CommerceDeps, Member } from '../../service/deps.ts'
import { getBirths } from '../../service/get-births.ts'
import type { GiveCoupon, ListCouponsOf, OwnCoupon } from '../../service/ports.ts'
import { putFacts } from '../../store/facts.ts'
import { makeCode } from '../rules/code.ts'
import { poolBody } from '../schema.ts'
import { type CodeRow, endCode, findGiven, findGivenRef, giveCode, listOwn } from '../store/codes.ts'
import { findPool } from '../store/pools.ts'

const dayMs = 86_400_000
const bytesOfCode = 24

/** A code of her own, drawn for her: nobody else can use it, printed ones of the pool stay where they are. */
export const createGiveCoupon =
  ({ ids, settingsOf }: Pick<CommerceDeps, 'ids' | 'settingsOf'>): GiveCoupon =>
  async (tx, { poolId, birth, ref, at, channel }) => {
    const pool = await findPool(tx, poolId)
    if (pool === null) throw new SplotError('not_found', { path: 'body.poolId' })
    const { kind, validDays, name, texts, isActive } = poolBody.parse(JSON.parse(pool.body))
    if (!isActive) throw new SplotError('coupon_off', { path: 'body.poolId' })
    if (kind === 'general') throw new SplotError('coupon_pool_general', { path: 'body.poolId' })
    const show = ({ code, expiresAt }: Pick<CodeRow, 'code' | 'expiresAt'>) => ({
      code,
      name,
      texts,
      expiresAt,
    })
    const expiresAt = validDays === null ? null : at + validDays * dayMs
    const code = makeCode('', Buffer.from(ids.secret(bytesOfCode), 'base64url'))
    const isNew = (await giveCode(tx, { code, poolId, birth, expiresAt, ref, at })) === 1
    if (!isNew) {
      const before = await findGiven(tx, ref)
      if (before === null) throw new SplotError('conflict')
      return show(before)
    }
    const ends = expiresAt === null ? {} : { expires_at: new Date(expiresAt).toISOString() }
    const { language } = await settingsOf(tx.workspaceId, tx)
    const properties = { coupon_id: code, coupon_name: nameIn({ name, texts }, language), ...ends }
    await putFacts(tx, [
      { id: `coupon-given:${code}`, birth, event: 'Coupon Given', channel, at, properties },
    ])
    return show({ code, expiresAt })
  }

/** What is hers, not used, and of a pool that still counts. */
export const listCouponsOf: ListCouponsOf = async (tx, births, at) => {
  if (births.length === 0) return []
  const rows = await listOwn(tx, births, at)
  return rows.flatMap(({ body, ...row }): OwnCoupon[] => {
    const { when, texts } = poolBody.parse(JSON.parse(body))
    const { until } = when
    const end = until === null ? null : Date.parse(until)
    if (end !== null && end <= at) return []
    const expiresAt = Math.min(row.expiresAt ?? Number.MAX_SAFE_INTEGER, end ?? Number.MAX_SAFE_INTEGER)
    return [{ ...row, texts, expiresAt: expiresAt === Number.MAX_SAFE_INTEGER ? null : expiresAt }]
  })
}

/** A coupon of hers, as whoever asks reads it. */
export const writeCoupon = ({ expiresAt, texts, name, ...coupon }: OwnCoupon, language: Language | null) => ({
  ...{ ...coupon, name: nameIn({ name, texts }, language) },
  expiresAt: expiresAt === null ? null : new Date(expiresAt).toISOString(),
})

/** @throws not_found */
export const showCouponsOf = (
  deps: CommerceDeps,
  workspaceId: string,
  { id, language }: { id: string; language: Language | null },
) =>
  deps.db.inWorkspace(workspaceId, async (tx) =>
    (await listCouponsOf(tx, await getBirths(deps, tx, id), deps.clock.now())).map((one) =>
      writeCoupon(one, language),
    ),
  )

/** A member gives a coupon, once for its key. @throws not_found, coupon_off, coupon_pool_general */
export async function giveByHand(
  deps: CommerceDeps,
  workspaceId: string,
  asked: { id: string; poolId: string; readKey: () => string; actor: Member; language: Language | null },
) {
  const { id, poolId, readKey, actor, language } = asked
  const [given, births] = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const births = await getBirths(deps, tx, id)
    const at = deps.clock.now()
    const key = readKey()
    // Asked again she may be called by another of her births: a merge came between.
    const before = await findGivenRef(
      tx,
      births.map((one) => `hand:${one}:${key}`),
    )
    const ref = before ?? `hand:${id}:${key}`
    const coupon = await createGiveCoupon(deps)(tx, { poolId, birth: id, ref, at, channel: 'pos' })
    if (before === null)
      await deps.audit.record({ tx, workspaceId }, { actor, action: 'coupon.given', target: id })
    return [writeCoupon({ ...coupon, poolId }, language), births] as const
  })
  deps.live.tell(workspaceId, 'loyalty', { births })
  return given
}

/** A coupon she has not used yet ends now. @throws not_found */
export async function takeBack(
  deps: CommerceDeps,
  workspaceId: string,
  { id, code, actor }: { id: string; code: string; actor: Member },
): Promise<void> {
  const births = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const births = await getBirths(deps, tx, id)
    const ended = await endCode(tx, code, births, deps.clock.now())
    if (ended === 0) throw new SplotError('not_found', { path: 'params.code' })
    await deps.audit.record({ tx, workspaceId }, { actor, action: 'coupon.taken_back', target: id })
    return births
  })
  deps.live.tell(workspaceId, 'loyalty', { births })
}

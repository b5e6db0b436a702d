import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Guesses } from '../../service/guesses.ts'
import type { Basket, Occasion } from '../../service/ports.ts'
import { isMistyped, readCode } from '../rules/code.ts'
import type { Candidate } from '../rules/decide.ts'
import { readPool } from '../rules/pool.ts'
import type { Reason } from '../rules/reasons.ts'
import { poolBody } from '../schema.ts'
import { type CodeRow, findCodes, lockCodes } from '../store/codes.ts'
import { findPool, type PoolRow } from '../store/pools.ts'
import { countUses, lockPersons } from '../store/uses.ts'

/** More than these are not even looked for. */
const mostLooked = 40

type Known = Candidate & { row: CodeRow | null }

/** A code as it is compared; what cannot be one, as it was typed. */
export const spell = (text: string): string => readCode(text) ?? text.trim()

/**
 * Coupons put into a basket, each once, with what speaks against it whatever is bought. `isForUse` locks them, and the
 * person before them.
 */
export async function readCandidates(
  tx: WorkspaceTx,
  { basket, occasion, isForUse }: { basket: Basket; occasion: Occasion; isForUse: boolean },
  guesses: Guesses,
): Promise<Known[]> {
  const codes = [...new Set(basket.coupons.map(spell))].slice(0, mostLooked)
  if (codes.length === 0) return []
  const { births, at } = occasion
  if (isForUse && births.length > 0) await lockPersons(tx, births)
  const asker = `${tx.workspaceId}\n${births[0] ?? ''}`
  if (births.length > 0 && guesses.isOver(asker, at))
    return codes.map((code) => refuse(code, 'coupon_guessing'))
  const rows = new Map((await (isForUse ? lockCodes : findCodes)(tx, codes)).map((row) => [row.code, row]))
  const pools = await readPools(tx, rows.values())
  const uses = new Map((await countUses(tx, births, [...pools.keys()])).map((one) => [one.poolId, one.uses]))
  const unknown = codes.filter((code) => !rows.has(code))
  if (births.length > 0) guesses.note(asker, unknown, at)
  return codes.map((code) => {
    const row = rows.get(code)
    const pool = row === undefined ? undefined : pools.get(row.poolId)
    if (row === undefined || pool === undefined)
      return refuse(code, isMistyped(code) ? 'coupon_mistyped' : 'coupon_unknown')
    const used = uses.get(pool.id) ?? 0
    const refused = findObstacle(row, pool, { basket, occasion, used })
    // The next code of the same pool in this basket finds this one counted.
    if (refused === null) uses.set(pool.id, used + 1)
    return { ...read(row, pool), refused, row }
  })
}

const refuse = (code: string, refused: Reason): Known => ({
  code,
  name: code,
  pool: null,
  refused,
  row: null,
})

async function readPools(tx: WorkspaceTx, rows: Iterable<CodeRow>): Promise<Map<string, PoolRow>> {
  const pools = new Map<string, PoolRow>()
  for (const id of new Set([...rows].map((row) => row.poolId))) {
    const pool = await findPool(tx, id)
    if (pool !== null) pools.set(id, pool)
  }
  return pools
}

function read({ code }: CodeRow, { name, body: text, currency }: PoolRow): Omit<Candidate, 'refused'> {
  const body = poolBody.parse(JSON.parse(text))
  const terms = readPool(body, currency)
  // What was saved has been read before: a currency that changed its decimals is what may still be in the way.
  return { code, name, pool: 'path' in terms ? null : { body, terms } }
}

/** What speaks against a code whatever is bought. */
function findObstacle(
  row: CodeRow,
  pool: PoolRow,
  { basket, occasion, used }: { basket: Basket; occasion: Occasion; used: number },
): Reason | null {
  if (!pool.isActive) return 'coupon_off'
  if (pool.currency !== basket.currency) return 'coupon_currency'
  if (row.birth !== null && !occasion.births.includes(row.birth)) return 'coupon_not_yours'
  if (row.expiresAt !== null && row.expiresAt <= occasion.at) return 'coupon_over'
  if (row.most !== null && row.used + row.held >= row.most) return 'coupon_used'
  const { perPerson } = poolBody.parse(JSON.parse(pool.body))
  return perPerson !== null && used >= perPerson ? 'coupon_used' : null
}

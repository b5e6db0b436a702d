import { groupBy } from '../../rules/group-by.ts'
import { type Answers, type Row, readRows } from '../../rules/rows.ts'
import { type RowAnswer, readMinor } from '../../schema.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { Feed } from '../../service/feed.ts'
import { judgePrice } from '../rules/price.ts'
import { type PriceFeedRow, priceRow } from '../schema.ts'
import { listPrices, type PriceRow, putPrices, type ToldPrice } from '../store/prices.ts'
import { listOwners } from '../store/variants.ts'

const outcomeOf = { unchanged: 'unchanged', added: 'created', moved: 'changed' } as const

/** Prices of variants, from now on or from an instant; what has been asked of customers is never overwritten. */
export async function upsertPrices(deps: CommerceDeps, feed: Feed): Promise<RowAnswer[]> {
  const { workspaceId, items, language, actor } = feed
  const { rows, answers } = readRows(priceRow, items, (row) => nameOf(row), language)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const { currency } = await deps.settingsOf(workspaceId, tx)
    const skus = rows.map((row) => row.value.sku)
    const [owners, known] = await Promise.all([listOwners(tx, skus), listPrices(tx, skus)])
    const readable = rows.flatMap((row) => readPrice(row, { currency, owners, answers }) ?? [])
    const now = deps.clock.now()
    const fresh = judgeAll(readable, known, { answers, now })
    await putPrices(tx, fresh, now)
    if (fresh.length === 0) return
    const detail = { prices: fresh.length }
    await deps.audit.record(
      { tx, workspaceId },
      { actor, action: 'catalog.changed', target: workspaceId, detail },
    )
  })
  return answers.list()
}

const nameOf = ({ sku, currency = '', from = '' }: PriceFeedRow) => [sku, currency, from].join(' ')

type Asked = Omit<PriceRow, 'fromAt'> & { index: number; fromAt: number | null }

function readPrice(
  { index, value }: Row<PriceFeedRow>,
  known: { currency: string; owners: ReadonlyMap<string, string>; answers: Answers },
): Asked | null {
  const { sku, amount, currency = known.currency, from } = value
  const minor = readMinor(amount, currency)
  if (!known.owners.has(sku)) known.answers.refuse(index, sku, 'sku_unknown', `body.items.${index}.sku`)
  else if (minor === null) known.answers.refuse(index, sku, 'price_unread', `body.items.${index}.amount`)
  else return { index, sku, currency, minor, fromAt: from === undefined ? null : Date.parse(from) }
  return null
}

const keyOf = ({ sku, currency }: { sku: string; currency: string }) => `${currency} ${sku}`

/** One after the other, each beside those taken before it. */
function judgeAll(
  asked: readonly Asked[],
  known: readonly ToldPrice[],
  { answers, now }: { answers: Answers; now: number },
): PriceRow[] {
  const history = groupBy<PriceRow>(known, keyOf)
  const knownSince = new Map<string, number>()
  for (const one of known)
    knownSince.set(keyOf(one), Math.min(one.toldAt, knownSince.get(keyOf(one)) ?? one.toldAt))
  const fresh = new Map<string, PriceRow>()
  for (const { index, ...price } of asked) {
    const key = keyOf(price)
    const steps = history.get(key) ?? []
    const verdict = judgePrice(steps, price, { now, knownSince: knownSince.get(key) ?? now })
    if (verdict.kind === 'fixed') answers.refuse(index, price.sku, 'price_fixed', `body.items.${index}.from`)
    else answers.tell(index, price.sku, outcomeOf[verdict.kind])
    if (verdict.kind !== 'added' && verdict.kind !== 'moved') continue
    const taken = { ...price, fromAt: verdict.fromAt }
    fresh.set(`${key} ${verdict.fromAt}`, taken)
    const others = steps.filter((one) => one.fromAt !== verdict.fromAt)
    history.set(
      key,
      [...others, taken].sort((a, b) => a.fromAt - b.fromAt),
    )
  }
  return [...fresh.values()]
}

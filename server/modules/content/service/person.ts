import { readBrand } from './brand.ts'
import type { ContentDeps } from './deps.ts'
import { makeCustomerData, type RecipientData } from './recipient-data.ts'

const mostEvents = 100
const minuteMs = 60_000

type Customer = Awaited<ReturnType<ContentDeps['customers']['get']>>

/** What she did of late. */
export interface Lately {
  /** Minutes since each event happened last. */
  recent: Record<string, number>
  /** Products she looked at, the newest first, each once. */
  viewed: string[]
}

/** Of a customer's newest hundred events. */
export async function readLately(
  deps: Pick<ContentDeps, 'customers' | 'clock'>,
  workspaceId: string,
  customer: Pick<Customer, 'births'>,
): Promise<Lately> {
  const [birth] = customer.births
  if (birth === undefined) return { recent: {}, viewed: [] }
  const { kind, value } = birth
  const reader = { seesPii: true, lang: 'pl' as const }
  const found = await deps.customers.lookUp(workspaceId, { kind, value, events: mostEvents }, reader)
  const now = deps.clock.now()
  const recent: Record<string, number> = {}
  const viewed = new Set<string>()
  // Newest first: the first of a name is its last.
  for (const { event, at, properties } of found.timeline?.items ?? []) {
    if (event !== '') recent[event] ??= Math.max(0, (now - Date.parse(at)) / minuteMs)
    const product = event === 'Product Viewed' ? (properties?.product_id ?? properties?.sku) : undefined
    if (typeof product === 'string') viewed.add(product)
  }
  return { recent, viewed: [...viewed] }
}

type GoodsAsked = Parameters<ContentDeps['readGoods']>[0]

/** With what the shop can say to her now; of what there is not, nothing. */
export async function addGoods(
  { readGoods }: Pick<ContentDeps, 'readGoods'>,
  person: RecipientData,
  asked: GoodsAsked,
): Promise<RecipientData> {
  return { ...person, ...(await readGoods(asked)) }
}

/** The store she chose, as the shop told it. */
export function storeOf({ traits }: Pick<RecipientData['customer'], 'traits'>): string | null {
  const chosen = traits.preferredStore
  return typeof chosen === 'string' && chosen !== '' ? chosen : null
}

interface Seen {
  seesPii: boolean
  /** What her page shows, where she looks at one: a product, her store. */
  about?: string | null
  store?: string | null
}

/** Everything a template may know of a person at this moment; in full for what is sent to her alone. */
export async function readPerson(
  deps: ContentDeps,
  workspaceId: string,
  birth: string,
  { seesPii, about = null, store = null }: Seen,
): Promise<RecipientData> {
  const brand = (await deps.db.inWorkspace(workspaceId, readBrand)).kit
  const { currency } = await deps.settingsOf(workspaceId)
  const customer = await deps.customers.get(workspaceId, birth, { seesPii, lang: 'pl' })
  // Her births are read in full, whoever looks: what comes of them is minutes, no person.
  const whole = seesPii
    ? customer
    : await deps.customers.get(workspaceId, birth, { seesPii: true, lang: 'pl' })
  const { recent, viewed } = await readLately(deps, workspaceId, whole)
  const { customer: known } = makeCustomerData(customer, brand, currency)
  const person = { customer: known, recent, products: {}, links: {}, brand: { name: brand.name } }
  const language = known.language === 'en' ? 'en' : 'pl'
  const asked = { workspaceId, birth, viewed, about, store: store ?? storeOf(known), language } as const
  return addGoods(deps, person, asked)
}

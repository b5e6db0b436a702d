import { readBrand } from './brand.ts'
import type { ContentDeps } from './deps.ts'
import { makeCustomerData, type RecipientData } from './recipient-data.ts'

const mostEvents = 100
const minuteMs = 60_000

type Customer = Awaited<ReturnType<ContentDeps['customers']['get']>>

/** Minutes since each event of a customer happened last, from her newest hundred. */
export async function readRecent(
  deps: Pick<ContentDeps, 'customers' | 'clock'>,
  workspaceId: string,
  customer: Pick<Customer, 'births'>,
): Promise<Record<string, number>> {
  const [birth] = customer.births
  if (birth === undefined) return {}
  const { kind, value } = birth
  const reader = { seesPii: true, lang: 'pl' as const }
  const found = await deps.customers.lookUp(workspaceId, { kind, value, events: mostEvents }, reader)
  const now = deps.clock.now()
  const recent: Record<string, number> = {}
  // Newest first: the first of a name is its last.
  for (const { event, at } of found.timeline?.items ?? [])
    if (event !== '') recent[event] ??= Math.max(0, (now - Date.parse(at)) / minuteMs)
  return recent
}

/** Everything a template may know of a person at this moment; in full for what is sent to her alone. */
export async function readPerson(
  deps: ContentDeps,
  workspaceId: string,
  birth: string,
  seesPii: boolean,
): Promise<RecipientData> {
  const brand = (await deps.db.inWorkspace(workspaceId, readBrand)).kit
  const { currency } = await deps.settingsOf(workspaceId)
  const customer = await deps.customers.get(workspaceId, birth, { seesPii, lang: 'pl' })
  // Her births are read in full, whoever looks: what comes of them is minutes, no person.
  const whole = seesPii
    ? customer
    : await deps.customers.get(workspaceId, birth, { seesPii: true, lang: 'pl' })
  const recent = await readRecent(deps, workspaceId, whole)
  // Slots of shop rooms are samples in previews; a real person gets none until those rooms fill them.
  const { customer: known } = makeCustomerData(customer, brand, currency)
  return { customer: known, recent, products: {}, links: {}, brand: { name: brand.name } }
}

import { queryOptions } from '@tanstack/react-query'
import type * as api from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'

export type Shopper = api.GetCustomerAtTillReply
export type Advice = NonNullable<Shopper['advice']>
export type Visit = api.ListVisitsReply['items'][number]
export type ScanWalk = api.ListScansReply['items'][number]
export type Article = api.ListShelfReply['items'][number]
export type Task = api.ListJourneyTasksReply['items'][number]
export const desks = ['store', 'agent', 'consultant'] as const
export type Desk = (typeof desks)[number]

const get = <Reply>(path: string) => {
  return ({ signal }: { signal: AbortSignal }): Promise<Reply> => request<Reply>(path, { signal })
}

/** She may answer on her own phone: a screen that waits for her yes looks again. */
export const askAgain = ({ state }: { state: { data: Shopper | undefined } }): number | false =>
  state.data?.isAdviceAllowed === false ? 3_000 : false

export const shopperQuery = (id: string) =>
  queryOptions({
    queryKey: ['shopper', id],
    queryFn: get<Shopper>(`/api/v1/till/customers/${encodeURIComponent(id)}`),
    refetchInterval: askAgain,
  })
/** Who scans her way through the store: what she takes and pays for is seen within a few seconds. */
export const scansQuery = (storeId: string) =>
  queryOptions({
    queryKey: ['scans', storeId],
    queryFn: get<api.ListScansReply>(withParams('/api/v1/till/scans', { storeId })),
    refetchInterval: 5_000,
  })
export const sizesQuery = (productId: string) =>
  queryOptions({
    queryKey: ['sizes', productId],
    queryFn: get<api.ListSizesReply>(`/api/v1/till/products/${encodeURIComponent(productId)}`),
  })
/** Told of by the news of journeys; what the pipeline adds between them is seen within half a minute. */
/** Of a desk of stores: of this one, and of all. */
export const tasksQuery = (desk: Desk, here: string | null) =>
  queryOptions({
    queryKey: ['tasks', desk, here],
    queryFn: get<api.ListJourneyTasksReply>(
      withParams('/api/v1/journey-tasks', { desk, storeId: desk === 'store' ? here : null }),
    ),
    refetchInterval: 30_000,
  })
export const actOnTask = (id: string, body: api.EndJourneyTaskBody): Promise<api.EndJourneyTaskReply> =>
  request(`/api/v1/journey-tasks/${encodeURIComponent(id)}`, { method: 'POST', body })

export const findMeant = (q: string): Promise<api.FindAtTillReply> =>
  request(withParams('/api/v1/till/find', { q }))

/** The purpose by which somebody in a store may see what she bought and looked at. */
const purpose = 'advice'
const channel = 'any'

/** Who answers for her data, as every page of hers names them: the brand, or the workspace where it has no name yet. */
async function findAdministrator(): Promise<string> {
  const [{ kit }, { workspaces, workspaceId }] = await Promise.all([
    request<api.GetBrandReply>('/api/v1/brand'),
    request<api.GetMeReply>('/api/v1/me'),
  ])
  return kit.name || (workspaces.find((one) => one.id === workspaceId)?.name ?? workspaceId)
}

/** The words she is asked in now, in her language: what the workspace wrote itself goes before the pack's. */
export async function findWording(language: 'pl' | 'en') {
  const [{ items }, administrator] = await Promise.all([
    request<api.ListWordingsReply>('/api/v1/consents/wordings'),
    findAdministrator(),
  ])
  const [said] = items
    .filter((one) => one.purpose === purpose && one.language === language)
    .sort((a, b) => (b.createdAt ?? '').localeCompare(a.createdAt ?? '') || b.version - a.version)
  return said === undefined ? null : { ...said, text: said.text.replaceAll('{administrator}', administrator) }
}
export type Wording = NonNullable<Awaited<ReturnType<typeof findWording>>>

/** Her answer at the till, with what proves it: the words, the place, who asked. */
export const recordAnswer = (
  customerId: string,
  { isYes, wording, proof }: { isYes: boolean; wording: Wording; proof: string },
): Promise<unknown> =>
  request(`/api/v1/customers/${encodeURIComponent(customerId)}/consents`, {
    method: 'POST',
    body: {
      ...{ act: isYes ? 'grant' : 'withdraw', purpose, channel, method: 'till', proof },
      ...{ wordingId: wording.id, wordingVersion: wording.version, wordingLanguage: wording.language },
    },
  })

export const askOnHerScreen = (customerId: string): Promise<api.AskOnHerScreenReply> =>
  request(`/api/v1/till/customers/${encodeURIComponent(customerId)}/ask`, { method: 'POST' })

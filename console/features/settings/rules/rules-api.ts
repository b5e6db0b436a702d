import { queryOptions } from '@tanstack/react-query'
import type * as api from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'

export type ContactRules = api.GetConsentSettingsReply
export type Quiet = ContactRules['quiet']
export type PackId = api.PutConsentSettingsBody['pack']
export type Cap = api.ListCapsReply['items'][number]

export const packIds: readonly PackId[] = ['pl', 'eu']
export const packOf = ({ pack }: ContactRules): PackId => packIds.find((id) => id === pack.id) ?? 'pl'

const settingsPath = '/api/v1/consents/settings'
const capsPath = '/api/v1/consents/caps'

export const rulesQuery = queryOptions({
  queryKey: ['contact-rules'],
  queryFn: ({ signal }) => request<ContactRules>(settingsPath, { signal }),
})

export const capsQuery = queryOptions({
  queryKey: ['caps'],
  queryFn: ({ signal }) => request<api.ListCapsReply>(capsPath, { signal }),
})

/** Without quiet hours: those of the pack. */
export async function putRules(body: api.PutConsentSettingsBody): Promise<void> {
  queryClient.setQueryData(
    rulesQuery.queryKey,
    await request<ContactRules>(settingsPath, { method: 'PUT', body }),
  )
}

/**
 * The list is kept as a whole: what is changed is the one that stands there now, not the one seen last.
 * @returns the list as it was before
 */
export async function changeCaps(change: (caps: readonly Cap[]) => readonly Cap[]): Promise<readonly Cap[]> {
  const { items } = await queryClient.fetchQuery({ ...capsQuery, staleTime: 0 })
  const put = await request<api.PutCapsReply>(capsPath, { method: 'PUT', body: { items: change(items) } })
  queryClient.setQueryData(capsQuery.queryKey, put)
  return items
}

/** One cap as it was before, or gone where it was not there; what others changed meanwhile stays. */
export function restoreCap(now: readonly Cap[], before: readonly Cap[], id: string): Cap[] {
  const old = before.find((one) => one.id === id)
  if (old !== undefined && now.some((one) => one.id === id))
    return now.map((one) => (one.id === id ? old : one))
  const others = now.filter((one) => one.id !== id)
  return old === undefined ? others : others.toSpliced(before.indexOf(old), 0, old)
}

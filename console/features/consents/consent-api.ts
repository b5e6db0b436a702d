import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type * as api from '../../app/api.gen.ts'
import { request, withParams } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'

export type Purpose = api.ListPurposesReply['items'][number]
export type Wording = api.ListWordingsReply['items'][number]
export type Entry = api.ListConsentsReply['items'][number]
export type PersonConsents = api.GetCustomerConsentsReply
export type HistoryEntry = PersonConsents['history'][number]
export type Decision = PersonConsents['decisions'][number]
export type Act = Entry['act']
export type PrivacyRequest = api.ListPrivacyRequestsReply['items'][number]
export type Hold = api.ListPrivacyHoldsReply['items'][number]
export type GateAnswer = api.ExplainGateReply

const get =
  <Reply>(path: string) =>
  ({ signal }: { signal: AbortSignal }): Promise<Reply> =>
    request<Reply>(path, { signal })

export const purposesQuery = queryOptions({
  queryKey: ['purposes'],
  queryFn: get<api.ListPurposesReply>('/api/v1/consents/purposes'),
})

export const wordingsQuery = queryOptions({
  queryKey: ['wordings'],
  queryFn: get<api.ListWordingsReply>('/api/v1/consents/wordings'),
})

export const suppressionsQuery = queryOptions({
  queryKey: ['suppressions'],
  queryFn: get<api.CountSuppressionsReply>('/api/v1/consents/suppressions'),
})

export interface RegisterFilter {
  purpose?: string | undefined
  act?: string | undefined
}
export const registerQuery = (filter: RegisterFilter) =>
  infiniteQueryOptions({
    queryKey: ['consent-register', filter.purpose ?? '', filter.act ?? ''],
    queryFn: ({ pageParam, signal }) =>
      request<api.ListConsentsReply>(withParams('/api/v1/consents', { cursor: pageParam, ...filter }), {
        signal,
      }),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

export const personConsentsQuery = (id: string) =>
  queryOptions({
    queryKey: ['customer', id, 'consents'],
    queryFn: get<PersonConsents>(`/api/v1/customers/${encodeURIComponent(id)}/consents`),
  })

export const requestsKey = ['privacy-requests'] as const
export const requestsQuery = (state: 'open' | 'closed') =>
  infiniteQueryOptions({
    queryKey: [...requestsKey, state],
    queryFn: ({ pageParam, signal }) =>
      request<api.ListPrivacyRequestsReply>(
        withParams('/api/v1/privacy-requests', { state, cursor: pageParam }),
        {
          signal,
        },
      ),
    initialPageParam: null as string | null,
    getNextPageParam: (page) => page.nextCursor,
  })

/** Requests, holds, and what is shown of the persons they are about. */
export async function reloadRequests(): Promise<void> {
  await Promise.all(
    [requestsKey, ['customer']].map((queryKey) => queryClient.invalidateQueries({ queryKey })),
  )
}

const holds = '/api/v1/privacy-holds'
export const holdsQuery = queryOptions({
  queryKey: [...requestsKey, 'held'],
  queryFn: get<api.ListPrivacyHoldsReply>(holds),
})
export const setHold = (body: api.SetPrivacyHoldBody): Promise<unknown> =>
  request(holds, { method: 'POST', body })
export const liftHold = (id: string): Promise<unknown> =>
  request(`${holds}/${encodeURIComponent(id)}/lift`, { method: 'POST' })

const requestPath = (id: string): string => `/api/v1/privacy-requests/${encodeURIComponent(id)}`
export const requestQuery = (id: string) =>
  queryOptions({
    queryKey: [...requestsKey, 'one', id],
    queryFn: get<api.GetPrivacyRequestReply>(requestPath(id)),
  })

type Body<Reply> = (body: Reply) => Promise<unknown>

export const addRequest = (body: api.AddPrivacyRequestBody): Promise<PrivacyRequest> =>
  request('/api/v1/privacy-requests', { method: 'POST', body })
export const actOnRequest = (id: string, body: api.ActOnPrivacyRequestBody): Promise<unknown> =>
  request(`${requestPath(id)}/acts`, { method: 'POST', body })
export const carryOutRequest = (id: string): Promise<api.CarryOutPrivacyRequestReply> =>
  request(`${requestPath(id)}/carry-out`, { method: 'POST' })
export const putPurpose = (id: string, body: api.PutPurposeBody): Promise<unknown> =>
  request(`/api/v1/consents/purposes/${encodeURIComponent(id)}`, { method: 'PUT', body })
export const addWording = (id: string, body: api.AddWordingVersionBody): Promise<unknown> =>
  request(`/api/v1/consents/wordings/${encodeURIComponent(id)}/versions`, { method: 'POST', body })
export const explainGate = (id: string, body: api.ExplainGateBody): Promise<GateAnswer> =>
  request(`/api/v1/customers/${encodeURIComponent(id)}/gate/explain`, { method: 'POST', body })

export type Address = api.SuppressAddressBody
const suppressions = '/api/v1/consents/suppressions'
export const checkAddress = (body: Address): Promise<{ isSuppressed: boolean }> =>
  request(`${suppressions}/check`, { method: 'POST', body })
export const suppressAddress: Body<Address> = (body) => request(suppressions, { method: 'POST', body })
export const releaseAddress: Body<Address> = (body) =>
  request(`${suppressions}/release`, { method: 'POST', body })

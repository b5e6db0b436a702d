import { queryOptions } from '@tanstack/react-query'
import type {
  CreateAdAudienceBody,
  ListAdAudiencesReply,
  ListAdDestinationsReply,
  TestAdDestinationReply,
} from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import type { Values } from '../channels/use-typed.ts'

export type Platform = ListAdDestinationsReply['items'][number]
export type Audience = ListAdAudiencesReply['items'][number]

const platformsKey = ['ad-destinations'] as const
const audiencesKey = ['ad-audiences'] as const
const platformPath = (id: string) => `/api/v1/ad-destinations/${encodeURIComponent(id)}`
const audiencePath = (id: string) => `/api/v1/ad-audiences/${encodeURIComponent(id)}`

export const platformsQuery = queryOptions({
  queryKey: platformsKey,
  queryFn: ({ signal }) => request<ListAdDestinationsReply>('/api/v1/ad-destinations', { signal }),
})

/** Platforms are told by and by: the figures follow. */
export const audiencesQuery = queryOptions({
  queryKey: audiencesKey,
  queryFn: ({ signal }) => request<ListAdAudiencesReply>('/api/v1/ad-audiences', { signal }),
  refetchInterval: 5_000,
})

const refresh = () =>
  Promise.all([platformsKey, audiencesKey].map((queryKey) => queryClient.invalidateQueries({ queryKey })))

export async function savePlatform(
  id: string,
  body: { settings: Values; isEnabled: boolean },
): Promise<void> {
  await request(platformPath(id), { method: 'PUT', body })
  await refresh()
}

export const testPlatform = (id: string, settings: Values): Promise<TestAdDestinationReply> =>
  request(`${platformPath(id)}/test`, { method: 'POST', body: { settings } })

export async function makeAudience(body: CreateAdAudienceBody): Promise<void> {
  await request('/api/v1/ad-audiences', { method: 'POST', body })
  await refresh()
}

export async function changeAudience(id: string, body: { name: string; isPaused: boolean }): Promise<void> {
  await request(audiencePath(id), { method: 'PUT', body })
  await refresh()
}

export async function endAudience(id: string): Promise<void> {
  await request(audiencePath(id), { method: 'DELETE' })
  await refresh()
}

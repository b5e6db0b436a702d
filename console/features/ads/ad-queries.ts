import { queryOptions } from '@tanstack/react-query'
import type {
  CreateAdAudienceBody,
  ListAdAudiencesReply,
  ListAdDestinationsReply,
  TestAdDestinationReply,
} from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useGatheredNews } from '../../app/gathered-news.ts'
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

/** While a platform is still to be told of somebody. */
const isUnderWay = ({ isFilled, state, counts, retryAt }: Audience): boolean =>
  state === 'ending' ||
  retryAt !== null ||
  (state === 'on' && (!isFilled || counts.waiting + counts.leaving > 0))

/** Platforms are told by and by: while one is, the figures follow; at rest they wait for the segment's news. */
export const audiencesQuery = queryOptions({
  queryKey: audiencesKey,
  queryFn: ({ signal }) => request<ListAdAudiencesReply>('/api/v1/ad-audiences', { signal }),
  refetchInterval: ({ state: { data } }) => (data?.items.some(isUnderWay) === true ? 2_000 : 60_000),
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

/** People come and go with the segment an audience is made of. */
export const useAudienceNews = (): void => useGatheredNews('segment', hearSegments)

const hearSegments = (): void => void queryClient.invalidateQueries({ queryKey: audiencesKey })

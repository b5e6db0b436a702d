import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type {
  GetLoyaltyOfReply,
  GetProgrammeReply,
  ListRewardsReply,
  PutRewardBody,
  TryProgrammeBody,
  TryProgrammeReply,
} from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'

export type Programme = NonNullable<GetProgrammeReply['programme']>
export type Rule = Programme['rules'][number]
export type Tier = NonNullable<Programme['tiers']>['list'][number]
export type Reward = ListRewardsReply['items'][number]
export type Loyalty = GetLoyaltyOfReply

const path = '/api/v1/loyalty/programme'

export const programmeQuery = queryOptions({
  queryKey: ['loyalty-programme'],
  queryFn: ({ signal }) => request<GetProgrammeReply>(path, { signal }),
})

export async function saveProgramme(body: Programme): Promise<void> {
  queryClient.setQueryData(
    programmeQuery.queryKey,
    await request<GetProgrammeReply>(path, { method: 'PUT', body }),
  )
}

/** What a purchase would earn; asked anew with every change of the draft. */
export const tryQuery = (body: TryProgrammeBody) =>
  queryOptions({
    queryKey: ['loyalty-try', body],
    queryFn: ({ signal }) => request<TryProgrammeReply>(`${path}/try`, { method: 'POST', body, signal }),
    placeholderData: keepPreviousData,
    retry: false,
  })

export const rewardsQuery = queryOptions({
  queryKey: ['loyalty-rewards'],
  queryFn: ({ signal }) => request<ListRewardsReply>('/api/v1/loyalty/rewards', { signal }),
})

export async function saveReward(id: string, body: PutRewardBody): Promise<void> {
  await request<Reward>(`/api/v1/loyalty/rewards/${encodeURIComponent(id)}`, { method: 'PUT', body })
  await queryClient.invalidateQueries({ queryKey: rewardsQuery.queryKey })
}

/** An id of something new, from its name: `Złoty klient` -> `zloty-klient-x1f`. */
export function makeId(name: string, at: number): string {
  const plain = name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, 'l')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')
  return `${plain.slice(0, 40)}-${at.toString(36).slice(-4)}`.replace(/^-/, '')
}

import { queryOptions } from '@tanstack/react-query'
import type {
  CreateExperimentBody,
  GetExperimentReply,
  GetHoldOutReply,
  ListExperimentsReply,
} from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'

export type Experiment = GetExperimentReply
export type ExperimentRow = ListExperimentsReply['items'][number]
export type ArmFigures = Experiment['figures']['arms'][number]
export type HoldOut = GetHoldOutReply
export type Draft = CreateExperimentBody

export const experimentPath = (id: string): string => `/api/v1/experiments/${encodeURIComponent(id)}`

export const experimentsQuery = queryOptions({
  queryKey: ['experiments'],
  queryFn: ({ signal }) => request<ListExperimentsReply>('/api/v1/experiments', { signal }),
})

/** Asked again while it runs: guards stop it by themselves. */
export const experimentQuery = (id: string) =>
  queryOptions({
    queryKey: ['experiment', id],
    queryFn: ({ signal }) => request<Experiment>(experimentPath(id), { signal }),
    refetchInterval: ({ state }) => (state.data?.state === 'running' ? 3_000 : false),
  })

export const holdOutQuery = queryOptions({
  queryKey: ['hold-out'],
  queryFn: ({ signal }) => request<HoldOut>('/api/v1/hold-out', { signal }),
})

/** Everything that shows an experiment looks anew. */
export const refresh = async (): Promise<void> => {
  await Promise.all([
    queryClient.invalidateQueries({ queryKey: ['experiments'] }),
    queryClient.invalidateQueries({ queryKey: ['experiment'] }),
    queryClient.invalidateQueries({ queryKey: ['journey-check'] }),
  ])
}

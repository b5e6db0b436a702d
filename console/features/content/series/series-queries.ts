import { queryOptions } from '@tanstack/react-query'
import type { ListSeriesReply, PlanSeriesReply, ReviewContentReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import type { Series } from '../model.ts'
import { contentPath } from '../queries.ts'
import type { Part } from './order.ts'

const base = '/api/v1/content-series'
export const seriesPath = (id: string): string => `${base}/${encodeURIComponent(id)}`

export const seriesListQuery = queryOptions({
  queryKey: ['content', 'series'],
  queryFn: ({ signal }) => request<ListSeriesReply>(base, { signal }),
})

export const seriesQuery = (id: string) =>
  queryOptions({
    queryKey: ['content', 'series', id],
    queryFn: ({ signal }) => request<Series>(seriesPath(id), { signal }),
  })

/** What a message would be cut into; nothing is made. */
export const planQuery = (sourceId: string, parts: number, days: number) =>
  queryOptions({
    queryKey: ['series-plan', sourceId, parts, days],
    queryFn: ({ signal }) =>
      request<PlanSeriesReply>(`${contentPath(sourceId)}/series`, {
        method: 'POST',
        body: { parts, days },
        signal,
      }),
    enabled: sourceId !== '',
  })

export const reviewQuery = (id: string, revision: number) =>
  queryOptions({
    queryKey: ['content-review', id, revision],
    queryFn: ({ signal }) => request<ReviewContentReply>(`${contentPath(id)}/review`, { signal }),
  })

/** Name, order and days; the answer is the series as it stands now. */
export async function saveSeries(
  { id, revision }: Series,
  change: { name: string; parts: readonly Part[] },
): Promise<void> {
  const parts = change.parts.map(({ item, day }) => ({ itemId: item.id, day }))
  const saved = await request<Series>(seriesPath(id), {
    method: 'PUT',
    body: { name: change.name, parts },
    revision,
  })
  queryClient.setQueryData(seriesQuery(id).queryKey, saved)
  await queryClient.invalidateQueries({ queryKey: seriesListQuery.queryKey, exact: true })
}

/** Each in its order; the first that may not go out stops the rest, and says why. */
export async function publishParts(parts: readonly Part[]): Promise<void> {
  for (const { item } of parts)
    await request<object>(`${contentPath(item.id)}/publish`, {
      method: 'POST',
      body: {},
      revision: item.revision,
    })
}

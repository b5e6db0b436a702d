import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { GetImportReply, ListImportsReply, ListImportTargetsReply } from '../../app/api.gen.ts'
import { ApiError, request, withParams } from '../../app/client.ts'

export type Import = GetImportReply
export type ImportRow = ListImportsReply['items'][number]
export type ImportKind = Import['kind']
export type ImportState = Import['state']
export type Target = ListImportTargetsReply['items'][number]

const root = '/api/v1/imports'
export const pathOf = (id: string, rest = ''): string => `${root}/${encodeURIComponent(id)}${rest}`

/** Something goes on by itself: it is looked at again and again. */
export const isActive = (state: ImportState): boolean =>
  ['checking', 'running', 'settling', 'undoing'].includes(state)
const lookMs = 700

export const importsQuery = infiniteQueryOptions({
  queryKey: ['imports'],
  queryFn: ({ pageParam, signal }) =>
    request<ListImportsReply>(withParams(root, { before: pageParam }), { signal }),
  initialPageParam: null as string | null,
  getNextPageParam: (last) => last.nextCursor,
  refetchInterval: (query) =>
    query.state.data?.pages.some(({ items }) => items.some(({ state }) => isActive(state))) ? 2_000 : false,
})

export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => request<Import>(pathOf(id), { signal }),
    refetchInterval: (query) =>
      query.state.data !== undefined && isActive(query.state.data.state) ? lookMs : false,
  })

export const targetsQuery = (kind: ImportKind) =>
  queryOptions({
    queryKey: ['import-targets', kind],
    queryFn: ({ signal }) =>
      request<ListImportTargetsReply>(withParams('/api/v1/import-targets', { kind }), { signal }),
    staleTime: Number.POSITIVE_INFINITY,
  })

const partBytes = 4 * 2 ** 20
const attempts = 4

/**
 * Sends a file part by part, so that a slow line may take its time and a broken one goes on where it was.
 * @param tell how much of it has been sent, from 0 to 1
 * @throws ApiError
 */
export async function sendFile(
  { kind, file }: { kind: ImportKind; file: File },
  tell: (share: number) => void,
): Promise<Import> {
  const body = { kind, name: file.name.slice(0, 200), bytes: file.size }
  let made = await request<Import>(root, { method: 'POST', body })
  for (let offset = 0; offset < file.size; offset += partBytes) {
    tell(offset / file.size)
    made = await sendPart(made.id, offset, file.slice(offset, offset + partBytes))
  }
  tell(1)
  return made
}

/** Sent again where the line broke: what had come is passed over. */
async function sendPart(id: string, offset: number, file: Blob): Promise<Import> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await request<Import>(withParams(pathOf(id, '/parts'), { offset }), { method: 'PUT', file })
    } catch (error) {
      const isLine = error instanceof ApiError && (error.status === 0 || error.status >= 500)
      if (!isLine || attempt >= attempts) throw error
      await new Promise((resolve) => setTimeout(resolve, 500 * attempt))
    }
  }
}

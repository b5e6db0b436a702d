import { type QueryClient, useMutation, useQueryClient } from '@tanstack/react-query'
import { request } from '../../../app/client.ts'

/** Everything a screen shows of a product. */
export const refreshProduct = (client: QueryClient, id: string) =>
  Promise.all(
    [['product', id], ['price-history', id], ['product-edits', id], ['products'], ['categories']].map(
      (queryKey) => client.invalidateQueries({ queryKey }),
    ),
  )

/** Takes one change of a product back. */
export function useUndoEdit(id: string) {
  const client = useQueryClient()
  return useMutation({
    mutationFn: (edit: string) =>
      request<object>(
        `/api/v1/catalog/products/${encodeURIComponent(id)}/edits/${encodeURIComponent(edit)}/undo`,
        { method: 'POST', body: {} },
      ),
    onSuccess: () => refreshProduct(client, id),
  })
}

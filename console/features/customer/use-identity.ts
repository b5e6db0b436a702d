import { useMutation, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { IdentifierKind } from '../../app/api.ts'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { tell, tellFailure, tellWithUndo } from '../../kit/tell.ts'

export type SplitBy = { mergeId: string } | { identifiers: { kind: IdentifierKind; value: string }[] }

const pathOf = (id: string): string => `/api/v1/customers/${encodeURIComponent(id)}`

const postMerge = (ids: string[], reason: string) =>
  request<{ id: string; mergeId: string }>('/api/v1/customers/merge', {
    method: 'POST',
    body: { ids, reason },
  })

const postSplit = (id: string, body: SplitBy) =>
  request<{ ids: string[] }>(`${pathOf(id)}/split`, { method: 'POST', body })

/** Forgets what a change of identity has made stale: this customer, their life, and the lists. */
function useForget(): () => Promise<void> {
  const client = useQueryClient()
  return async () => {
    await Promise.all(
      ['customer', 'timeline', 'customers'].map((key) => client.invalidateQueries({ queryKey: [key] })),
    )
  }
}

/** Joins two customers and offers the way back for ten seconds. */
export function useMerge(onDone: () => void) {
  const { t } = useWords()
  const forget = useForget()
  const navigate = useNavigate()
  const client = useQueryClient()
  return useMutation({
    mutationFn: ({ ids, reason }: { ids: [string, string]; reason: string }) => postMerge(ids, reason),
    onSuccess: async (merged, { ids: [begun] }) => {
      onDone()
      await forget()
      const open = (id: string) => navigate({ to: '/customers/$id', params: { id }, search: {} })
      await open(merged.id)
      tellWithUndo(t('merge.done'), {
        label: t('action.undo'),
        run: () => {
          postSplit(merged.id, { mergeId: merged.mergeId })
            .then(forget)
            .then(() => {
              // Parted again, one is back on the card where one began; what is kept of it is still the joined one.
              client.removeQueries({ queryKey: ['customer', begun] })
              return open(begun)
            })
            .then(() => tell(t('split.done')))
            .catch((error: Error) => tellFailure(error, t('error.title')))
        },
      })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
}

/** Parts what was joined and offers the way back for ten seconds. */
export function useSplit(id: string, onDone: () => void) {
  const { t } = useWords()
  const forget = useForget()
  return useMutation({
    mutationFn: (by: SplitBy) => postSplit(id, by),
    onSuccess: async (parted) => {
      onDone()
      await forget()
      const other = parted.ids.find((each) => each !== id)
      if (other === undefined) return tell(t('split.done'))
      tellWithUndo(t('split.done'), {
        label: t('action.undo'),
        run: () => {
          postMerge([id, other], t('split.undoReason'))
            .then(forget)
            .then(() => tell(t('merge.done')))
            .catch((error: Error) => tellFailure(error, t('error.title')))
        },
      })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
}

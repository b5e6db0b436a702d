import { queryOptions } from '@tanstack/react-query'
import type { CountFormsReply, GetFormReply, ListFormsReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import type { FormBody } from './form-model.ts'

const formsPath = '/api/v1/forms'
const formPath = (id: string): string => `${formsPath}/${encodeURIComponent(id)}`

export const formsQuery = queryOptions({
  queryKey: ['forms'],
  queryFn: ({ signal }) => request<ListFormsReply>(formsPath, { signal }),
})

/** What became of all forms in the last days. */
export const figuresQuery = queryOptions({
  queryKey: ['form-figures'],
  queryFn: ({ signal }) => request<CountFormsReply>('/api/v1/form-figures', { signal }),
})

export const formQuery = (id: string) =>
  queryOptions({
    queryKey: ['forms', id],
    queryFn: ({ signal }) => request<GetFormReply>(formPath(id), { signal }),
  })

/** A new form, or a new version of the one that was read. */
export async function putForm(
  known: { id: string; revision: number } | null,
  typed: FormBody,
): Promise<void> {
  const body = dropEmptyOptions(typed)
  if (known === null) await request<GetFormReply>(formsPath, { method: 'POST', body })
  else await request<GetFormReply>(formPath(known.id), { method: 'PUT', body, revision: known.revision })
  await queryClient.invalidateQueries({ queryKey: formsQuery.queryKey })
}

export async function archiveForm(id: string): Promise<void> {
  await request<object>(formPath(id), { method: 'DELETE' })
  await queryClient.invalidateQueries({ queryKey: formsQuery.queryKey })
}

/** Lines left empty are no options. */
const dropEmptyOptions = (body: FormBody): FormBody => ({
  ...body,
  definition: {
    ...body.definition,
    fields: body.definition.fields.map((field) => ({
      ...field,
      options: (field.options ?? []).filter((one) => (one.label.pl ?? '').trim() !== ''),
    })),
  },
})

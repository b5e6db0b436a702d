import { useQuery } from '@tanstack/react-query'
import type { ListFormsReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { useWords } from '../../../i18n/t.ts'
import { Select } from '../../../kit/select.tsx'
import type { LeafBlock } from '../model.ts'
import { useBlockDesk } from './use-blocks.ts'

const useForms = () =>
  useQuery({
    queryKey: ['forms'],
    queryFn: ({ signal }) => request<ListFormsReply>('/api/v1/forms', { signal }),
  })

/** The name of a form; null where there is none of this id. */
export function useFormName(id: string): string | null {
  return useForms().data?.items.find((one) => one.id === id)?.name ?? null
}

/** Which form stands here. */
export function FormField({ block }: { block: Extract<LeafBlock, { kind: 'form' }> }) {
  const { t } = useWords()
  const { put } = useBlockDesk()
  const forms = useForms().data?.items ?? []
  if (forms.length === 0) return <p className="text-text-2">{t('content.noForms')}</p>
  return (
    <Select
      look="field"
      label={t('content.block.form')}
      value={block.form}
      options={forms.map(({ id, name }) => ({ value: id, label: name }))}
      onChange={(form) => put({ ...block, form })}
    />
  )
}

import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import type { CreateContentReply } from '../../../app/api.gen.ts'
import { request } from '../../../app/client.ts'
import { queryClient } from '../../../app/queries.ts'
import { useScope } from '../../../app/session.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { tellFailure } from '../../../kit/tell.ts'
import { emptyDocument } from '../model.ts'

/** Begins a message and opens it: its name can wait. */
export function NewMessage() {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const canWrite = useScope('content:write')
  const create = useMutation({
    mutationFn: () =>
      request<CreateContentReply>('/api/v1/content', {
        method: 'POST',
        body: { kind: 'message', name: t('content.newName'), document: emptyDocument(language) },
      }),
    onSuccess: async ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['content'] })
      await navigate({ to: '/content/$id', params: { id } })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!canWrite) return null
  return (
    <Button tone="primary" icon={Plus} isBusy={create.isPending} onClick={() => create.mutate()}>
      {t('content.new')}
    </Button>
  )
}

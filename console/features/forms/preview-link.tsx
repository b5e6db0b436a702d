import { useMutation } from '@tanstack/react-query'
import { Eye } from 'lucide-react'
import type { MakePreviewLinkReply } from '../../app/api.gen.ts'
import { request } from '../../app/client.ts'
import { useScope } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { Dialog } from '../../kit/dialog.tsx'
import { tellFailure } from '../../kit/tell.ts'

/** A way to see a page before it is published, for oneself and whoever gets the link. */
export function PreviewLink({ item }: { item: { id: string; name: string } }) {
  const { t, format } = useWords()
  const canWrite = useScope('content:write')
  const make = useMutation({
    mutationFn: () =>
      request<MakePreviewLinkReply>(`/api/v1/content/${encodeURIComponent(item.id)}/preview-link`, {
        method: 'POST',
        body: { hours: 24 },
      }),
    onError: (error) => tellFailure(error, t('error.title')),
  })
  if (!canWrite) return null
  const link = make.data
  return (
    <>
      <Button icon={Eye} isBusy={make.isPending} onClick={() => make.mutate()}>
        {t('pages.preview')}
      </Button>
      {link !== undefined && (
        <Dialog
          isOpen
          onClose={make.reset}
          title={t('pages.previewOf', { name: item.name })}
          intro={t('pages.previewText', { at: format.dateTime(link.expiresAt) })}
          actions={
            <a href={link.path} target="_blank" rel="noreferrer" className="font-medium text-brand-text">
              {t('pages.previewOpen')}
            </a>
          }
        >
          <Code text={new URL(link.path, location.origin).href} label={t('pages.preview')} />
        </Dialog>
      )}
    </>
  )
}

import { type SegmentTemplate, segmentTemplates } from '@splot/contract/segment/templates'
import { useMutation } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Dialog } from '../../kit/dialog.tsx'
import { useOneAtATime } from '../../kit/one-at-a-time.ts'
import { tellFailure } from '../../kit/tell.ts'
import type { Segment } from './segment-queries.ts'

/** Where to begin a segment: from nothing, or from one of those everybody needs. It is a draft until it is put live. */
export function NewSegment({ isOpen, onClose }: { isOpen: boolean; onClose: () => void }) {
  const { t, language } = useWords()
  const navigate = useNavigate()
  const create = useMutation({
    mutationFn: (template: SegmentTemplate | null) =>
      request<Segment>('/api/v1/segments', {
        method: 'POST',
        body: {
          name: template?.name[language] ?? t('segments.newName'),
          condition: template?.condition ?? { kind: 'all', of: [] },
          isDraft: true,
        },
      }),
    onSuccess: ({ id }) => {
      void queryClient.invalidateQueries({ queryKey: ['segments'] })
      return navigate({ to: '/customers/segments/$id', params: { id } })
    },
    onError: (error) => tellFailure(error, t('error.title')),
  })
  const mayBegin = useOneAtATime(create.isPending)
  return (
    <Dialog
      isOpen={isOpen}
      onClose={onClose}
      title={t('segments.new')}
      intro={t('segments.newIntro')}
      width="wide"
    >
      <ul className="grid gap-2 sm:grid-cols-2">
        {[null, ...segmentTemplates].map((template) => (
          <li key={template?.id ?? 'none'}>
            <button
              type="button"
              disabled={create.isPending}
              className="flex h-full w-full flex-col rounded-card border border-line bg-surface p-3 text-left hover:border-line-strong/60 hover:bg-canvas"
              onClick={() => mayBegin() && create.mutate(template)}
            >
              <span className="font-medium">{template?.name[language] ?? t('segments.fromNothing')}</span>
              <span className="text-12 text-text-2">
                {template?.about[language] ?? t('segments.fromNothingText')}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}

import { useMutation, useQuery } from '@tanstack/react-query'
import { Copy } from 'lucide-react'
import type { OutlineInfographicReply } from '../../../app/api.gen.ts'
import { request, withParams } from '../../../app/client.ts'
import { useWords } from '../../../i18n/t.ts'
import { Button } from '../../../kit/button.tsx'
import { Empty, Failure, PageLoading } from '../../../kit/states.tsx'
import { tell, tellFailure } from '../../../kit/tell.ts'
import type { ContentLanguage } from '../model.ts'
import { contentPath } from '../queries.ts'
import { useStudio } from './studio.ts'

/** What an infographic of the message would show, for whoever draws it: title, figures first, points, the call. */
export function OutlineView() {
  const { languages } = useStudio()
  return (
    <div className="px-4 py-6 md:px-6 lg:min-h-0 lg:flex-1 lg:overflow-y-auto">
      <div className="flex flex-wrap items-start gap-8">
        {languages.map((language) => (
          <Outline key={language} language={language} />
        ))}
      </div>
    </div>
  )
}

/** Of the draft as it is saved: the outline follows a moment after a change. */
function useOutline(language: ContentLanguage) {
  const { item, revision, saving } = useStudio()
  return useQuery({
    queryKey: ['content-outline', item.id, revision, language],
    queryFn: ({ signal }) =>
      request<OutlineInfographicReply>(withParams(`${contentPath(item.id)}/infographic`, { language }), {
        signal,
      }),
    enabled: saving === 'saved',
    placeholderData: (before) => before,
  })
}

function Outline({ language }: { language: ContentLanguage }) {
  const { t } = useWords()
  const outline = useOutline(language)
  const copy = useCopy()
  if (outline.isError) return <Failure error={outline.error} onRetry={() => void outline.refetch()} />
  if (outline.data === undefined) return <PageLoading />
  const { title, sections, source } = outline.data
  if (title === '' && sections.length === 0)
    return <Empty title={t('outline.empty')}>{t('outline.emptyText')}</Empty>
  const lines = [title, ...sections.map(({ text }) => `• ${text}`), source].filter((line) => line !== '')
  return (
    <section lang={language} className="w-full max-w-110">
      <div className="rounded-card border border-line bg-raised px-6 py-8">
        <h2 className="text-center text-28 font-title">{title}</h2>
        <ul className="mt-6 flex flex-col gap-5">
          {sections.map(({ kind, text, figure }) => (
            <li
              key={`${kind} ${text}`}
              className={
                kind === 'action'
                  ? 'mt-2 rounded-control bg-brand-soft px-4 py-3 text-center font-strong'
                  : ''
              }
            >
              {figure !== null && <span className="block text-28 font-title text-brand-text">{figure}</span>}
              {text}
            </li>
          ))}
        </ul>
        {source !== '' && <p className="mt-6 break-all text-center text-12 text-text-3">{source}</p>}
      </div>
      <Button className="mt-3" icon={Copy} onClick={() => copy.mutate(lines.join('\n'))}>
        {t('outline.copy')}
      </Button>
    </section>
  )
}

function useCopy() {
  const { t } = useWords()
  return useMutation({
    mutationFn: (text: string) => navigator.clipboard.writeText(text),
    onSuccess: () => tell(t('outline.copied')),
    onError: (error) => tellFailure(error, t('error.title')),
  })
}

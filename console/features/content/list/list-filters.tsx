import { useNavigate, useSearch } from '@tanstack/react-router'
import { Search, X } from 'lucide-react'
import { useEffect, useState } from 'react'
import { later } from '../../../app/browser/clock.ts'
import { type ContentSearch, contentStates } from '../../../app/searches.ts'
import { useWords } from '../../../i18n/t.ts'
import { IconButton } from '../../../kit/button.tsx'
import { Input } from '../../../kit/field.tsx'
import { Select } from '../../../kit/select.tsx'

const typingMs = 180
const all = 'all'

/** What of the messages is shown; kept in the address. */
export function ListFilters({ labels }: { labels: readonly string[] }) {
  const { t } = useWords()
  const search = useSearch({ from: '/shell/content' })
  const navigate = useNavigate({ from: '/content' })
  const put = (change: Partial<ContentSearch>): void =>
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  const state = search.archived === 'true' ? 'archived' : (search.state ?? all)
  return (
    <div className="flex shrink-0 flex-wrap items-center gap-2 px-4 py-3 md:px-6">
      <SearchField />
      <Select
        label={t('filter.status')}
        value={state}
        options={[
          { value: all, label: t('filter.allStatuses') },
          ...contentStates.map((value) => ({ value, label: t(`content.state.${value}`) })),
          { value: 'archived', label: t('content.state.archived') },
        ]}
        onChange={(next) =>
          put({
            archived: next === 'archived' ? 'true' : undefined,
            state: contentStates.find((each) => each === next),
          })
        }
      />
      <Select
        label={t('content.language')}
        value={search.language ?? all}
        options={[
          { value: all, label: t('content.anyLanguage') },
          { value: 'pl', label: t('content.language.pl') },
          { value: 'en', label: t('content.language.en') },
        ]}
        onChange={(next) => put({ language: next === 'pl' || next === 'en' ? next : undefined })}
      />
      {(labels.length > 0 || search.label !== undefined) && (
        <Select
          label={t('content.label')}
          value={search.label ?? all}
          options={[
            { value: all, label: t('content.anyLabel') },
            ...[...new Set([...labels, ...(search.label === undefined ? [] : [search.label])])].map(
              (value) => ({
                value,
                label: value,
              }),
            ),
          ]}
          onChange={(next) => put({ label: next === all ? undefined : next })}
        />
      )}
    </div>
  )
}

function SearchField() {
  const { t } = useWords()
  const { q } = useSearch({ from: '/shell/content' })
  const navigate = useNavigate({ from: '/content' })
  const [text, setText] = useState(q ?? '')
  useEffect(() => {
    if (text === (q ?? '')) return
    return later(typingMs, () => {
      void navigate({
        search: (before) => ({ ...before, q: text.trim() === '' ? undefined : text }),
        replace: true,
      })
    })
  }, [text, q, navigate])
  return (
    <search className="relative w-full sm:w-80">
      <Search
        aria-hidden="true"
        size={16}
        className="absolute top-1/2 left-2.5 -translate-y-1/2 text-text-3"
      />
      <Input
        type="search"
        data-page-search
        aria-label={t('content.search')}
        placeholder={t('content.search')}
        className="pr-8 pl-8.5"
        value={text}
        onChange={(event) => setText(event.target.value)}
      />
      {text !== '' && (
        <IconButton
          label={t('action.clear')}
          icon={X}
          size="sm"
          className="absolute top-1/2 right-0.5 -translate-y-1/2"
          onClick={() => setText('')}
        />
      )}
    </search>
  )
}

import { useNavigate, useRouter, useSearch } from '@tanstack/react-router'
import { type ContentSearch, contentStates, readContent } from '../../../app/searches.ts'
import { useWords } from '../../../i18n/t.ts'
import { FilterBar, FilterChoice, SearchBox } from '../../../kit/filter-bar.tsx'
import { SavedViews } from '../../../kit/saved-views.tsx'

const states = [...contentStates, 'archived'] as const

/** What of the messages is shown; kept in the address. */
export function ListFilters({ labels }: { labels: readonly string[] }) {
  const { t } = useWords()
  const { tab: _, ...search } = useSearch({ from: '/shell/content' })
  const navigate = useNavigate({ from: '/content' })
  const router = useRouter()
  const put = (change: Partial<ContentSearch>): void => {
    // Who has opened a message meanwhile is not called back to the list.
    if (router.latestLocation.pathname !== '/content') return
    void navigate({ search: (before) => ({ ...before, ...change }), replace: true })
  }
  const known = [...new Set([...labels, ...(search.label === undefined ? [] : [search.label])])]
  return (
    <FilterBar>
      <SearchBox label={t('content.search')} value={search.q} onChange={(q) => put({ q })} />
      <FilterChoice
        label={t('filter.status')}
        all={t('filter.allStatuses')}
        value={search.archived === 'true' ? 'archived' : search.state}
        options={states.map((value) => ({ value, label: t(`content.state.${value}`) }))}
        onChange={(next) =>
          put({
            archived: next === 'archived' ? 'true' : undefined,
            state: next === 'archived' ? undefined : next,
          })
        }
      />
      <FilterChoice
        label={t('content.language')}
        all={t('content.anyLanguage')}
        value={search.language}
        options={(['pl', 'en'] as const).map((value) => ({ value, label: t(`content.language.${value}`) }))}
        onChange={(language) => put({ language })}
      />
      {known.length > 0 && (
        <FilterChoice
          label={t('content.label')}
          all={t('content.anyLabel')}
          value={search.label}
          options={known.map((value) => ({ value, label: value }))}
          onChange={(label) => put({ label })}
        />
      )}
      <SavedViews
        page="content"
        filter={search}
        onChoose={(filter) => void navigate({ search: readContent(filter) })}
      />
    </FilterBar>
  )
}

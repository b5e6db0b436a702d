import { useWords } from '../i18n/t.ts'
import { Button } from './button.tsx'

interface OlderProps {
  /** A list that is read page by page. */
  query: { hasNextPage: boolean; isFetchingNextPage: boolean; fetchNextPage: () => Promise<unknown> }
  /** "Show older" where nothing else is said. */
  label?: string
}

/** The next page below a list, for as long as there is one. */
export function Older({ query, label }: OlderProps) {
  const { t } = useWords()
  if (!query.hasNextPage) return null
  return (
    <Button className="mt-4" isBusy={query.isFetchingNextPage} onClick={() => void query.fetchNextPage()}>
      {label ?? t('action.older')}
    </Button>
  )
}

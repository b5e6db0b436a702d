import { useQuery } from '@tanstack/react-query'
import { useWords } from '../../i18n/t.ts'
import { purposesQuery } from './consent-api.ts'

/** Names of purposes by id; all of them for `*`, and an id nobody declares any more as it stands. */
export function usePurposeName(): (id: string) => string {
  const { t, language } = useWords()
  const purposes = useQuery(purposesQuery).data?.items ?? []
  return (id) =>
    id === '*' ? t('consents.everyPurpose') : (purposes.find((one) => one.id === id)?.name[language] ?? id)
}

import { useQuery } from '@tanstack/react-query'
import { nameCategories } from './categories.ts'
import { categoriesQuery } from './queries.ts'

/** What a category is called in the reader's language, whole: `Obuwie › Trzewiki`. One nobody knows stands as it is. */
export function useCategoryNames(): (path: string) => string {
  const { data } = useQuery(categoriesQuery)
  const names = nameCategories(data?.items ?? [])
  return (path) => names.get(path) ?? path.replaceAll(' > ', ' › ')
}

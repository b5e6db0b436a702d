import { useQuery } from '@tanstack/react-query'
import { workspacesQuery } from '../../app/queries.ts'
import { useMe } from '../../app/session.ts'

/** The currency of the workspace's prices. */
export function useCurrency(): string {
  const { workspaceId } = useMe()
  const { data } = useQuery(workspacesQuery)
  return data?.items.find((one) => one.id === workspaceId)?.currency ?? 'PLN'
}

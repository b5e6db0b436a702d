import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import type { Me } from './api.ts'
import { request } from './client.ts'
import { meQuery, queryClient } from './queries.ts'

/** The signed-in member; the shell has loaded it before any page is drawn. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** May this member do what the scope names? Pages hide what the server would refuse. */
export const hasScope = (me: Me, scope: string): boolean => me.scopes.includes(scope)

export function useScope(scope: string): boolean {
  return hasScope(useMe(), scope)
}

/** Moves the session to another workspace; every answer kept so far belonged to the old one. */
export function useSwitchWorkspace() {
  return useMutation({
    mutationFn: (workspaceId: string) =>
      request<unknown>('/api/v1/me/workspace', { method: 'POST', body: { workspaceId } }),
    onSuccess: () => queryClient.resetQueries(),
  })
}

export async function signOut(): Promise<void> {
  await request<unknown>('/api/auth/sign-out', { method: 'POST', body: {} }).catch(() => undefined)
  queryClient.clear()
}

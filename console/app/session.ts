import { useMutation, useSuspenseQuery } from '@tanstack/react-query'
import { useCallback, useEffect } from 'react'
import { useWords } from '../i18n/t.ts'
import type { Language, Me, Scope } from './api.ts'
import { findStored } from './browser/storage.ts'
import { request } from './client.ts'
import { meQuery, queryClient } from './queries.ts'

/** The signed-in member; the shell has loaded it before any page is drawn. */
export function useMe(): Me {
  return useSuspenseQuery(meQuery).data
}

/** May this member do what the scope names? Pages hide what the server would refuse. */
export const hasScope = (me: Me, scope: Scope): boolean => me.scopes.includes(scope)

export function useScope(scope: Scope): boolean {
  return hasScope(useMe(), scope)
}

/** The workspace that is open. */
export function useWorkspace(): Me['workspaces'][number] {
  const { workspaces, workspaceId } = useMe()
  const open = workspaces.find((each) => each.id === workspaceId)
  return open ?? { id: workspaceId, name: workspaceId, isSample: false }
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
  // Whoever cannot be reached cannot be told; what this browser holds goes all the same.
  await request<unknown>('/api/auth/sign-out', { method: 'POST', body: {} }).catch(() => undefined)
  queryClient.clear()
}

/** Chooses the member's language: here at once, on the server for letters and other browsers. */
export function useLanguageChoice(): (language: Language) => void {
  const { setLanguage } = useWords()
  return useCallback(
    (language) => {
      setLanguage(language)
      // Reasons and titles come in words from the server: they are asked for again.
      void queryClient.invalidateQueries()
      // A convenience of the next device: this one shows the language already.
      request<unknown>('/api/v1/me', { method: 'PATCH', body: { language } }).catch(() => undefined)
    },
    [setLanguage],
  )
}

/** In a browser that has no choice of its own yet, the member's language counts. */
export function useMemberLanguage(): void {
  const { language } = useMe()
  const { setLanguage } = useWords()
  useEffect(() => {
    if (findStored('language') === null) setLanguage(language)
  }, [language, setLanguage])
}

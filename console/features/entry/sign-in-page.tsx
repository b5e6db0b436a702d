import { useMutation } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError, request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Field, Input } from '../../kit/field.tsx'
import { CodeForm } from './code-form.tsx'
import { EntryFrame } from './frame.tsx'

export default function SignInPage() {
  const { t } = useWords()
  const { next } = useSearch({ from: '/sign-in' })
  const navigate = useNavigate()
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [isCodeAsked, setCodeAsked] = useState(false)
  const enter = async () => {
    queryClient.clear()
    // The till is a page of its own.
    if (next?.startsWith('/till')) location.assign(next)
    else await navigate({ href: next ?? '/' })
  }
  const signIn = useMutation({
    mutationFn: () =>
      request<{ done: boolean }>('/api/auth/sign-in/email', { method: 'POST', body: { email, password } }),
    onSuccess: ({ done }) => (done ? enter() : setCodeAsked(true)),
  })
  if (isCodeAsked) return <CodeForm onEntered={enter} onBack={() => setCodeAsked(false)} />
  return (
    <EntryFrame title={t('signIn.title')} intro={t('signIn.intro')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          signIn.mutate()
        }}
      >
        <Field label={t('signIn.email')}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="username"
              required
              value={email}
              onChange={(event) => setEmail(event.target.value)}
            />
          )}
        </Field>
        <Field label={t('signIn.password')} error={signIn.error ? wordError(signIn.error, t) : undefined}>
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="current-password"
              required
              value={password}
              onChange={(event) => setPassword(event.target.value)}
            />
          )}
        </Field>
        <Button tone="primary" size="lg" type="submit" isBusy={signIn.isPending}>
          {t('signIn.submit')}
        </Button>
        <p className="text-12 text-text-3">{t('signIn.help')}</p>
      </form>
    </EntryFrame>
  )
}

function wordError(error: Error, t: ReturnType<typeof useWords>['t']): string {
  if (error instanceof ApiError && error.status === 0) return t('error.unreachableHint')
  if (error instanceof ApiError && error.status === 401) return t('signIn.wrong')
  return error.message || t('signIn.wrong')
}

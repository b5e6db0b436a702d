import { useMutation } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError, request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { Field, Input } from '../../kit/field.tsx'
import { EntryFrame } from './frame.tsx'

interface Entry {
  name?: string
  email?: string
  password?: string
}

/** The one-time link: choose how to come back, or just go in. */
export default function WelcomePage() {
  const { t } = useWords()
  const { token } = useSearch({ from: '/welcome' })
  const navigate = useNavigate()
  const [entry, setEntry] = useState<Entry>({})
  const enter = useMutation({
    mutationFn: (body: Entry) =>
      request<unknown>('/api/v1/welcome', { method: 'POST', body: { token, ...body } }),
    onSuccess: async () => {
      queryClient.clear()
      await navigate({ to: '/' })
    },
  })
  if (token === undefined) return <UsedLink />
  const problem = enter.error instanceof ApiError ? enter.error.problem : null
  const errorAt = (path: string): string | undefined =>
    problem?.path?.replace(/^\/?(body\/)?/, '') === path ? (problem.detail ?? problem.hint) : undefined
  const isElsewhere = enter.error !== null && !['name', 'email', 'password'].some((path) => errorAt(path))
  return (
    <EntryFrame title={t('welcome.title')} intro={t('welcome.intro')}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate(entry)
        }}
      >
        <Field label={t('welcome.name')} error={errorAt('name')}>
          {(control) => (
            <Input
              {...control}
              autoComplete="name"
              required
              value={entry.name ?? ''}
              onChange={(event) => setEntry({ ...entry, name: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('signIn.email')} error={errorAt('email')}>
          {(control) => (
            <Input
              {...control}
              type="email"
              autoComplete="username"
              required
              value={entry.email ?? ''}
              onChange={(event) => setEntry({ ...entry, email: event.target.value })}
            />
          )}
        </Field>
        <Field label={t('signIn.password')} hint={t('welcome.passwordHint')} error={errorAt('password')}>
          {(control) => (
            <Input
              {...control}
              type="password"
              autoComplete="new-password"
              minLength={10}
              required
              value={entry.password ?? ''}
              onChange={(event) => setEntry({ ...entry, password: event.target.value })}
            />
          )}
        </Field>
        {isElsewhere && (
          <p role="alert" className="text-12 text-danger">
            {enter.error?.message || t('error.unreachableHint')}
          </p>
        )}
        <Button tone="primary" size="lg" type="submit" isBusy={enter.isPending}>
          {t('welcome.submit')}
        </Button>
        <Button tone="quiet" size="lg" disabled={enter.isPending} onClick={() => enter.mutate({})}>
          {t('welcome.skip')}
        </Button>
      </form>
    </EntryFrame>
  )
}

function UsedLink() {
  const { t } = useWords()
  return (
    <EntryFrame title={t('welcome.noToken')} intro={t('welcome.noTokenText')}>
      <Link to="/sign-in" className={buttonClass('primary', 'lg')}>
        {t('signIn.submit')}
      </Link>
    </EntryFrame>
  )
}

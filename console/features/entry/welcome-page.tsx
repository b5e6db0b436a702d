import { useMutation, useQuery } from '@tanstack/react-query'
import { Link, useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { ApiError, request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { type T, useWords } from '../../i18n/t.ts'
import { Button, buttonClass } from '../../kit/button.tsx'
import { PageLoading } from '../../kit/states.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { CodeForm } from './code-form.tsx'
import { EntryFrame } from './frame.tsx'

interface Entry {
  name?: string
  email?: string
  password?: string
}

/** What a one-time link is for; looking does not use it. */
interface OneTimeLink {
  purpose: 'admin' | 'invite' | 'reset'
  isFirst: boolean
  email: string | null
  name: string | null
  workspaceName: string | null
}

/** The one-time link: choose how to come back, or just go in. */
export default function WelcomePage() {
  const { token } = useSearch({ from: '/welcome' })
  const look = useQuery({
    queryKey: ['welcome', token],
    queryFn: () => request<OneTimeLink>('/api/v1/welcome/look', { method: 'POST', body: { token } }),
    enabled: token !== undefined,
    retry: false,
    refetchOnWindowFocus: false,
    staleTime: Number.POSITIVE_INFINITY,
  })
  if (token === undefined || look.isError) return <UsedLink error={look.error} />
  if (look.isPending) return <PageLoading />
  return <EntryForm token={token} link={look.data} />
}

const fields = ['name', 'email', 'password'] as const

function EntryForm({ token, link }: { token: string; link: OneTimeLink }) {
  const { t } = useWords()
  const navigate = useNavigate()
  const [entry, setEntry] = useState<Entry>(link.name === null ? {} : { name: link.name })
  const [isCodeAsked, setCodeAsked] = useState(false)
  const go = async () => {
    queryClient.clear()
    await navigate({ to: '/' })
  }
  const isReset = link.purpose === 'reset'
  const enter = useMutation({
    mutationFn: (body: Entry) =>
      request<{ done: boolean }>('/api/v1/welcome', { method: 'POST', body: { token, ...body } }),
    onSuccess: ({ done }) => (done ? go() : setCodeAsked(true)),
  })
  // The link is used: who goes back signs in with the password she has now.
  if (isCodeAsked) return <CodeForm onEntered={go} onBack={() => void navigate({ to: '/sign-in' })} />
  return (
    <EntryFrame title={t(isReset ? 'welcome.resetTitle' : 'welcome.title')} intro={wordIntro(link, t)}>
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate(isReset ? { password: entry.password ?? '' } : entry)
        }}
      >
        <EntryFields link={link} entry={entry} error={enter.error} onChange={setEntry} />
        <Button tone="primary" size="lg" type="submit" isBusy={enter.isPending}>
          {t('welcome.submit')}
        </Button>
        {link.purpose === 'admin' && (
          <Button tone="quiet" size="lg" disabled={enter.isPending} onClick={() => enter.mutate({})}>
            {t('welcome.skip')}
          </Button>
        )}
      </form>
    </EntryFrame>
  )
}

function wordIntro({ purpose, workspaceName, email }: OneTimeLink, t: T): string {
  if (purpose === 'reset') return t('welcome.resetIntro', { email: email ?? '' })
  if (purpose === 'invite') return t('welcome.inviteIntro', { workspace: workspaceName ?? 'Splot' })
  return t('welcome.intro')
}

interface EntryFieldsProps {
  link: OneTimeLink
  entry: Entry
  error: Error | null
  onChange: (entry: Entry) => void
}

function EntryFields({ link, entry, error, onChange }: EntryFieldsProps) {
  const { t } = useWords()
  const isNamed = link.purpose !== 'admin'
  const problem = error instanceof ApiError ? error.problem : null
  const errorAt = (path: string): string | undefined =>
    problem?.path?.endsWith(path) ? error?.message : undefined
  const isElsewhere = error !== null && !fields.some((path) => errorAt(path))
  return (
    <>
      {link.purpose !== 'reset' && (
        <TextField
          label={t('welcome.name')}
          error={errorAt('name')}
          autoComplete="name"
          required
          value={entry.name ?? ''}
          onChange={(name) => onChange({ ...entry, name })}
        />
      )}
      <TextField
        label={t('signIn.email')}
        error={errorAt('email')}
        type="email"
        autoComplete="username"
        required
        readOnly={isNamed}
        value={isNamed ? (link.email ?? '') : (entry.email ?? '')}
        onChange={(email) => onChange({ ...entry, email })}
      />
      <TextField
        label={t('signIn.password')}
        hint={t('welcome.passwordHint')}
        error={errorAt('password')}
        type="password"
        autoComplete="new-password"
        required
        value={entry.password ?? ''}
        onChange={(password) => onChange({ ...entry, password })}
      />
      {isElsewhere && (
        <p role="alert" className="text-12 text-danger">
          {error.message || t('error.unreachableHint')}
        </p>
      )}
    </>
  )
}

function UsedLink({ error }: { error: Error | null }) {
  const { t } = useWords()
  return (
    <EntryFrame title={t('welcome.noToken')} intro={error?.message || t('welcome.noTokenText')}>
      <Link to="/sign-in" className={buttonClass('primary', 'lg')}>
        {t('signIn.submit')}
      </Link>
    </EntryFrame>
  )
}

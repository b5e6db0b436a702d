import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { ApiError, request } from '../../app/client.ts'
import { meQuery, queryClient } from '../../app/queries.ts'
import { useMe } from '../../app/session.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'
import { SecondFactor } from './second-factor.tsx'

/** One's own name, and the password one comes back with. */
export function AccountTab() {
  return (
    <div className="flex max-w-120 flex-col gap-8">
      <NameForm />
      <PasswordForm />
      <SecondFactor />
    </div>
  )
}

function NameForm() {
  const { t } = useWords()
  const { member } = useMe()
  const [name, setName] = useState(member.name)
  const save = useMutation({
    mutationFn: () => request<unknown>('/api/v1/me', { method: 'PATCH', body: { name } }),
    onSuccess: async () => {
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey })
      tell(t('workspace.saved'))
    },
  })
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <TextField
        label={t('welcome.name')}
        error={save.error?.message}
        required
        autoComplete="name"
        value={name}
        onChange={setName}
      />
      <Button
        type="submit"
        className="self-start"
        isBusy={save.isPending}
        disabled={name.trim() === '' || name === member.name}
      >
        {t('action.save')}
      </Button>
    </form>
  )
}

const blank = { email: '', current: '', password: '' }
type Entry = typeof blank

function usePasswordChange(entry: Entry, onDone: () => void) {
  const { t } = useWords()
  const { member } = useMe()
  return useMutation({
    mutationFn: () => {
      const { email, current, password } = entry
      const body = {
        password,
        ...(current === '' ? {} : { current }),
        ...(email === member.email ? {} : { email }),
      }
      return request<unknown>('/api/v1/me/password', { method: 'PUT', body })
    },
    onSuccess: async () => {
      onDone()
      await queryClient.invalidateQueries({ queryKey: meQuery.queryKey })
      tell(t('account.passwordSaved'))
    },
  })
}

function PasswordForm() {
  const { t } = useWords()
  const { member } = useMe()
  const [entry, setEntry] = useState<Entry>({ ...blank, email: member.email })
  const save = usePasswordChange(entry, () => setEntry({ ...blank, email: entry.email }))
  const problem = save.error instanceof ApiError ? save.error.problem : null
  const inputOf = (field: keyof Entry) => ({
    error:
      problem && (problem.path?.endsWith(field) ?? field === 'password') ? save.error?.message : undefined,
    value: entry[field],
    onChange: (value: string) => setEntry({ ...entry, [field]: value }),
  })
  return (
    <form
      className="flex flex-col gap-4 border-t pt-6"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <h2 className="text-16 font-strong">{t('account.password')}</h2>
      <TextField
        label={t('signIn.email')}
        type="email"
        autoComplete="username"
        required
        {...inputOf('email')}
      />
      <TextField
        label={t('account.current')}
        hint={t('account.currentHint')}
        type="password"
        autoComplete="current-password"
        {...inputOf('current')}
      />
      <TextField
        label={t('account.new')}
        hint={t('welcome.passwordHint')}
        type="password"
        autoComplete="new-password"
        required
        {...inputOf('password')}
      />
      <p className="text-12 text-text-3">{t('account.sessions')}</p>
      <Button
        tone="primary"
        type="submit"
        className="self-start"
        isBusy={save.isPending}
        disabled={entry.password === ''}
      >
        {t('account.savePassword')}
      </Button>
    </form>
  )
}

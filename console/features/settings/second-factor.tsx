import { useMutation, useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { queryClient } from '../../app/queries.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { Code } from '../../kit/code.tsx'
import { QrCode } from '../../kit/qr-code.tsx'
import { tell } from '../../kit/tell.ts'
import { TextField } from '../../kit/text-field.tsx'

interface Enrolment {
  secret: string
  uri: string
  recoveryCodes: string[]
}

const stateQuery = {
  queryKey: ['second-factor'],
  queryFn: () => request<{ isOn: boolean }>('/api/v1/me/second-factor'),
}
const refresh = () => queryClient.invalidateQueries({ queryKey: stateQuery.queryKey })

/** A code from an app beside the password: turned on with a first code, turned off with the password. */
export function SecondFactor() {
  const { t } = useWords()
  const { data } = useQuery(stateQuery)
  const [enrolment, setEnrolment] = useState<Enrolment | null>(null)
  if (data === undefined) return null
  return (
    <section className="flex flex-col gap-4 border-t pt-6">
      <h2 className="text-16 font-strong">{t('factor.title')}</h2>
      <p className="text-13 text-text-2">{t(data.isOn ? 'factor.on' : 'factor.off')}</p>
      {enrolment === null ? (
        <PasswordStep isOn={data.isOn} onBegun={setEnrolment} />
      ) : (
        <CodeStep enrolment={enrolment} onDone={() => setEnrolment(null)} />
      )}
    </section>
  )
}

function PasswordStep({ isOn, onBegun }: { isOn: boolean; onBegun: (one: Enrolment) => void }) {
  const { t } = useWords()
  const [password, setPassword] = useState('')
  const ask = useMutation({
    mutationFn: async () => {
      const asked = { method: 'POST', body: { password } } as const
      if (isOn) await request<unknown>('/api/v1/me/second-factor/off', asked)
      else onBegun(await request<Enrolment>('/api/v1/me/second-factor', asked))
    },
    onSuccess: async () => {
      setPassword('')
      await refresh()
      if (isOn) tell(t('factor.turnedOff'))
    },
  })
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        ask.mutate()
      }}
    >
      <TextField
        label={t('account.current')}
        error={ask.error?.message}
        type="password"
        autoComplete="current-password"
        required
        value={password}
        onChange={setPassword}
      />
      <Button type="submit" className="self-start" isBusy={ask.isPending} disabled={password === ''}>
        {t(isOn ? 'factor.turnOff' : 'factor.begin')}
      </Button>
    </form>
  )
}

function CodeStep({ enrolment, onDone }: { enrolment: Enrolment; onDone: () => void }) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const confirm = useMutation({
    mutationFn: () =>
      request<unknown>('/api/v1/me/second-factor/confirm', { method: 'POST', body: { code } }),
    onSuccess: async () => {
      await refresh()
      tell(t('factor.turnedOn'))
      onDone()
    },
  })
  return (
    <form
      className="flex flex-col gap-4"
      onSubmit={(event) => {
        event.preventDefault()
        confirm.mutate()
      }}
    >
      <p className="text-13">{t('factor.scan')}</p>
      <QrCode text={enrolment.uri} label={t('factor.qr')} />
      <p className="text-13">
        {t('factor.typeSecret')}{' '}
        <a className="text-brand-text underline" href={enrolment.uri}>
          {t('factor.openApp')}
        </a>
      </p>
      <Code label={t('factor.secret')} text={enrolment.secret} />
      <p className="text-13">{t('factor.keepCodes')}</p>
      <Code label={t('factor.recoveryCodes')} text={enrolment.recoveryCodes.join('\n')} />
      <TextField
        label={t('factor.firstCode')}
        error={confirm.error?.message}
        inputMode="numeric"
        autoComplete="one-time-code"
        required
        value={code}
        onChange={setCode}
      />
      <Button
        tone="primary"
        type="submit"
        className="self-start"
        isBusy={confirm.isPending}
        disabled={code === ''}
      >
        {t('factor.confirm')}
      </Button>
    </form>
  )
}

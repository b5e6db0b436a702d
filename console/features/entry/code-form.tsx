import { useMutation } from '@tanstack/react-query'
import { useState } from 'react'
import { request } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'
import { Button } from '../../kit/button.tsx'
import { TextField } from '../../kit/text-field.tsx'
import { EntryFrame } from './frame.tsx'

interface CodeFormProps {
  onEntered: () => Promise<void>
  onBack: () => void
}

/** The second step of signing in: a code of her app, or one of those she kept. */
export function CodeForm({ onEntered, onBack }: CodeFormProps) {
  const { t } = useWords()
  const [code, setCode] = useState('')
  const [isRecovery, setRecovery] = useState(false)
  const enter = useMutation({
    mutationFn: () =>
      request<unknown>('/api/auth/sign-in/code', { method: 'POST', body: { code, isRecovery } }),
    onSuccess: onEntered,
  })
  const change = () => {
    setRecovery(!isRecovery)
    setCode('')
    enter.reset()
  }
  return (
    <EntryFrame
      title={t('signIn.codeTitle')}
      intro={t(isRecovery ? 'signIn.recoveryIntro' : 'signIn.codeIntro')}
    >
      <form
        className="flex flex-col gap-4"
        onSubmit={(event) => {
          event.preventDefault()
          enter.mutate()
        }}
      >
        <TextField
          key={String(isRecovery)}
          label={t(isRecovery ? 'signIn.recoveryCode' : 'signIn.code')}
          error={enter.error?.message}
          autoComplete="one-time-code"
          inputMode={isRecovery ? 'text' : 'numeric'}
          autoFocus
          required
          value={code}
          onChange={setCode}
        />
        <Button tone="primary" size="lg" type="submit" isBusy={enter.isPending} disabled={code.trim() === ''}>
          {t('signIn.submit')}
        </Button>
        <Button type="button" onClick={change}>
          {t(isRecovery ? 'signIn.useApp' : 'signIn.useRecovery')}
        </Button>
        <Button type="button" onClick={onBack}>
          {t('signIn.back')}
        </Button>
      </form>
    </EntryFrame>
  )
}

import { RotateCw } from 'lucide-react'
import type { ReactNode } from 'react'
import { ApiError } from '../app/client.ts'
import { useWords } from '../i18n/t.ts'
import { Button } from './button.tsx'
import { LoadingMark } from './logo.tsx'

interface EmptyProps {
  title: string
  children: ReactNode
  action?: ReactNode
}

/** Nothing here yet: one sentence that teaches, one act that begins. */
export function Empty({ title, children, action }: EmptyProps) {
  return (
    <div className="mx-auto flex max-w-90 flex-col items-center px-6 py-16 text-center">
      <RestingThreads />
      <h2 className="mt-5 text-16 font-strong">{title}</h2>
      <p className="mt-1.5 text-13 text-text-2">{children}</p>
      {action !== undefined && <div className="mt-5">{action}</div>}
    </div>
  )
}

function RestingThreads() {
  const threads = ['web', 'app', 'store', 'call', 'email']
  return (
    <svg aria-hidden="true" width="104" height="56" viewBox="0 0 104 56" fill="none">
      {threads.map((thread, index) => (
        <path
          key={thread}
          d={`M${10 + index * 21} 2V54`}
          stroke={`var(--t-${thread})`}
          strokeWidth="2"
          strokeLinecap="round"
          strokeDasharray="1 5"
          opacity="0.7"
        />
      ))}
      <circle cx="31" cy="28" r="7" fill="var(--canvas)" stroke="var(--t-app)" strokeWidth="2.4" />
    </svg>
  )
}

/** What went wrong, in the server's words, and the way on. */
export function Failure({ error, onRetry }: { error: Error; onRetry?: () => void }) {
  const { t } = useWords()
  const problem = error instanceof ApiError ? error.problem : null
  const isForbidden = problem?.status === 403
  const title = isForbidden
    ? t('error.forbidden')
    : problem?.status === 0
      ? t('error.unreachable')
      : problem?.title || t('error.title')
  const hint = isForbidden
    ? t('error.forbiddenHint')
    : problem?.status === 0
      ? t('error.unreachableHint')
      : (problem?.hint ?? error.message)
  return (
    <div role="alert" className="mx-auto flex max-w-100 flex-col items-center px-6 py-16 text-center">
      <h2 className="text-16 font-strong">{title}</h2>
      <p className="mt-1.5 text-13 text-text-2">{hint}</p>
      {onRetry && !isForbidden && (
        <Button className="mt-5" icon={RotateCw} onClick={onRetry}>
          {t('action.retry')}
        </Button>
      )}
    </div>
  )
}

/** A whole page that is on its way. */
export function PageLoading() {
  const { t } = useWords()
  return (
    <div
      role="status"
      aria-label={t('state.loading')}
      className="flex h-full min-h-60 items-center justify-center"
    >
      <LoadingMark size={40} />
    </div>
  )
}

/** The place of a line of text that is on its way. */
export function Bone({ className = 'h-4 w-24' }: { className?: string }) {
  return <span aria-hidden="true" className={`block animate-breathe rounded-knot bg-sunken ${className}`} />
}

import { CircleAlert, CircleCheck } from 'lucide-react'
import { ApiError } from '../../app/client.ts'
import { useWords } from '../../i18n/t.ts'

/** What a trial of settings says. */
export interface Tried {
  isOk: boolean
  says: string
  field: string | null
}

export interface FoundWrong {
  field: string
  says: string
}

/** The field the provider, or the server, points at. */
export function findWrong(reply: Tried | undefined, error: Error | null): FoundWrong | null {
  if (reply !== undefined && !reply.isOk && reply.field !== null)
    return { field: reply.field, says: reply.says }
  if (!(error instanceof ApiError)) return null
  const field = /settings\.([\w-]+)/.exec(error.problem.path ?? '')?.[1]
  return field === undefined ? null : { field, says: error.message }
}

interface VerdictProps {
  reply: Tried | undefined
  error: Error | null
  wrong: FoundWrong | null
}

/** How the trial, or the saving, went. */
export function Verdict({ reply, error, wrong }: VerdictProps) {
  const { t } = useWords()
  const isOk = reply?.isOk === true
  if (reply === undefined && error === null) return null
  if (!isOk && wrong !== null && reply !== undefined)
    return <Note isOk={false}>{t('channels.lookAtField')}</Note>
  return <Note isOk={isOk}>{reply?.says ?? error?.message ?? ''}</Note>
}

function Note({ isOk, children }: { isOk: boolean; children: string }) {
  const Icon = isOk ? CircleCheck : CircleAlert
  return (
    <p
      role="status"
      className={`flex items-start gap-2 rounded-control px-3 py-2 ${isOk ? 'bg-ok-soft text-ok' : 'bg-danger-soft text-danger'}`}
    >
      <Icon aria-hidden="true" size={16} className="mt-px shrink-0" />
      {children}
    </p>
  )
}

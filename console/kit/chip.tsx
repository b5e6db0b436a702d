import type { ReactNode } from 'react'
import type { EventStatus, Stage } from '../app/api.ts'
import { useWords } from '../i18n/t.ts'

type Tone = 'plain' | 'ok' | 'warn' | 'danger' | 'info' | 'brand'

const tagTones: Record<Tone, string> = {
  plain: 'bg-sunken text-text-2',
  ok: 'bg-ok-soft text-ok',
  warn: 'bg-warn-soft text-warn',
  danger: 'bg-danger-soft text-danger',
  info: 'bg-info-soft text-info',
  brand: 'bg-brand-soft text-brand-text',
}

/** A small word on a ground of its meaning. */
export function Tag({ tone = 'plain', children }: { tone?: Tone; children: ReactNode }) {
  return (
    <span
      className={`inline-flex h-5 shrink-0 items-center gap-1 whitespace-nowrap rounded-knot px-1.5 text-12 font-medium ${tagTones[tone]}`}
    >
      {children}
    </span>
  )
}

/** A fact about someone, in a box of its own. */
export function Chip({ children }: { children: ReactNode }) {
  return (
    <span className="inline-flex h-7 items-center gap-1.5 whitespace-nowrap rounded-control border border-line bg-surface px-2 text-12 font-medium">
      {children}
    </span>
  )
}

/** Somebody or something is here right now. */
export function LiveDot({ label }: { label?: string }) {
  return (
    <span className="inline-flex size-3.5 shrink-0 items-center justify-center rounded-full bg-ok/25">
      <span className="size-2 rounded-full bg-ok" />
      {label !== undefined && <span className="sr-only">{label}</span>}
    </span>
  )
}

const stageColor: Record<Stage, string> = {
  anonymous: 'bg-line-strong',
  lead: 'bg-warn',
  customer: 'bg-info',
  loyal: 'bg-ok',
  at_risk: 'bg-danger',
  lost: 'bg-text-3',
}

/** A stage of a customer's life: its dot and its name. */
export function StageName({ stage }: { stage: Stage }) {
  const { t } = useWords()
  return (
    <span className="flex min-w-0 items-center gap-2">
      <span aria-hidden="true" className={`size-2 shrink-0 rounded-[2.5px] ${stageColor[stage]}`} />
      <span className="truncate">{t(`stage.${stage}`)}</span>
    </span>
  )
}

const statusTone: Record<EventStatus, Tone> = {
  accepted: 'info',
  applied: 'ok',
  duplicate: 'plain',
  quarantined: 'warn',
  refused: 'danger',
}

export function StatusTag({ status }: { status: EventStatus }) {
  const { t } = useWords()
  return <Tag tone={statusTone[status]}>{t(`status.${status}`)}</Tag>
}

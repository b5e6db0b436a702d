import { useWords } from '../../i18n/t.ts'
import type { Experiment } from './experiment-queries.ts'

interface Verdict {
  says: string
  tone: 'plain' | 'ok' | 'warn' | 'danger'
}

/** How it stands, in a sentence. */
export function useVerdict({ state, arms, closed, winner, figures }: Experiment): Verdict {
  const { t } = useWords()
  const nameOf = (id: string | null | undefined) => arms.find((one) => one.id === id)?.label ?? ''
  if (state === 'draft') return { says: t('experiments.sayDraft'), tone: 'plain' }
  if (winner !== null) return { says: t('experiments.sayWinner', { arm: nameOf(winner) }), tone: 'ok' }
  const [harm] = closed
  if (harm !== undefined) {
    const usual = arms.find((one) => !closed.some((shut) => shut.arm === one.id))
    const values = { arm: nameOf(harm.arm), usual: usual?.label ?? '' }
    return { says: t(`experiments.sayHarm.${harm.guard}`, values), tone: 'danger' }
  }
  if (figures.isMismatch) return { says: t('experiments.sayMismatch'), tone: 'warn' }
  if (state === 'stopped')
    return { says: t('experiments.sayStopped', { arm: nameOf(arms[0]?.id) }), tone: 'warn' }
  if (figures.leader === null) return { says: t('experiments.sayOpen'), tone: 'plain' }
  const values = { arm: nameOf(figures.leader), base: nameOf(arms[0]?.id) }
  return { says: t('experiments.sayLeader', values), tone: 'ok' }
}

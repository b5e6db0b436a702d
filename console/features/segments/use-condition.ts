import type { Condition } from '@splot/contract/segment/condition'
import { useEffect, useState } from 'react'
import { later, nowMs } from '../../app/browser/clock.ts'
import { advance, beginHistory, type History, stepBack, stepForward } from '../content/history.ts'

const restMs = 350

export interface ConditionDraft {
  condition: Condition
  /** As it has been for a moment: what is counted while one types. */
  rested: Condition
  isChanged: boolean
  canUndo: boolean
  canRedo: boolean
  change(condition: Condition, tag: string): void
  undo(): void
  redo(): void
  /** What was saved is the new beginning, whatever was changed meanwhile; the way back stays. */
  settle(saved: Condition): void
}

/** A condition as it is edited, with every step back and forth. */
export function useCondition(saved: Condition): ConditionDraft {
  const [history, setHistory] = useState<History<Condition>>(() => beginHistory(saved))
  const [base, setBase] = useState(saved)
  const [rested, setRested] = useState(saved)
  const { now } = history
  useEffect(() => later(restMs, () => setRested(now)), [now])
  return {
    condition: now,
    rested,
    isChanged: JSON.stringify(now) !== JSON.stringify(base),
    canUndo: history.past.length > 0,
    canRedo: history.future.length > 0,
    change: (condition, tag) => setHistory((before) => advance(before, { now: condition, tag, at: nowMs() })),
    undo: () => setHistory(stepBack),
    redo: () => setHistory(stepForward),
    settle: setBase,
  }
}

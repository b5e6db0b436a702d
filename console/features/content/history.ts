/** A state with its past and future. Changes of one field in one go are one step back. */
export interface History<State> {
  past: readonly State[]
  now: State
  future: readonly State[]
  /** What the last change was of, and when. */
  tag: string
  at: number
}

const mostSteps = 200
const oneGoMs = 1_500

export const beginHistory = <State>(now: State): History<State> => ({
  past: [],
  now,
  future: [],
  tag: '',
  at: 0,
})

export function advance<State>(
  history: History<State>,
  change: { now: State; tag: string; at: number },
): History<State> {
  const { now, tag, at } = change
  if (now === history.now) return history
  const isSameGo = tag !== '' && tag === history.tag && at - history.at < oneGoMs
  const past = isSameGo ? history.past : [...history.past, history.now].slice(-mostSteps)
  return { past, now, future: [], tag, at }
}

export function stepBack<State>(history: History<State>): History<State> {
  const before = history.past.at(-1)
  if (before === undefined) return history
  return {
    past: history.past.slice(0, -1),
    now: before,
    future: [history.now, ...history.future],
    tag: '',
    at: 0,
  }
}

export function stepForward<State>(history: History<State>): History<State> {
  const [next, ...rest] = history.future
  if (next === undefined) return history
  return { past: [...history.past, history.now], now: next, future: rest, tag: '', at: 0 }
}

import type { Run, StepLine } from '../schema.ts'
import type { Ready } from './compile.ts'
import { endRun } from './step.ts'

interface Move {
  run: Run
  /** The version she came in with; undefined where it can no longer be read. */
  old: Ready | undefined
  to: Ready
  map: Readonly<Record<string, string | null>>
}

/** A run in another version; null where nothing is said of the node it stands on and the version has none of that name. */
export function planMove({ run, old, to, map }: Move, now: number): { run: Run; line: StepLine } | null {
  const target = Object.hasOwn(map, run.node) ? (map[run.node] ?? null) : run.node
  if (target === null) {
    const { run: ended, line } = endRun(run, now, { reason: 'node_missing' })
    return { run: ended, line }
  }
  if (!to.nodes.has(target)) return null
  const line: StepLine = {
    ...{ seq: run.seq + 1, at: now, kind: 'm', node: run.node, output: target },
    ...{ because: null, until: null, effects: null },
  }
  const moved = { ...run, version: to.n, seq: line.seq, node: target }
  if (target === run.node && isSame(old, to, target) && run.state !== 'h') return { run: moved, line }
  // Another step, or another way of doing it: she arrives there now.
  const rest = { state: 't', wakeAt: now, arrivedAt: now, waits: null, kept: null, reason: null } as const
  return { run: { ...moved, ...rest }, line }
}

/** Does the node wait for the same in both versions? */
function isSame(old: Ready | undefined, to: Ready, node: string): boolean {
  const [a, b] = [old?.nodes.get(node), to.nodes.get(node)]
  return (
    a !== undefined &&
    b !== undefined &&
    a.plugin.id === b.plugin.id &&
    JSON.stringify(a.options) === JSON.stringify(b.options)
  )
}

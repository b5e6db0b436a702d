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
    // What stands before it is told by the version it happened in.
    ...{ because: String(run.version), until: null, effects: null },
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

/** The version a move left; null: the line is no move to another version, or of before it was kept. */
const leftVersion = ({ kind, because }: StepLine): number | null =>
  kind === 'm' && because !== null && /^\d+$/.test(because) ? Number(because) : null

/** Rows of a run, the newest first, each with the version it happened in and, of a move, the one it led to. */
export function dateLines<L extends StepLine>(
  { version }: Pick<Run, 'version'>,
  lines: readonly L[],
): { line: L; version: number; next: number }[] {
  let next = version
  return lines.map((line) => {
    const row = { line, next, version: leftVersion(line) ?? next }
    next = row.version
    return row
  })
}

import type { LeafOf } from '@splot/contract/segment/leaves'
import { spanMs } from '@splot/contract/segment/window'

/** What must not happen after a step: for so long, or where no time is given up to the next step, or up to now. */
export interface Quiet {
  /** Index of the absent step among the leaf's. */
  step: number
  ms: number | null
}

/** A step that must happen: its index among the leaf's, and what must not follow it. */
export interface Link {
  step: number
  quiet: Quiet | null
}

const known = new WeakMap<LeafOf<'sequence'>, readonly Link[]>()

/** A sequence as the fast readers walk it: the steps that happen, each with what must not come after it. */
export function chainOf(leaf: LeafOf<'sequence'>): readonly Link[] {
  let links = known.get(leaf)
  if (links === undefined) {
    links = leaf.steps.flatMap(({ absent }, step): Link[] => {
      if (absent === true) return []
      const next = leaf.steps[step + 1]
      if (next?.absent !== true) return [{ step, quiet: null }]
      return [{ step, quiet: { step: step + 1, ms: next.for === undefined ? null : spanMs(next.for) } }]
    })
    known.set(leaf, links)
  }
  return links
}

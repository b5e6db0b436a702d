import { listReferences } from '@splot/contract/segment/condition'
import type { SegmentDef } from './compile.ts'

/** Each after those it speaks of. */
export function sortByReference(defs: readonly SegmentDef[]): SegmentDef[] {
  const byId = new Map(defs.map((def) => [def.id, def]))
  const sorted: SegmentDef[] = []
  const seen = new Set<string>()
  const visit = (def: SegmentDef) => {
    if (seen.has(def.id)) return
    seen.add(def.id)
    for (const { condition } of [def.live, def.next].filter((one) => one !== null))
      for (const id of listReferences(condition)) {
        const other = byId.get(id)
        if (other !== undefined) visit(other)
      }
    sorted.push(def)
  }
  for (const def of defs) visit(def)
  return sorted
}

/**
 * The way round by which what a segment speaks of would lead back to itself, ids from the segment on; null where there is
 * none.
 */
export function findCycle(
  id: string,
  references: readonly string[],
  referencesOf: (id: string) => readonly string[],
): string[] | null {
  const seen = new Set<string>()
  const visit = (spoken: readonly string[], path: readonly string[]): string[] | null => {
    for (const next of spoken) {
      if (next === id) return [...path, id]
      if (seen.has(next)) continue
      seen.add(next)
      const found = visit(referencesOf(next), [...path, next])
      if (found !== null) return found
    }
    return null
  }
  return visit(references, [id])
}

import type { Merge, TimelineItem } from '../../app/api.ts'
import type { End } from '../../kit/weave/ends.ts'

interface Known {
  items: readonly TimelineItem[]
  merges: readonly Merge[]
  ends: readonly End[]
}

/** A life as it stood before a moment (milliseconds): what came later is not there, what was undone later stands. */
export function cutLife({ items, merges, ends }: Known, before: number): Known {
  return {
    items: items.filter((item) => Date.parse(item.at) < before),
    merges: merges
      .filter((merge) => Date.parse(merge.at) < before)
      .map((merge) =>
        merge.undoneAt === null || Date.parse(merge.undoneAt) < before
          ? merge
          : { ...merge, undoneAt: null, undoneBy: null, canUndo: false },
      ),
    ends: ends
      .filter((end) => end.from < before)
      .map((end) => (end.to === null || end.to < before ? end : { ...end, to: null })),
  }
}

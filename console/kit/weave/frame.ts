import { type Thread, threads } from '../threads.ts'

/** The measures of a weave, in px. Text starts at `textX`; the column of a thread comes from `columns`. */
export interface Frame {
  timeWidth: number
  textX: number
  step: number
  hollowOffset: number
  rowHeight: number
  dayHeight: number
  mergeHeight: number
  topPadding: number
  columns: ReadonlyMap<Thread, number>
  isNarrow: boolean
}

function placeColumns(used: readonly Thread[], firstX: number, step: number): Map<Thread, number> {
  return new Map(used.map((thread, index) => [thread, firstX + index * step]))
}

/** All ten threads at 26 px: the working screen. */
export function makeWideFrame(): Frame {
  return {
    timeWidth: 36,
    textX: 372,
    step: 26,
    hollowOffset: 34,
    rowHeight: 45,
    dayHeight: 26,
    mergeHeight: 86,
    topPadding: 8,
    columns: placeColumns(threads, 92, 26),
    isNarrow: false,
  }
}

const narrowFirstX = 56

/** Only the threads that occur, at 20 px or as close as lets the text keep its room: phones. */
export function makeNarrowFrame(used: ReadonlySet<Thread>): Frame {
  const shown = threads.filter((thread) => used.has(thread))
  const gaps = Math.max(shown.length - 1, 1)
  const step = Math.min(20, Math.floor(80 / gaps))
  return {
    timeWidth: 34,
    textX: narrowFirstX + (shown.length - 1) * step + 30,
    step,
    hollowOffset: 9,
    rowHeight: 47,
    dayHeight: 26,
    mergeHeight: 86,
    topPadding: 8,
    columns: placeColumns(shown, narrowFirstX, step),
    isNarrow: true,
  }
}

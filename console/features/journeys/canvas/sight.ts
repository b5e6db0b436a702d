interface Stretch {
  /** Where it begins on the drawing, and how long it is there. */
  at: number
  size: number
  /** How far the drawing is moved, and how large it is shown. */
  shift: number
  zoom: number
  /** As much of it as is seen. */
  room: number
}

/** Between it and the edge: less than where all of it is in sight, so that choosing a step there moves nothing. */
const gap = 24

/** How far the drawing is to be moved for a stretch of it to be seen: as it is where it is seen already, else by no more than it takes. */
export function bringIn({ at, size, shift, zoom, room }: Stretch): number {
  const from = at * zoom + shift
  const over = Math.max(0, from + size * zoom + gap - room)
  return shift - over + Math.max(0, gap - (from - over))
}

import type { NormalEvent } from '../../collect/index.ts'
import { causesOfEvent } from './causes.ts'
import type { Program } from './compile.ts'
import { listCandidates } from './event-index.ts'

/** Might the event have turned the segment by one of its own leaves? Not through a segment that it speaks of. */
export function stirs(program: Program, event: NormalEvent, segmentId: string): boolean {
  const isOwn = (leaf: number): boolean =>
    program.leaves[leaf]?.segments.some((index) => program.segments[index]?.id === segmentId) === true
  const index = program.byEvent.get(event.name)
  const traces = index === undefined ? [] : listCandidates(index, event)
  if (traces.some((trace) => program.leavesOfTrace[trace]?.some(isOwn))) return true
  return causesOfEvent(event).some((cause) => program.leavesOfCause.get(cause)?.some(isOwn))
}

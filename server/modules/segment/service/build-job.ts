import { tracesOf } from '../rules/compile.ts'
import type { Trace } from '../rules/trace.ts'
import type { DefinitionRow } from '../store/programs.ts'
import type { SegmentDeps } from './deps.ts'
import { type Programs, parse } from './programs.ts'

export interface BuildDeps extends SegmentDeps {
  programs: Programs
}

/** A build under way: segments whose coming versions are built together. */
export interface Job {
  workspaceId: string
  rows: readonly DefinitionRow[]
  /** The log below it is read in; from it on the engine follows by itself. */
  pos: number
}

/** What the coming versions have to remember. */
export const tracesOfRows = (rows: readonly DefinitionRow[]): Map<string, Trace> =>
  new Map(
    rows
      .flatMap(({ next }) => parse(next) ?? [])
      .flatMap(tracesOf)
      .map((trace) => [trace.key, trace]),
  )

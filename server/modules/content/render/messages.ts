import type { Escape } from './engine.ts'

/** The parts of a message as Liquid, compiled at publishing: rendered together, for one recipient after the other. */
export interface TemplateSet {
  parts: Readonly<Record<string, { source: string; escape: Escape }>>
  language: string
  /** IANA name: dates are written in it. */
  timeZone: string
  /** A declared datum the person lacks, without a fallback in the template: `skip` the person, or write nothing. */
  onMissing: 'skip' | 'empty'
}

/** Closed list: why a message was not made for somebody. */
export const renderFaults = ['missing_variable', 'template_limit', 'template_invalid'] as const
export type RenderFault = (typeof renderFaults)[number]

export type Rendered =
  | { ok: true; parts: Record<string, string> }
  | { ok: false; reason: RenderFault; part: string; detail: string }

/** A variable of the template that the data given by us could not hold. */
export interface FoundVariable {
  path: string
  line: number
}

export type CheckedSource =
  | { ok: true; variables: FoundVariable[] }
  | { ok: false; reason: RenderFault; detail: string; line: number }

export type Task =
  | { kind: 'render'; hash: string; set: TemplateSet; rows: readonly object[] }
  | { kind: 'check'; set: TemplateSet }

export type Answer =
  | { kind: 'render'; results: Rendered[] }
  | { kind: 'check'; parts: Record<string, CheckedSource> }

export interface WorkerStart {
  /** Where the worker says how many rows it has finished: the watchdog reads it. */
  progress: SharedArrayBuffer
}

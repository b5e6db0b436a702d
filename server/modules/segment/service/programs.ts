import type { Condition } from '@splot/contract/segment/condition'
import type { Tx } from '../../../platform/db/index.ts'
import { createCalendar } from '../rules/calendar.ts'
import {
  type CompiledSegment,
  type CompiledVersion,
  compile,
  type Program,
  type SegmentDef,
  tracesOf,
} from '../rules/compile.ts'
import { type DefinitionRow, listDefinitions, listFilled, listStamps, listTraces } from '../store/programs.ts'
import type { FactSources } from './deps.ts'

/** What is live in a workspace, compiled, and how far its builds are. */
export interface LiveProgram {
  stamp: number
  program: Program
  rows: readonly DefinitionRow[]
  /** Up to which customer the coming version counts, by segment. */
  fillAfter: ReadonlyMap<string, string>
}

export interface Programs {
  /** The programs of these workspaces; none for a workspace without a live segment. One small read where nothing changed. */
  get(tx: Tx, workspaceIds: readonly string[]): Promise<Map<string, LiveProgram>>
  reset(): void
}

/** Keeps programs, and reads those anew whose definitions changed. */
export function createPrograms(deps: Pick<FactSources, 'settingsOf'>): Programs {
  const known = new Map<string, LiveProgram>()
  return {
    async get(tx, workspaceIds) {
      const found = new Map<string, LiveProgram>()
      const stamps = await listStamps(tx, workspaceIds)
      for (const [workspaceId, stamp] of stamps) {
        let live = known.get(workspaceId)
        if (live?.stamp !== stamp) {
          live = await load(deps, tx, { workspaceId, stamp })
          known.set(workspaceId, live)
        }
        if (live.rows.length === 0) continue
        // A build goes on from customer to customer without a new stamp.
        found.set(
          workspaceId,
          live.fillAfter.size === 0 ? live : { ...live, fillAfter: await listFilled(tx, workspaceId) },
        )
      }
      return found
    },
    reset: () => known.clear(),
  }
}

async function load(
  { settingsOf }: Pick<FactSources, 'settingsOf'>,
  tx: Tx,
  { workspaceId, stamp }: { workspaceId: string; stamp: number },
): Promise<LiveProgram> {
  const rows = await listDefinitions(tx, workspaceId)
  const traces = await listTraces(tx, workspaceId)
  const { timeZone } = await settingsOf(workspaceId, tx)
  const whole = new Set(traces.filter(({ isWhole }) => isWhole).map(({ key }) => key))
  const followed = new Set(traces.map(({ key }) => key))
  const parsed = rows.map((row) => ({ row, live: parse(row.live), next: parse(row.next) }))
  const defs = parsed.map(
    ({ row, live, next }): SegmentDef => ({
      id: row.id,
      live:
        live !== null && row.broken === null && tracesOf(live).every(({ key }) => whole.has(key))
          ? { version: row.version, condition: live }
          : null,
      next:
        next !== null && row.fillAfter !== null && row.nextVersion !== null
          ? { version: row.nextVersion, condition: next }
          : null,
    }),
  )
  const follow = parsed
    .flatMap(({ live, next }) => [live, next])
    .flatMap((condition) => (condition === null ? [] : tracesOf(condition)))
    .filter(({ key }) => followed.has(key))
  const fillAfter = new Map(
    rows.flatMap(({ id, fillAfter: after }) => (after === null ? [] : [[id, after] as const])),
  )
  return { stamp, rows, fillAfter, program: compile(defs, createCalendar(timeZone), follow) }
}

// Checked when it was saved.
export const parse = (text: string | null): Condition | null =>
  text === null ? null : (JSON.parse(text) as Condition)

/** Which version counts for a customer: the coming one, once the build has passed her. */
export function chooseVersion(
  { id, live, next }: CompiledSegment,
  root: string,
  fillAfter: ReadonlyMap<string, string>,
): CompiledVersion | null {
  const after = fillAfter.get(id)
  return next !== null && after !== undefined && root <= after ? next : live
}

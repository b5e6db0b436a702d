import { LRUCache } from 'lru-cache'
import type { Tx } from '../../../platform/db/index.ts'
import { type Batch, type BatchEvent, leaveUnanswered, listLive, type Step } from '../../collect/index.ts'
import { planEvent } from '../rules/event-plan.ts'
import { type BirthFold, type FoldInput, foldEvents } from '../rules/fold.ts'
import { insertStatedOfBorn, putStated } from '../store/stated.ts'
import {
  addCustomers,
  insertMoments,
  insertOrderEvents,
  type Mark,
  putInterests,
  putMarks,
  putPresences,
} from '../store/write.ts'

export interface FoldDeps {
  /** The currency of amounts sent without one, in records too old to say which it was. */
  currencyOf(workspaceId: string): string | Promise<string>
  /** How many first moments to remember, so that each is not written again with every event. */
  cacheSize?: number
}

/** The pipeline's step that writes who did what, when and where: timeline, presence, traits, orders, interests. */
export function createFoldStep(deps: FoldDeps): Step {
  // Earliest moment known to be stored, by workspace, kind and birth: saves writes, never decides.
  const stored = new LRUCache<string, number>({ max: deps.cacheSize ?? 200_000 })
  return {
    name: 'profile.fold',
    async run(batch, tx) {
      for (const [workspaceId, inputs] of groupInputs(batch)) {
        const folds = foldEvents(inputs, await deps.currencyOf(workspaceId))
        const writing = [
          ...writeFolds(tx, workspaceId, folds, batch.born),
          putMarks(tx, workspaceId, listNewMarks(workspaceId, folds, stored)),
        ]
        await leaveUnanswered(batch, Promise.all(writing))
      }
      for (const [workspaceId, delta] of countCustomers(batch))
        await leaveUnanswered(batch, addCustomers(tx, workspaceId, delta))
    },
    reset: () => stored.clear(),
  }
}

function groupInputs(batch: Batch): Map<string, FoldInput[]> {
  const groups = new Map<string, FoldInput[]>()
  for (const one of listLive(batch)) {
    const { record, event, birth, deviceBirth } = one
    if (birth === null) throw new Error(`The event at ${record.pos} reached the fold without a birth`)
    const input = { event, pos: record.pos, sourceId: record.sourceId, birth, deviceBirth }
    const group = groups.get(record.workspaceId)
    if (group === undefined) groups.set(record.workspaceId, [input])
    else group.push(input)
    tellEffects(one)
  }
  return groups
}

/** For the debugger: which traits the event stated and what it said of an order; names of fields, never their values. */
function tellEffects({ event, effects }: BatchEvent): void {
  if (event === null) return
  const keys = event.traits === null ? [] : Object.keys(event.traits)
  if (keys.length > 0) effects.push({ kind: 'trait.set', detail: { keys } })
  const { order } = planEvent(event.type, event.name)
  if (order !== null) effects.push({ kind: 'order.counted', detail: { act: order.act } })
}

/** Handed to the connection at once, so that the values of one statement are made while the one before it runs. */
function writeFolds(
  tx: Tx,
  workspaceId: string,
  folds: readonly BirthFold[],
  births: ReadonlySet<string> = new Set(),
): Promise<void>[] {
  const born = folds.filter(({ birth }) => births.has(birth))
  const known = folds.filter(({ birth }) => !births.has(birth))
  return [
    insertMoments(tx, workspaceId, folds),
    putPresences(tx, workspaceId, born, true),
    putPresences(tx, workspaceId, known, false),
    insertStatedOfBorn(tx, workspaceId, born),
    putStated(tx, workspaceId, known),
    insertOrderEvents(tx, workspaceId, folds),
    putInterests(tx, workspaceId, folds),
  ]
}

function listNewMarks(
  workspaceId: string,
  folds: readonly BirthFold[],
  stored: LRUCache<string, number>,
): Mark[] {
  const marks: Mark[] = []
  const note = (birth: string, kind: Mark['kind'], ts: number | null) => {
    if (ts === null) return
    const key = `${workspaceId} ${kind}${birth}`
    const known = stored.get(key)
    if (known !== undefined && known <= ts) return
    stored.set(key, ts)
    marks.push({ birth, kind, ts })
  }
  for (const fold of folds) {
    note(fold.birth, 'l', fold.leadTs)
    note(fold.birth, 'n', fold.namedTs)
  }
  return marks
}

/** Customers gained and lost by workspace: created and parted add one, merged takes one. */
function countCustomers(batch: Batch): Map<string, number> {
  const deltas = new Map<string, number>()
  const add = (workspaceId: string, delta: number) =>
    deltas.set(workspaceId, (deltas.get(workspaceId) ?? 0) + delta)
  for (const one of batch.events) {
    for (const effect of one.effects) if (effect.kind === 'customer.created') add(one.record.workspaceId, 1)
  }
  for (const change of batch.graphChanges) add(change.workspaceId, change.kind === 'merged' ? -1 : 1)
  return deltas
}

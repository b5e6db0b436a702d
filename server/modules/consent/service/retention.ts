import type { Tx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Actor } from '../../../platform/http/route.ts'
import { systemActor } from '../../workspace/index.ts'
import { findCutoffs, isRetentionSound, type Retention, retentionDefaults } from '../rules/retention.ts'
import { findRetention, noteSwept, pruneGate, putRetention } from '../store/retention.ts'
import type { ConsentDeps } from './deps.ts'
import { listHeld } from './holds.ts'

type Where = { tx: Tx; workspaceId: string }

/** What of a workspace was too old, by what it is; the later rooms' share is theirs. */
export type Pruned = Readonly<Record<string, number>>

/** How long what is known of past contacts is kept. */
export interface RetentionRules {
  get(workspaceId: string): Promise<{ retention: Retention; sweptAt: number | null }>
  /** @throws SplotError `invalid` */
  put(actor: Actor, retention: Retention): Promise<void>
  /**
   * Deletes what is older than the workspace keeps it, each lot with its entry in the audit log; of customers on hold
   * nothing. `pruneMessages` takes the share of the rooms that send and that ask for it, a lot a call. @returns what went; null where it was
   * swept in the last day
   */
  sweep(workspaceId: string, pruneMessages: PruneMessages): Promise<Pruned | null>
}

export type PruneMessages = (
  where: Where,
  before: { bodies: number; rows: number },
  held: readonly string[],
) => Promise<{ bodies: number; rows: number; runs?: number }>

/** A little less than a day: a sweep every night stays one every night. */
const pauseMs = 20 * 3_600_000

export function createRetentionRules(deps: ConsentDeps): RetentionRules {
  return {
    get: (workspaceId) => deps.db.inWorkspace(workspaceId, (tx) => load({ tx, workspaceId })),
    async put(actor, retention) {
      const { workspaceId } = actor
      if (!isRetentionSound(retention))
        throw new SplotError('invalid', {
          path: 'body.bodyMonths',
          hint: {
            pl: 'Treść wiadomości nie może być trzymana dłużej niż sama wiadomość.',
            en: 'The text of a message cannot be kept longer than the message.',
          },
        })
      await deps.db.inWorkspace(workspaceId, async (tx) => {
        const { retention: before } = await load({ tx, workspaceId })
        await putRetention(tx, workspaceId, retention)
        const by = { kind: actor.kind, id: actor.id, name: actor.name }
        const entry = { actor: by, action: 'retention.changed', target: workspaceId }
        await deps.audit.record({ tx, workspaceId }, { ...entry, detail: { before, after: retention } })
      })
    },
    sweep: (workspaceId, pruneMessages) => sweep(deps, workspaceId, pruneMessages),
  }
}

async function load({ tx, workspaceId }: Where): Promise<{ retention: Retention; sweptAt: number | null }> {
  const row = await findRetention(tx, workspaceId)
  return {
    retention: {
      decisionMonths: row?.decisionMonths ?? retentionDefaults.decisionMonths,
      contactMonths: row?.contactMonths ?? retentionDefaults.contactMonths,
      bodyMonths: row?.bodyMonths ?? retentionDefaults.bodyMonths,
      rowMonths: row?.rowMonths ?? retentionDefaults.rowMonths,
    },
    sweptAt: row?.sweptAt ?? null,
  }
}

async function sweep(
  deps: ConsentDeps,
  workspaceId: string,
  pruneMessages: PruneMessages,
): Promise<Pruned | null> {
  const now = deps.clock.now()
  const before = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const { retention, sweptAt } = await load({ tx, workspaceId })
    if (sweptAt !== null && now - sweptAt < pauseMs) return null
    const { timeZone } = await deps.settingsOf(workspaceId, tx)
    return findCutoffs(retention, now, timeZone)
  })
  if (before === null) return null
  const messages = await pruneAll(deps, workspaceId, async (where, held) => {
    const { rows: messages, ...others } = await pruneMessages(where, before, held)
    return { messages, ...others }
  })
  const gate = await pruneAll(deps, workspaceId, ({ tx }, held) => pruneGate(tx, workspaceId, before, held))
  await deps.db.inWorkspace(workspaceId, (tx) => noteSwept(tx, workspaceId, now))
  return { ...messages, ...gate }
}

type PruneLot = (where: Where, held: readonly string[]) => Promise<Pruned>

/** Lot after lot, until one is empty. @returns what went in all of them */
async function pruneAll(deps: ConsentDeps, workspaceId: string, prune: PruneLot): Promise<Pruned> {
  const all: Record<string, number> = {}
  for (;;) {
    const pruned = Object.entries(await pruneOne(deps, workspaceId, prune))
    for (const [what, count] of pruned) all[what] = (all[what] ?? 0) + count
    if (pruned.every(([, count]) => count === 0)) return all
  }
}

/** A lot, with its entry in the audit log in the same transaction; whoever is put on hold between two of them keeps the rest. */
const pruneOne = (deps: ConsentDeps, workspaceId: string, prune: PruneLot): Promise<Pruned> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const pruned = await prune({ tx, workspaceId }, await listHeld(deps, { tx, workspaceId }))
    const entry = { actor: systemActor, action: 'retention.pruned', target: workspaceId, detail: pruned }
    if (Object.values(pruned).some((count) => count > 0)) await deps.audit.record({ tx, workspaceId }, entry)
    return pruned
  })

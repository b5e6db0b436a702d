import type { Tx } from '../../../platform/db/index.ts'
import type { Policy } from '../rules/policy.ts'
import { type ConsentRow, findObjection, findRestriction, judgeConsent } from '../rules/state.ts'
import type { CustomerConsents, EntryReply } from '../schema.ts'
import { listDecisions } from '../store/gate.ts'
import {
  type LedgerRow,
  listFrequencies,
  listHistory,
  listRegister,
  listRows,
  type RegisterFilter,
} from '../store/ledger.ts'
import type { ConsentDeps } from './deps.ts'
import { findBirths } from './find-births.ts'
import { openRows } from './ledger.ts'
import { loadPolicy } from './policy.ts'

const iso = (ms: number): string => new Date(ms).toISOString()
const isoOrNull = (ms: number | null): string | null => (ms === null ? null : iso(ms))

/** How the restriction of a hold came about. */
const holdMethod = 'hold'
/** Decisions of the gate on a customer's page. */
const decisionsShown = 50

/** Private words are opened only for those who may read them. */
const openFor = (
  deps: ConsentDeps,
  { tx, workspaceId, seesPii }: { tx: Tx; workspaceId: string; seesPii: boolean },
  rows: LedgerRow[],
): Promise<LedgerRow[]> =>
  seesPii ? openRows(deps.sealer, { tx, workspaceId }, rows) : Promise.resolve(rows)

/** Everything consent knows of a customer: what stands now, and every act with its proof. @throws SplotError `not_found` */
export async function viewCustomer(
  deps: ConsentDeps,
  workspaceId: string,
  birthId: string,
  seesPii: boolean,
): Promise<CustomerConsents> {
  const births = (await findBirths(deps, workspaceId, birthId)).map((one) => one.birthId)
  const sources = await deps.nameSources(workspaceId)
  const now = deps.clock.now()
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const [policy, history, frequencies] = [
      await loadPolicy(tx, workspaceId),
      await openFor(deps, { tx, workspaceId, seesPii }, await listHistory(tx, workspaceId, births)),
      await listFrequencies(tx, workspaceId, births),
    ]
    const decisions = await listDecisions(tx, workspaceId, births, decisionsShown)
    const restriction = findRestriction(await listRows(tx, workspaceId, births))
    return {
      isRestricted: restriction !== null,
      isHeld: restriction?.method === holdMethod,
      purposes: [...policy.purposes.values()]
        .filter((one) => one.isActive)
        .map((purpose) => ({
          id: purpose.id,
          name: purpose.name,
          basis: purpose.basis,
          channels: purpose.channels.map((channel) =>
            showState(history, { purpose: purpose.id, channel }, now),
          ),
        })),
      frequencies: frequencies.map(({ purpose, max, period, pausedUntil }) => ({
        purpose,
        max,
        period,
        pausedUntil: isoOrNull(pausedUntil),
      })),
      history: [...listExpired(history, now), ...history]
        .sort((a, b) => b.at - a.at || b.pos - a.pos)
        .map((row) => showEntry(row, { seesPii, sources })),
      decisions: decisions.map(({ at, messageId, act, purpose, channel, isAllowed, reason }) => ({
        at: iso(at),
        messageId,
        act,
        purpose,
        channel,
        isAllowed,
        reason,
      })),
    }
  })
}

function showState(
  rows: readonly ConsentRow[],
  asked: { purpose: string; channel: Policy['pack']['purposes'][number]['channels'][number] },
  now: number,
) {
  const { status, row } = judgeConsent(rows, asked, now)
  return {
    channel: asked.channel,
    status,
    since: isoOrNull(row?.at ?? null),
    until: isoOrNull(row?.validUntil ?? null),
    isObjected: findObjection(rows, asked) !== null,
  }
}

type Shown = Omit<LedgerRow, 'act'> & { act: EntryReply['act'] }

/** A consent that ended by itself is an entry of the history too, though nobody acted. */
const listExpired = (rows: readonly LedgerRow[], now: number): Shown[] =>
  rows.flatMap((row) =>
    row.validUntil !== null && row.validUntil <= now
      ? [{ ...row, act: 'expire' as const, at: row.validUntil, proof: null, actor: null }]
      : [],
  )

interface Showing {
  seesPii: boolean
  /** Names of sources by their ids. */
  sources: ReadonlyMap<string, string>
}

function showEntry(row: Shown, { seesPii, sources }: Showing): EntryReply {
  const own = <T>(value: T): T | null => (seesPii ? value : null)
  return {
    act: row.act,
    purpose: row.purpose,
    channel: row.channel,
    at: iso(row.at),
    receivedAt: iso(row.receivedAt),
    method: row.method,
    source: row.source,
    sourceName: sources.get(row.source) ?? null,
    wording:
      row.wordingId === null
        ? null
        : {
            id: row.wordingId,
            version: row.wordingVersion,
            language: row.wordingLanguage,
            hash: row.wordingHash,
          },
    noticeVersion: row.noticeVersion,
    isVerified: row.isVerified,
    isPending: row.isPending,
    flaw: row.flaw,
    validUntil: isoOrNull(row.validUntil),
    identifierKind: row.identifierKind,
    birthId: row.birth,
    proof: own(row.proof),
    actor: own(row.actor),
    ip: own(row.ip),
    userAgent: own(row.userAgent),
    reason: own(row.reason),
    messageId: row.messageId,
    pos: row.pos,
  }
}

type RegisterEntry = EntryReply & { customerId: string; customerName: string | null }

/** The register: who allowed or refused what, the newest first. */
export async function listEntries(
  deps: ConsentDeps,
  workspaceId: string,
  filter: RegisterFilter,
  seesPii: boolean,
): Promise<{ items: RegisterEntry[]; nextCursor: string | null }> {
  const page = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const rows = await listRegister(tx, workspaceId, { ...filter, limit: filter.limit + 1 })
    const shown = await openFor(deps, { tx, workspaceId, seesPii }, rows.slice(0, filter.limit))
    const births = [...new Set(shown.map((row) => row.birth))]
    const known = await deps.graph.listClusters(tx, workspaceId, births, 'service')
    const roots = new Map(known.map((one) => [one.birthId, one.root]))
    const last = shown.at(-1)
    const nextCursor = rows.length > filter.limit && last !== undefined ? `${last.pos}-${last.ord}` : null
    return { shown, roots, nextCursor }
  })
  const { shown, roots, nextCursor } = page
  const asked = [...new Set(shown.map((row) => row.birth))]
  const names = await deps.nameCustomers(workspaceId, asked, seesPii)
  const sources = await deps.nameSources(workspaceId)
  return {
    items: shown.map((row) => ({
      ...showEntry(row, { seesPii, sources }),
      customerId: roots.get(row.birth) ?? row.birth,
      customerName: names.get(row.birth) ?? null,
    })),
    nextCursor,
  }
}

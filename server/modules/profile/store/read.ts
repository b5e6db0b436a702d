import { pgArray, sql, type Tx } from '../../../platform/db/index.ts'
import type { FoldedParts } from '../rules/computed.ts'
import type { Interest, Presence } from '../rules/fold.ts'
import type { OrderEvent } from '../rules/orders.ts'
import type { StatedTrait } from '../rules/traits.ts'

/** Where everything of several customers' births is sorted by birth, to be dealt out to them. */
export interface BirthParts {
  presences: (Presence & { birth: string })[]
  traits: StatedTrait[]
  orderEvents: OrderEvent[]
  interests: Interest[]
  leadAt: number | null
  namedAt: number | null
}

interface PartRow {
  part: string
  birth_id: string
  a: string | null
  b: string | null
  c: string | null
  m: number | null
  n: number | null
  o: number | null
  minor: string | null
}

// One statement for all folds: a screen pop waits for round trips more than for rows.
const selectParts = sql(
  'profile.parts',
  `SELECT 'p' AS part, birth_id, place AS a, NULL AS b, NULL AS c,
          first_ts AS m, last_ts AS n, events::bigint AS o, NULL AS minor
     FROM profile.presence WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])
   UNION ALL
   SELECT 't', birth_id, key, value, source, ts, pos, NULL, NULL
     FROM profile.trait WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])
   UNION ALL
   SELECT 'o' || act::text, birth_id, order_key, return_key, currency, ts, pos, NULL, minor::text
     FROM profile.order_event WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])
   UNION ALL
   SELECT 'i', birth_id, category, NULL, NULL, viewed, bought, last_ts, NULL
     FROM profile.interest WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])
   UNION ALL
   SELECT 'm' || kind::text, birth_id, NULL, NULL, NULL, ts, NULL, NULL, NULL
     FROM profile.mark WHERE workspace_id = $1 AND birth_id = ANY ($2::uuid[])`,
)

/** What the folds hold of these births, birth by birth; a birth without an event of its own is not there. */
export async function listParts(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Map<string, BirthParts>> {
  const byBirth = new Map<string, BirthParts>()
  for (const row of await tx.rows<PartRow>(selectParts(workspaceId, pgArray.plain(births)))) {
    let parts = byBirth.get(row.birth_id)
    if (parts === undefined) {
      parts = { presences: [], traits: [], orderEvents: [], interests: [], leadAt: null, namedAt: null }
      byBirth.set(row.birth_id, parts)
    }
    readPart(parts, row)
  }
  return byBirth
}

const acts: Readonly<Record<string, OrderEvent['act']>> = {
  op: 'placed',
  ou: 'updated',
  or: 'refunded',
  oc: 'cancelled',
}

function readPart(parts: BirthParts, row: PartRow): void {
  const [a, b, c] = [row.a ?? '', row.b ?? '', row.c ?? '']
  const [m, n, o] = [row.m ?? 0, row.n ?? 0, row.o ?? 0]
  const act = acts[row.part]
  if (act !== undefined) {
    const minor = row.minor === null ? null : BigInt(row.minor)
    parts.orderEvents.push({ ts: m, pos: n, act, key: row.a, returnKey: row.b, currency: c, minor })
  } else if (row.part === 'p')
    parts.presences.push({ birth: row.birth_id, place: a, firstTs: m, lastTs: n, events: o })
  else if (row.part === 't') parts.traits.push({ key: a, value: b, source: c, ts: m, pos: n })
  else if (row.part === 'i') parts.interests.push({ category: a, viewed: m, bought: n, lastTs: o })
  else if (row.part === 'ml') parts.leadAt = m
  else parts.namedAt = m
}

/** The folds of one customer: those of her births side by side. */
export function gatherParts(
  byBirth: ReadonlyMap<string, BirthParts>,
  births: readonly string[],
): FoldedParts {
  const presences: (Presence & { birth: string })[] = []
  const traits: StatedTrait[] = []
  const orderEvents: OrderEvent[] = []
  const interests: Interest[] = []
  const leads: { birth: string; ts: number }[] = []
  const named = new Map<string, number>()
  for (const birth of births) {
    const parts = byBirth.get(birth)
    if (parts === undefined) continue
    presences.push(...parts.presences)
    traits.push(...parts.traits)
    orderEvents.push(...parts.orderEvents)
    interests.push(...parts.interests)
    if (parts.leadAt !== null) leads.push({ birth, ts: parts.leadAt })
    if (parts.namedAt !== null) named.set(birth, parts.namedAt)
  }
  return { presences, traits, orderEvents, interests, leads, named }
}

import type { Condition } from '@splot/contract/segment/condition'
import pg from 'pg'
import { findRunningEngine } from '../../server/platform/engine/index.ts'
import { percentile } from '../harness/report.ts'
import type { BenchServer } from '../harness/server.ts'
import { idOf, makeConditions, segmentCount } from './conditions.ts'

const probes = {
  entry: { id: idOf(900_001), event: 'Bench Entered' },
  exit: { id: idOf(900_002), event: 'Bench Left' },
}
const exitMs = 60_000

const didLately = (event: string): Condition => ({
  kind: 'event',
  events: [event],
  measure: 'count',
  op: 'gte',
  value: 1,
  window: { last: { minutes: 1 } },
})

/** A client that sees the workspace's rows as their owner. */
export async function openOwner(target: BenchServer): Promise<pg.Client> {
  const running = await findRunningEngine(target.dataDir)
  const client = new pg.Client(running?.address?.('owner') ?? {})
  await client.connect()
  await client.query(`SET splot.workspaces = 'default'`)
  return client
}

/** Makes the segments as their routes do, all at once, and waits until they are built. */
export async function makeSegments(client: pg.Client): Promise<void> {
  const all = [
    ...makeConditions().map((condition, i) => ({ id: idOf(i), condition })),
    ...Object.values(probes).map(({ id, event }) => ({ id, condition: didLately(event) })),
  ]
  const ids = all.map(({ id }) => id)
  await client.query(
    `INSERT INTO segment.segment (workspace_id, id, name, description, folder, state, version, next_version, created_at,
       created_by, changed_at)
     SELECT 'default', id, id::text, '', '', 'live', 0, 1, 0, 'bench', 0 FROM unnest($1::uuid[]) AS e(id)`,
    [ids],
  )
  await client.query(
    `INSERT INTO segment.version SELECT 'default', id, 1, condition, '', 0, 'bench' FROM unnest($1::uuid[], $2::text[]) AS e(id, condition)`,
    [ids, all.map(({ condition }) => JSON.stringify(condition))],
  )
  await client.query(
    `INSERT INTO segment.stamp AS s VALUES ('default', 1) ON CONFLICT (workspace_id) DO UPDATE SET stamp = s.stamp + 1`,
  )
  for (;;) {
    const { rows } = await client.query('SELECT count(*)::int AS n FROM segment.segment WHERE version > 0')
    if (rows[0]?.n === segmentCount + 2) return
    await pause(100)
  }
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms))

interface Seen {
  user: string
  event: string
  sentAt: number
}

/** From the sending of an event to its row of history, and from the moment a minute is over to the next: milliseconds. */
export async function measureFreshness(
  target: BenchServer,
  o: { key: string; client: pg.Client; perS: number; seconds: number },
) {
  const { client, perS, seconds } = o
  const sent = new Map<string, Seen>()
  const { rows } = await client.query('SELECT coalesce(max(n), 0)::int AS n FROM segment.flip')
  let last = Number(rows[0]?.n ?? 0)
  const visible: number[] = []
  const late: number[] = []
  const look = async () => {
    const found = await client.query(
      `SELECT f.n::int, f.is_entry, i.value FROM segment.flip f
       JOIN identity.identifier i ON i.workspace_id = f.workspace_id AND i.birth_id = f.root_id
       WHERE f.workspace_id = 'default' AND f.n > $1 AND f.segment_id = ANY ($2::uuid[]) ORDER BY f.n`,
      [last, Object.values(probes).map(({ id }) => id)],
    )
    const now = Date.now()
    for (const row of found.rows) {
      last = row.n
      const one = sent.get(row.value)
      if (one === undefined) continue
      if (row.is_entry) visible.push(now - one.sentAt)
      else late.push(now - one.sentAt - exitMs)
    }
  }
  const deadline = Date.now() + seconds * 1000 + exitMs + 3_000
  let next = Date.now()
  for (let n = 0; Date.now() < deadline && late.length < perS * seconds; ) {
    if (n < perS * seconds && Date.now() >= next) {
      const user = `probe-${n++}`
      sent.set(user, { user, event: probes.entry.event, sentAt: Date.now() })
      void track(target, o.key, user)
      next += 1000 / perS
    }
    await look()
    await pause(5)
  }
  return {
    visibleP50Ms: percentile(visible, 0.5),
    visibleP99Ms: percentile(visible, 0.99),
    lateP50Ms: percentile(late, 0.5),
    lateMaxMs: Math.max(...late),
    seen: visible.length,
    left: late.length,
    sent: perS * seconds,
  }
}

const track = (target: BenchServer, key: string, userId: string): Promise<Response> =>
  fetch(`${target.url}/v1/track`, {
    method: 'POST',
    headers: {
      authorization: `Basic ${Buffer.from(`${key}:`).toString('base64')}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify({ userId, event: probes.entry.event, timestamp: new Date().toISOString() }),
  })

import type pg from 'pg'
import { emailOf } from './shop.ts'

// The anchor: what one would write first, over the same rows. No folds: the figures are counted when asked for.
const profile = `
  SELECT c.root_service AS id,
    (SELECT json_agg(json_build_object('kind', i.kind, 'value', i.value)) FROM identity.identifier i
      WHERE i.workspace_id = c.workspace_id AND i.root_service = c.root_service) AS identifiers,
    (SELECT json_object_agg(t.key, t.value) FROM profile.trait t JOIN identity.identifier i
      ON i.workspace_id = t.workspace_id AND i.birth_id = t.birth_id
      WHERE i.workspace_id = c.workspace_id AND i.root_service = c.root_service) AS traits,
    (SELECT json_object_agg(channel, events) FROM (
      SELECT e.channel::text, count(*) AS events, min(e.ts), max(e.ts) FROM profile.timeline e
      JOIN identity.identifier i ON i.workspace_id = e.workspace_id AND i.birth_id = e.birth_id
      WHERE i.workspace_id = c.workspace_id AND i.root_service = c.root_service GROUP BY e.channel) AS n) AS channels,
    (SELECT sum(o.minor) FROM profile.order_event o JOIN identity.identifier i
      ON i.workspace_id = o.workspace_id AND i.birth_id = o.birth_id
      WHERE i.workspace_id = c.workspace_id AND i.root_service = c.root_service) AS revenue
  FROM identity.identifier c WHERE c.workspace_id = 'default' AND c.kind = 'email' AND c.value = $1`

const timeline = `
  SELECT e.ts, e.pos, e.channel, l.body::jsonb AS body FROM profile.timeline e
  JOIN identity.identifier i ON i.workspace_id = e.workspace_id AND i.birth_id = e.birth_id
  JOIN platform.log l ON l.pos = e.pos
  WHERE i.workspace_id = 'default' AND i.root_service = $1 ORDER BY e.ts DESC, e.pos DESC LIMIT 50`

/** One screen pop by plain joins; throws where the answer is wrong. */
export async function popNaively(client: pg.Client, customer: number): Promise<void> {
  const found = (await client.query({ name: 'naive', text: profile, values: [emailOf(customer)] })).rows[0]
  const events = await client.query({ name: 'naive_timeline', text: timeline, values: [found.id] })
  if (found.identifiers.length !== 3 || found.revenue !== '12050' || events.rows.length === 0)
    throw new Error(`The anchor's answer about customer ${customer} is wrong`)
}

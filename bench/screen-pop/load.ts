import type pg from 'pg'
import { countShopEvents, type Shop } from './shop.ts'

/**
 * Fills the tables of log, identity and profile with what the pipeline's steps write for these events: of every
 * customer first an anonymous page view, then an identify under her account with her e-mail beside it, then an order,
 * then page views. The checks after the run hold the answers against the same formulas.
 */
export async function loadShop(client: pg.Client, shop: Shop, report: (done: string) => void): Promise<void> {
  await client.query("SET splot.workspaces = 'default'")
  await client.query('SET synchronous_commit = off')
  await client.query("SET maintenance_work_mem = '512MB'")
  await client.query(births)
  for (const [name, text] of Object.entries(steps)) {
    await client.query(fill(text, shop))
    report(name)
  }
}

// The layout of the app's own birth ids: UUIDv7 over (received at, log position, ordinal).
const births = `
  CREATE FUNCTION pg_temp.birth(at bigint, pos bigint, ordinal int) RETURNS uuid IMMUTABLE LANGUAGE sql AS $$
    SELECT (lpad(to_hex(at), 12, '0') || '70008' || lpad(to_hex(pos), 11, '0') || lpad(to_hex(ordinal), 4, '0'))::uuid
  $$`

/** One row a customer: her births, and the moments of her first three events. */
const customer = `
  SELECT k, p0, t0, p1, t1, p2, t2, n, tn,
    pg_temp.birth(t0, p0, 0) AS device, pg_temp.birth(t1, p1, 0) AS account, pg_temp.birth(t1, p1, 1) AS mail
  FROM (SELECT k, :count AS n, :pos(0) AS p0, :at(0) AS t0, :pos(1) AS p1, :at(1) AS t1, :pos(2) AS p2, :at(2) AS t2,
          :at(:count - 1) AS tn
        FROM generate_series(0, :customers - 1) AS k) AS one`

const steps = {
  log: `
    INSERT INTO platform.log (pos, workspace_id, kind, source_id, received_at, sent_at, meta, body)
    SELECT pos, 'default', 'e', 'bench', at, NULL, NULL,
      '{"messageId":"m' || pos || '","timestamp":"' || to_char(to_timestamp(at / 1000.0) AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"') || '",' ||
      CASE j WHEN 0 THEN '"type":"page","name":"Start","anonymousId":"a' || k || '",'
             WHEN 1 THEN '"type":"identify","userId":"u' || k || '","anonymousId":"a' || k || '","traits":{"email":"klient' || k || '@poczta.example","firstName":"Maja","lastName":"Nowak' || k % 5000 || '","city":"Łódź"},'
             WHEN 2 THEN '"type":"track","event":"Order Completed","userId":"u' || k || '","properties":{"order_id":"o' || k || '","total":"120.50","currency":"PLN","products":[{"product_id":"p1","name":"Golf Szron","price":"120.50","quantity":1,"category":"golfy"}]},'
             ELSE '"type":"page","name":"Golf Szron","userId":"u' || k || '","properties":{"path":"/p/' || pos % 5000 || '","title":"Golf Szron"},' END ||
      '"context":{"library":{"name":"@segment/analytics-node","version":"3.1.0"},"page":{"url":"https://sklep.example/p/' || pos % 5000 || '","path":"/p/' || pos % 5000 || '","referrer":"","title":"Golf Szron"},"locale":"pl-PL"},"integrations":{}}'
    FROM (SELECT k, j, :pos(j) AS pos, :at(j) AS at
          FROM generate_series(0, :customers - 1) AS k CROSS JOIN LATERAL generate_series(0, :count - 1) AS j) AS e
    ORDER BY pos`,
  head: `
    WITH moved AS (UPDATE platform.log_head SET next = :events + 1)
    INSERT INTO platform.log_offset (topic, partition, next_offset)
    SELECT topic, 0, :events + 1 FROM unnest('{pipeline,warehouse,warehouse.planned}'::text[]) AS topic
    ON CONFLICT (topic, partition) DO UPDATE SET next_offset = excluded.next_offset`,
  identifiers: `
    INSERT INTO identity.identifier (workspace_id, kind, value, birth_id, root_service, first_at, first_pos, source)
    SELECT 'default', kind, value, birth, device, at, pos, 'bench' FROM (${customer}) AS c CROSS JOIN LATERAL (VALUES
      ('anonymous_id', 'a' || k, device, t0, p0), ('user_id', 'u' || k, account, t1, p1),
      ('email', 'klient' || k || '@poczta.example', mail, t1, p1)) AS i(kind, value, birth, at, pos)`,
  links: `
    INSERT INTO identity.link (workspace_id, a, b, kind, strength, uses, was_live, pos, ord, at)
    SELECT 'default', a, b, 'login', 1, 1, true, p1, ord, t1 FROM (${customer}) AS c
    CROSS JOIN LATERAL (VALUES (device, account, 0), (account, mail, 1)) AS l(a, b, ord)`,
  timeline: `
    INSERT INTO profile.timeline (workspace_id, birth_id, ts, pos, channel)
    SELECT 'default', CASE j WHEN 0 THEN device ELSE account END, :at(j), :pos(j), 'w'
    FROM (${customer}) AS c CROSS JOIN LATERAL generate_series(0, n - 1) AS j`,
  presence: `
    INSERT INTO profile.presence (workspace_id, birth_id, place, first_ts, last_ts, seen_bucket, events)
    SELECT 'default', birth, 'w|', first, last, last >> 18, events FROM (${customer}) AS c
    CROSS JOIN LATERAL (VALUES (device, t0, t0, 1), (account, t1, tn, n - 1)) AS p(birth, first, last, events)`,
  traits: `
    INSERT INTO profile.stated (workspace_id, birth_id, keys, texts, folds, ts, pos, sources)
    SELECT 'default', account, ARRAY['city', 'email', 'firstName', 'lastName'],
      ARRAY['"Łódź"', '"klient' || k || '@poczta.example"', '"Maja"', '"Nowak' || k % 5000 || '"'],
      ARRAY[' lodz', ' klient' || k || '@poczta.example', ' maja', ' nowak' || k % 5000],
      array_fill(t1, ARRAY[4]), array_fill(p1, ARRAY[4]), array_fill('bench'::text, ARRAY[4]) FROM (${customer}) AS c`,
  search: `
    INSERT INTO profile.search (workspace_id, birth_id, text)
    SELECT 'default', account, ' lodz klient' || k || '@poczta.example maja nowak' || k % 5000 FROM (${customer}) AS c`,
  orders: `
    INSERT INTO profile.order_event (workspace_id, birth_id, ts, pos, act, order_key, currency, minor)
    SELECT 'default', account, t2, p2, 'p', 'order:o' || k, 'PLN', 12050 FROM (${customer}) AS c`,
  interests: `
    INSERT INTO profile.interest (workspace_id, birth_id, category, viewed, bought, last_ts)
    SELECT 'default', account, 'golfy', 0, 1, t2 FROM (${customer}) AS c`,
  marks: `
    INSERT INTO profile.mark (workspace_id, birth_id, kind, ts) SELECT 'default', device, 'n', t1 FROM (${customer}) AS c`,
  census: `
    INSERT INTO profile.census (workspace_id, customers) VALUES ('default', :customers)`,
  statistics: 'VACUUM ANALYZE',
}

/** Puts the shop's numbers in: `:pos(j)` and `:at(j)` are position and time of the j-th event of customer k. */
function fill(text: string, shop: Shop): string {
  const { customers, regulars, regularEvents, rareEvents, until } = shop
  const count = `(CASE WHEN k < ${regulars} THEN ${regularEvents} ELSE ${rareEvents} END)`
  const pos = (j: string) =>
    `(CASE WHEN k < ${regulars} THEN (${j})::bigint * ${regulars} + k + 1
      ELSE ${regulars * regularEvents} + (${j})::bigint * ${customers - regulars} + (k - ${regulars}) + 1 END)`
  // An event every six hours up to a moment that is each customer's own, within the last ten days.
  const at = (j: string) =>
    `(${until} - (k::bigint * 7919 % 864000000) - (${count} - 1 - (${j}))::bigint * 21600000)`
  return text
    .replaceAll(':at(:count - 1)', at(`${count} - 1`))
    .replace(/:pos\((\w+)\)/g, (_, j: string) => pos(j))
    .replace(/:at\((\w+)\)/g, (_, j: string) => at(j))
    .replaceAll(':count', count)
    .replaceAll(':customers', String(customers))
    .replaceAll(':events', String(countShopEvents(shop)))
}

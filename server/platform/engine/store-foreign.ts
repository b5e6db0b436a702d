import type pg from 'pg'

/** What the roles of a foreign server lack, as facts. */
export interface ForeignRoles {
  user: string
  isSuperuser: boolean
  canCreateRoles: boolean
  hasApp: boolean
  hasWorker: boolean
}

export async function getForeignRoles(client: pg.Client): Promise<ForeignRoles> {
  const { rows } = await client.query<ForeignRoles>(
    `SELECT current_user AS user,
            r.rolsuper AS "isSuperuser",
            r.rolsuper OR r.rolcreaterole AS "canCreateRoles",
            EXISTS (SELECT FROM pg_roles WHERE rolname = 'splot_app') AS "hasApp",
            EXISTS (SELECT FROM pg_roles WHERE rolname = 'splot_worker') AS "hasWorker"
       FROM pg_roles r WHERE r.rolname = current_user`,
  )
  const [row] = rows
  if (row === undefined) throw new Error('the server does not know its own current user')
  return row
}

/** Makes the two roles without login that a foreign server's user steps down to. */
export async function putForeignRoles(client: pg.Client, roles: ForeignRoles): Promise<void> {
  for (const [name, isThere] of [
    ['splot_app', roles.hasApp],
    ['splot_worker', roles.hasWorker],
  ] as const) {
    if (!isThere) await client.query(`CREATE ROLE ${name} NOLOGIN NOSUPERUSER NOBYPASSRLS INHERIT`)
  }
  await client.query('GRANT splot_app TO splot_worker')
}

/** Lets `user` become the two roles. */
export async function grantForeignRoles(client: pg.Client, user: string): Promise<void> {
  await client.query(`GRANT splot_app, splot_worker TO ${client.escapeIdentifier(user)}`)
}

/** True when the current user may `SET ROLE` to both. */
export async function canBecomeRoles(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ ok: boolean }>(
    `SELECT coalesce(bool_and(pg_has_role(current_user, rolname, 'MEMBER')), false) AND count(*) = 2 AS ok
       FROM pg_roles WHERE rolname IN ('splot_app', 'splot_worker')`,
  )
  return rows[0]?.ok ?? false
}

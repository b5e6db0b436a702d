import pg from 'pg'
import type { Secrets } from './cluster.ts'

/** What the running server says of itself. */
export interface ServerFacts {
  version: string
  versionNumber: number
  dataDirectory: string
  isSynced: boolean
  hasFullPageWrites: boolean
  hasChecksums: boolean
  isSynchronous: boolean
}

/** Runs `act` on a connection of its own, closed afterwards. */
export async function withClient<T>(
  config: pg.ClientConfig,
  act: (client: pg.Client) => Promise<T>,
): Promise<T> {
  const client = new pg.Client({
    ...config,
    application_name: 'splot-engine',
    connectionTimeoutMillis: 10_000,
  })
  // A connection that breaks between two statements reports here; the statement after it rejects.
  client.on('error', () => undefined)
  await client.connect()
  try {
    return await act(client)
  } finally {
    await client.end()
  }
}

export async function getServerFacts(client: pg.Client): Promise<ServerFacts> {
  const show = async (name: string): Promise<string> => {
    const { rows } = await client.query<{ value: string | null }>(
      'SELECT current_setting($1, true) AS value',
      [name],
    )
    return rows[0]?.value ?? ''
  }
  return {
    version: (await show('server_version')).split(' ')[0] ?? '',
    versionNumber: Number(await show('server_version_num')),
    // Only a superuser or pg_read_all_settings may see it.
    dataDirectory: await show('data_directory').catch(() => ''),
    isSynced: (await show('fsync')) === 'on',
    hasFullPageWrites: (await show('full_page_writes')) === 'on',
    hasChecksums: (await show('data_checksums')) === 'on',
    isSynchronous: (await show('synchronous_commit')) !== 'off',
  }
}

async function hasRole(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_roles WHERE rolname = $1', [name])
  return rowCount === 1
}

async function hasDatabase(client: pg.Client, name: string): Promise<boolean> {
  const { rowCount } = await client.query('SELECT FROM pg_database WHERE datname = $1', [name])
  return rowCount === 1
}

/**
 * Makes or mends the roles of the embedded cluster. Only `splot_owner` owns anything; `splot_app` and
 * `splot_worker` are held by row security. Safe to run at every start.
 */
export async function putEmbeddedRoles(client: pg.Client, secrets: Secrets): Promise<void> {
  const limits = 'LOGIN NOSUPERUSER NOBYPASSRLS NOCREATEDB NOCREATEROLE NOREPLICATION INHERIT'
  for (const [name, password] of [
    ['splot_owner', secrets.owner],
    ['splot_app', secrets.app],
    ['splot_worker', secrets.worker],
  ] as const) {
    const verb = (await hasRole(client, name)) ? 'ALTER' : 'CREATE'
    await client.query(`${verb} ROLE ${name} ${limits} PASSWORD ${client.escapeLiteral(password)}`)
  }
  await client.query('GRANT splot_app TO splot_worker')
}

/** Makes a database of `splot_owner` which only our roles may enter, unless it is there. */
export async function putDatabase(client: pg.Client, name: string, template?: string): Promise<void> {
  const quoted = client.escapeIdentifier(name)
  if (!(await hasDatabase(client, name))) {
    const from =
      template === undefined ? '' : `TEMPLATE ${client.escapeIdentifier(template)} STRATEGY wal_log`
    await client.query(`CREATE DATABASE ${quoted} OWNER splot_owner ${from}`)
  }
  await client.query(`REVOKE ALL ON DATABASE ${quoted} FROM PUBLIC`)
  await client.query(`GRANT CONNECT ON DATABASE ${quoted} TO splot_app, splot_worker`)
}

/** In the database itself: nobody but its owner makes things in the schema `public`. */
export async function closePublicSchema(client: pg.Client): Promise<void> {
  await client.query('ALTER SCHEMA public OWNER TO splot_owner')
  await client.query('REVOKE ALL ON SCHEMA public FROM PUBLIC')
  await client.query('GRANT USAGE ON SCHEMA public TO splot_app, splot_worker')
}

export async function dropDatabase(client: pg.Client, name: string): Promise<void> {
  await client.query(`DROP DATABASE IF EXISTS ${client.escapeIdentifier(name)} WITH (FORCE)`)
}

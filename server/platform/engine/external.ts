import type { Logger } from '../logger.ts'
import { EngineError } from './engine-error.ts'
import { getServerFacts, type ServerFacts, withClient } from './store-cluster.ts'
import { canBecomeRoles, getForeignRoles, grantForeignRoles, putForeignRoles } from './store-foreign.ts'

const OLDEST_VERSION = 150000

export interface ExternalOptions {
  databaseUrl: string
  migrationUrl: string | null
  /** Start although the server may lose acknowledged rows; shown as a warning. */
  isUnsafeAllowed: boolean
  log: Logger
}

export interface External {
  facts: ServerFacts
  warnings: string[]
}

/** Checks a foreign server and makes the roles Splot steps down to. */
export async function openExternal(o: ExternalOptions): Promise<External> {
  const runtime = { connectionString: o.databaseUrl }
  const ddl = { connectionString: o.migrationUrl ?? o.databaseUrl }
  try {
    const { facts, user, isReady } = await withClient(runtime, async (client) => ({
      facts: await getServerFacts(client),
      user: (await getForeignRoles(client)).user,
      isReady: await canBecomeRoles(client),
    }))
    const warnings = checkForeign(facts, o.isUnsafeAllowed)
    if (!isReady) await withClient(ddl, (client) => putRoles(client, user))
    return { facts, warnings }
  } catch (error) {
    throw error instanceof EngineError ? error : explainUnreachable(error)
  }
}

type Client = Parameters<Parameters<typeof withClient>[1]>[0]

async function putRoles(client: Client, user: string): Promise<void> {
  const roles = await getForeignRoles(client)
  try {
    await putForeignRoles(client, roles)
    await grantForeignRoles(client, user)
    // Migrations hand tables to the roles, so their user must hold them too.
    if (roles.user !== user) await grantForeignRoles(client, roles.user)
  } catch (cause) {
    const statements = `CREATE ROLE splot_app NOLOGIN; CREATE ROLE splot_worker NOLOGIN IN ROLE splot_app; GRANT splot_app, splot_worker TO "${user}";`
    throw new EngineError(
      'roles_missing',
      {
        en: `The user ${roles.user} may not make the roles Splot needs. Let an administrator of the server run: ${statements}`,
        pl: `Użytkownik ${roles.user} nie może utworzyć ról potrzebnych Splotowi. Poproś administratora serwera o wykonanie: ${statements}`,
      },
      cause,
    )
  }
}

/** Refuses a server that would lose acknowledged rows; returns what is merely unwise. */
export function checkForeign(facts: ServerFacts, isUnsafeAllowed: boolean): string[] {
  if (facts.versionNumber < OLDEST_VERSION) {
    throw new EngineError('server_too_old', {
      en: `DATABASE_URL is PostgreSQL ${facts.version}; Splot needs 15 or newer. Upgrade the server, or unset DATABASE_URL to use the one Splot brings`,
      pl: `DATABASE_URL to PostgreSQL ${facts.version}; Splot potrzebuje co najmniej 15. Zaktualizuj serwer albo usuń DATABASE_URL, by użyć wbudowanego`,
    })
  }
  const off = [
    ...(facts.isSynced ? [] : ['fsync']),
    ...(facts.hasFullPageWrites ? [] : ['full_page_writes']),
    ...(facts.isSynchronous ? [] : ['synchronous_commit']),
  ].join(', ')
  if (off !== '' && !isUnsafeAllowed) {
    throw new EngineError('server_unsafe', {
      en: `The server of DATABASE_URL has ${off} off and would lose acknowledged events in a crash. Turn it on in the server's postgresql.conf and reload it`,
      pl: `Serwer z DATABASE_URL ma wyłączone ${off} i po awarii zgubiłby potwierdzone zdarzenia. Włącz to w postgresql.conf serwera i przeładuj ustawienia`,
    })
  }
  return [
    ...(off === '' ? [] : [`${off} is off: acknowledged events can be lost in a crash`]),
    ...(facts.hasChecksums
      ? []
      : ['data checksums are off: silent disk errors stay unseen (pg_checksums --enable)']),
  ]
}

/** A server that gave no useful answer. */
export function explainUnreachable(cause: unknown): EngineError {
  // A driver's message can repeat parts of the address; its code never does.
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : 'no answer'
  return new EngineError(
    'server_unreachable',
    {
      en: `The server of DATABASE_URL cannot be used (${code}). Check that it runs, its address, user and password`,
      pl: `Nie można użyć serwera z DATABASE_URL (${code}). Sprawdź, czy działa, oraz jego adres, użytkownika i hasło`,
    },
    cause,
  )
}

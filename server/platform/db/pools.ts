import pg from 'pg'
import type { Db, Tx, WorkspaceTx } from './index.ts'
import type { Statement } from './sql.ts'

/** Where and as whom to connect; `setRole` lowers the rights of a login that has more. */
export type Address =
  | { host: string; port: number; database: string; user: string; password: string }
  | { connectionString: string; setRole: string }

const slug = /^[a-z0-9][a-z0-9_-]{0,62}$/

// 64-bit integers are positions, counts and milliseconds here, all below 2^53; money is read as text and made a bigint.
const types = {
  getTypeParser(oid: number, format?: 'text' | 'binary') {
    if (oid === 20) return (text: string) => Number(text)
    return pg.types.getTypeParser(oid, format)
  },
}

/**
 * `fresh`: PostgreSQL plans a prepared statement anew where the values might call for it. `kept`: one plan for all
 * values; for screens, whose small look-ups cost less to run than to plan.
 */
export type Plans = 'fresh' | 'kept'

/** A pool of connections with the transaction verbs of {@link Db}. */
export function createDb(address: Address, size: number, plans: Plans = 'fresh'): Db {
  const pool = new pg.Pool(configure(address, size))
  // A connection that breaks, idle or between two statements of a transaction, is replaced at the next use; without
  // listeners its error event would end the process.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const transact = async <T>(
    workspaceIds: readonly string[],
    run: (query: Query) => Promise<T>,
    mode: Mode = { plans },
  ): Promise<T> => {
    const client = await pool.connect()
    const line = createLine(client)
    let broken: Error | undefined
    try {
      // Sent ahead: the first statement need not wait for the answer, and fails with it.
      const begun = client.query(begin(address, workspaceIds, mode))
      // Its fault is met at the await below.
      begun.catch(() => {})
      const result = await run(line.query)
      await begun
      await line.end
      const { command } = await client.query('COMMIT')
      // A transaction in which a statement failed and was not told about answers COMMIT with ROLLBACK, without an error.
      if (command !== 'COMMIT') throw new Error('the transaction was rolled back')
      return result
    } catch (error) {
      line.close()
      broken = await rollBack(client)
      throw error
    } finally {
      client.release(broken)
    }
  }
  return {
    inWorkspace: (workspaceId, run) =>
      transact([workspaceId], (query) =>
        run({ ...makeTx([workspaceId], query), workspaceId } satisfies WorkspaceTx),
      ),
    inWorkspaces: (workspaceIds, run) => transact(workspaceIds, (query) => run(makeTx(workspaceIds, query))),
    derive: (workspaceIds, run) =>
      transact(workspaceIds, (query) => run(makeTx(workspaceIds, query)), { plans, isDerived: true }),
    inPlatform: (run) => transact([], (query) => run(makeTx([], query))),
    [Symbol.asyncDispose]: () => pool.end(),
  }
}

interface Mode {
  plans: Plans
  /** Its effects can be made again, so that COMMIT need not wait for the disk. */
  isDerived?: boolean
}

type Query = (statement: Statement) => Promise<pg.QueryResult>

interface Line {
  query: Query
  /** The last statement sent until now. */
  readonly end: Promise<unknown>
  /** No further statement is sent: after ROLLBACK it would stand alone, or in the connection's next transaction. */
  close(): void
}

/** The statements of a transaction in the order in which they are handed over; those handed over at once wait for one answer. */
function createLine(client: pg.PoolClient): Line {
  let end: Promise<unknown> = Promise.resolve()
  let isClosed = false
  return {
    async query(statement) {
      if (isClosed) throw new Error('the transaction is over')
      const answer = client.query(statement as pg.QueryConfig)
      end = answer
      return answer
    },
    get end() {
      return end
    },
    close() {
      isClosed = true
    },
  }
}

function makeTx(workspaceIds: readonly string[], query: Query): Tx {
  return {
    workspaceIds,
    rows: async <R extends object>(statement: Statement) => (await query(statement)).rows as R[],
    change: async (statement) => (await query(statement)).rowCount ?? 0,
  }
}

/** Longest wait for a free connection: whoever holds them all may be waiting for another one. */
const patienceMs = 10_000

function configure(address: Address, size: number): pg.PoolConfig & { pipeline: boolean } {
  return {
    ...('connectionString' in address ? { connectionString: address.connectionString } : address),
    max: size,
    connectionTimeoutMillis: patienceMs,
    // Statements are sent without waiting for the answers to those before.
    pipeline: true,
    types,
    application_name: 'splot',
  }
}

/**
 * A plan that is kept must not rest on what a table was when it was made: of one that was empty then the planner reads all,
 * and goes on doing so while it fills. Where there is an index for a small look-up, it is used.
 */
const keepPlans = 'SET LOCAL plan_cache_mode = force_generic_plan;SET LOCAL enable_seqscan = off;'

/** One round trip: begin, lower the role where needed, declare the workspaces until the transaction ends. */
function begin(address: Address, workspaceIds: readonly string[], { plans, isDerived }: Mode): string {
  for (const id of workspaceIds) if (!slug.test(id)) throw new Error('A workspace id must be a slug')
  const role = 'setRole' in address ? `SET LOCAL ROLE ${address.setRole};` : ''
  const plan = plans === 'kept' ? keepPlans : ''
  const sync = isDerived ? 'SET LOCAL synchronous_commit = off;' : ''
  return `BEGIN;${role}${plan}${sync}SET LOCAL splot.workspaces = '${workspaceIds.join(',')}'`
}

async function rollBack(client: pg.PoolClient): Promise<Error | undefined> {
  try {
    await client.query('ROLLBACK')
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error('rollback failed')
  }
}

import type { Statement } from './sql.ts'

export { doApart } from './apart.ts'
export { type ColumnKind, columnSql } from './columns.ts'
export { isEngineFault } from './engine-fault.ts'
export { type MigrationSet, migrate } from './migrate.ts'
export { createPerTx } from './per-tx.ts'
export { createDb, type Plans } from './pools.ts'
export { pgArray, type Statement, sql } from './sql.ts'

/** A transaction that may see and touch only the workspaces it declared (row-level security, transaction-local). */
export interface Tx {
  readonly workspaceIds: readonly string[]
  /** Rows of the statement. Integers of 64 bits come as numbers (positions, milliseconds, counts). */
  rows<R extends object>(statement: Statement): Promise<R[]>
  /** Number of rows the statement changed. */
  change(statement: Statement): Promise<number>
}

/** A transaction of exactly one workspace: what nearly every query of a room takes. */
export interface WorkspaceTx extends Tx {
  readonly workspaceId: string
}

export interface Db extends AsyncDisposable {
  /** One transaction of one workspace. Commits when `run` resolves, rolls back when it throws. */
  inWorkspace<T>(workspaceId: string, run: (tx: WorkspaceTx) => Promise<T>): Promise<T>
  /** One transaction over exactly these workspaces. */
  inWorkspaces<T>(workspaceIds: readonly string[], run: (tx: Tx) => Promise<T>): Promise<T>
  /**
   * The same for effects that are made again from the log when they are lost: the pipeline's micro-batch. COMMIT does not
   * wait for the disk, so after a crash of the server the newest such transactions may be gone, whole and in order.
   */
  derive<T>(workspaceIds: readonly string[], run: (tx: Tx) => Promise<T>): Promise<T>
  /** One transaction with no workspace: sees only tables that are read before the workspace is known, and platform bookkeeping. */
  inPlatform<T>(run: (tx: Tx) => Promise<T>): Promise<T>
}

import { totalmem } from 'node:os'
import { join } from 'node:path'

const MB = 1024 * 1024

export interface SettingsOptions {
  socketDir: string
  home: string
  /** False only in unit suites: trades every promise after a crash for speed. */
  isDurable: boolean
  memoryBytes?: number
}

function clampMb(bytes: number, least: number, most: number): string {
  return `${Math.round(Math.min(most, Math.max(least, bytes / MB)))}MB`
}

/** The settings of the embedded server, given on its command line so that no stale file can differ. */
export function buildSettings(o: SettingsOptions): Record<string, string> {
  const memory = o.memoryBytes ?? totalmem()
  return {
    ...buildReachSettings(o),
    shared_buffers: clampMb(memory / 16, 128, 1024),
    effective_cache_size: clampMb(memory / 2, 256, 65536),
    maintenance_work_mem: clampMb(memory / 64, 64, 256),
    work_mem: '16MB',
    max_connections: '100',
    // Reads of our hot paths are found in memory: worker processes for them would only cost memory.
    io_method: 'sync',
    huge_pages: 'try',
    jit: 'off',
    random_page_cost: '1.1',
    wal_buffers: '16MB',
    min_wal_size: '256MB',
    max_wal_size: '4GB',
    checkpoint_timeout: '15min',
    checkpoint_completion_target: '0.9',
    // The packaged build has no lz4, and pglz costs more CPU than the bytes it saves.
    wal_compression: 'off',
    max_wal_senders: '0',
    max_logical_replication_workers: '0',
    autovacuum_naptime: '20s',
    autovacuum_max_workers: '2',
    autovacuum_vacuum_scale_factor: '0.05',
    autovacuum_analyze_scale_factor: '0.05',
    autovacuum_vacuum_cost_limit: '1000',
    idle_in_transaction_session_timeout: '5min',
    ...buildDurability(o.isDurable),
    ...buildLogSettings(o.home),
  }
}

function buildReachSettings(o: SettingsOptions): Record<string, string> {
  return {
    listen_addresses: '',
    unix_socket_directories: o.socketDir,
    unix_socket_permissions: '0700',
    timezone: 'UTC',
    log_timezone: 'UTC',
  }
}

function buildDurability(isDurable: boolean): Record<string, string> {
  const value = isDurable ? 'on' : 'off'
  return { fsync: value, full_page_writes: value, synchronous_commit: value }
}

/**
 * The server's own log rotates weekly in the data folder. It holds no statement and no error of a
 * statement (both can carry a customer's data): our log has those, by code. It keeps what the server
 * itself does: starts, recoveries, crashes.
 */
function buildLogSettings(home: string): Record<string, string> {
  return {
    logging_collector: 'on',
    log_directory: join(home, 'pg-log'),
    log_filename: 'postgres-%a.log',
    log_truncate_on_rotation: 'on',
    log_rotation_age: '1d',
    log_rotation_size: '16MB',
    log_min_messages: 'log',
    log_min_error_statement: 'panic',
    log_error_verbosity: 'terse',
    log_statement: 'none',
    log_checkpoints: 'off',
    log_autovacuum_min_duration: '-1',
    log_parameter_max_length: '0',
    log_parameter_max_length_on_error: '0',
  }
}

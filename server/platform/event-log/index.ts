/**
 * The log: where an accepted event becomes permanent. `append` answers only after COMMIT; readers follow by position
 * and move their offset in the transaction of their effects.
 */
export { type ErasedRecord, type EventLog, FenceError, type LogEntry, type LogRecord } from './port.ts'
export { createTableLog } from './table-log.ts'
export { readTombstone } from './tombstone.ts'

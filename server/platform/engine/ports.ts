/** What the engine needs from the rest of the platform, as shapes: the real clock and logger both fit. */
export interface EngineClock {
  /** Wall-clock milliseconds since epoch. */
  now(): number
  /** Milliseconds that never go back. */
  monotonic(): number
  sleep(ms: number): Promise<void>
}

export interface EngineLog {
  info(fields: object, message: string): void
  warn(fields: object, message: string): void
  error(fields: object, message: string): void
}

/** How to reach one database as one role. For the embedded cluster `host` is a socket directory. */
export interface DbAddress {
  host: string
  port: number
  database: string
  user: string
  password: string
}

/** A foreign server: connect with the URL, then `SET ROLE setRole` (null: stay who you are). */
export interface ForeignAddress {
  connectionString: string
  setRole: string | null
}

export type EngineRole = 'owner' | 'app' | 'worker' | 'root'

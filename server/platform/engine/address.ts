/** How to reach one database as one role. For the embedded cluster `host` is a socket directory. */
export interface DbAddress {
  host: string
  port: number
  database: string
  user: string
  password: string
}

/** A foreign server: connect with the URL, then `SET ROLE setRole` (`none`: stay who you are). */
export interface ForeignAddress {
  connectionString: string
  setRole: string
}

export type EngineRole = 'owner' | 'app' | 'worker' | 'root'

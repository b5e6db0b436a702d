export type EngineErrorCode =
  | 'already_running'
  | 'binaries_missing'
  | 'cluster_damaged'
  | 'data_dir_newer'
  | 'data_dir_other_major'
  | 'data_dir_unusable'
  | 'disk_full'
  | 'engine_failed'
  | 'no_postgres_user'
  | 'server_too_old'
  | 'server_unreachable'
  | 'server_unsafe'
  | 'roles_missing'
  | 'secrets_missing'

/**
 * The engine cannot start or go on. `message` is English and `pl` Polish; both end with the next step.
 * Neither ever holds a password or a connection string.
 */
export class EngineError extends Error {
  readonly code: EngineErrorCode
  readonly pl: string

  constructor(code: EngineErrorCode, text: { en: string; pl: string }, cause?: unknown) {
    super(text.en, cause === undefined ? undefined : { cause })
    this.name = 'EngineError'
    this.code = code
    this.pl = text.pl
  }
}

/** The errno name of a system error (`ENOENT`), or null for anything else. */
export function findErrno(error: unknown): string | null {
  if (!(error instanceof Error) || !('code' in error)) return null
  return typeof error.code === 'string' ? error.code : null
}

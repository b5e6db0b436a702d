import { createHash } from 'node:crypto'
import { chmodSync, mkdirSync, statSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { checkoutRoot } from '../root.ts'
import { EngineError } from './engine-error.ts'
import type { PostgresUser } from './postgres-user.ts'
import { findBarrier } from './reachable.ts'

/** `/var/lib/splot/<hash>`: a home outside a folder which the PostgreSQL user cannot enter. */
export function deriveOutsideHome(path: string): string {
  return join('/var/lib/splot', createHash('sha256').update(resolve(path)).digest('hex').slice(0, 12))
}

/**
 * Where this install keeps its data: the folder asked for, else `.splot` in the checkout, else (the
 * checkout cannot be entered by the PostgreSQL user) a folder under /var/lib/splot.
 */
export function chooseDataDir(asked: string | null, user: PostgresUser): string {
  if (asked !== null) return resolve(asked)
  return findBarrier(checkoutRoot, user) === null
    ? join(checkoutRoot, '.splot')
    : deriveOutsideHome(checkoutRoot)
}

/** Makes the folder. Others may pass through it (root starts PostgreSQL as another user), not list it. */
export function makeDataDir(dataDir: string, user: PostgresUser): void {
  try {
    mkdirSync(dataDir, { recursive: true, mode: user.drop.uid === undefined ? 0o700 : 0o711 })
    const { mode } = statSync(dataDir)
    if (user.drop.uid !== undefined && (mode & 0o001) === 0) chmodSync(dataDir, (mode & 0o777) | 0o011)
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause)
    throw new EngineError(
      'data_dir_unusable',
      {
        en: `The data folder ${dataDir} cannot be made or entered (${reason}). Set SPLOT_DATA_DIR to a folder you may write`,
        pl: `Folderu danych ${dataDir} nie da się utworzyć ani otworzyć (${reason}). Ustaw SPLOT_DATA_DIR na folder, w którym wolno Ci pisać`,
      },
      cause,
    )
  }
}

import { createHash } from 'node:crypto'
import { chmodSync, existsSync, mkdirSync, readFileSync, statSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import { EngineError } from './engine-error.ts'
import type { PostgresUser } from './postgres-user.ts'
import { findBarrier } from './reachable.ts'

/** The folder of the checkout: the nearest one upward whose package.json is named `splot`. */
export function findCheckout(from = dirname(fileURLToPath(import.meta.url))): string | null {
  for (let at = from; ; at = dirname(at)) {
    const manifest = join(at, 'package.json')
    if (existsSync(manifest) && /"name":\s*"splot"/.test(readFileSync(manifest, 'utf8'))) return at
    if (dirname(at) === at) return null
  }
}

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
  const checkout = findCheckout() ?? process.cwd()
  return findBarrier(checkout, user) === null ? join(checkout, '.splot') : deriveOutsideHome(checkout)
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

import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Ids } from './ids.ts'

/**
 * The install's own secret, 256 bits, in a file only we may read: signs sessions and derives write keys. Made at the
 * first start; lost, all sessions end and write keys must be shown anew.
 */
export function readInstallSecret(dataDir: string, ids: Ids): string {
  const file = join(dataDir, 'install-secret')
  if (!existsSync(file)) {
    const draft = `${file}.new`
    writeFileSync(draft, ids.secret(32), { mode: 0o600 })
    renameSync(draft, file)
  }
  return readFileSync(file, 'utf8').trim()
}

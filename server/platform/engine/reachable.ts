import { statSync } from 'node:fs'
import { dirname, resolve } from 'node:path'

interface Who {
  uid: number
  gid: number
}

const READ = 4
const ENTER = 1

/** True when the classic permission bits give `who` all of `bits` on an existing path. */
function isAllowed(path: string, who: Who, bits: number): boolean {
  if (who.uid === 0) return true
  const stat = statSync(path)
  const shift = stat.uid === who.uid ? 6 : stat.gid === who.gid ? 3 : 0
  return ((stat.mode >> shift) & bits) === bits
}

/** The first folder on the way from / to `path` (itself included) that `who` cannot enter, or null. */
export function findBarrier(path: string, who: Who): string | null {
  const chain: string[] = []
  for (let at = resolve(path); ; at = dirname(at)) {
    chain.unshift(at)
    if (dirname(at) === at) break
  }
  for (const folder of chain) {
    try {
      if (!isAllowed(folder, who, ENTER)) return folder
    } catch {
      // What does not exist yet will be made by us, with the right mode.
      return null
    }
  }
  return null
}

/** True when `who` can read and run the file at `path`. */
export function isRunnable(path: string, who: Who): boolean {
  return findBarrier(dirname(path), who) === null && isAllowed(path, who, READ | ENTER)
}

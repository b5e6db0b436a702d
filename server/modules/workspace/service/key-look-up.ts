import { LRUCache } from 'lru-cache'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import type { Scope } from '../../../platform/http/scope.ts'
import { hashSecret } from '../../../platform/ids.ts'
import { isKeyShaped, type KeyKind } from '../rules/key.ts'
import * as store from '../store/keys.ts'
import { createKeyGuard } from './key-guard.ts'

/** Whom a key speaks for. */
export interface KeyAuth {
  keyId: string
  name: string
  workspaceId: string
  kind: KeyKind
  scopes: ReadonlySet<Scope>
  /** Region of the workspace, for phone numbers without a prefix. */
  region: string
  /** Its currency, for amounts without one. */
  currency: string
}

/** How long another process may still honour a revoked key. */
const memoryMs = 1_000
const touchEveryMs = 60_000

interface LookUpDeps {
  db: Db
  clock: Clock
}

export interface KeyLookUp {
  /** Null for an unknown or revoked key. @throws rate_limited for an unknown one, from where too many of them came */
  authenticate(key: string, remoteAddress?: string): Promise<KeyAuth | null>
  /** Forgets whom keys speak for. */
  forget(): void
  /** A key was made. */
  noteNew(): void
}

/** Finds whom a key speaks for: in memory for a second, then in the database, for as long as its sender may ask. */
export function createKeyLookUp(deps: LookUpDeps): KeyLookUp {
  const { db, clock } = deps
  const memory = new LRUCache<string, { until: number; holder: Promise<KeyAuth | null> }>({ max: 10_000 })
  const guard = createKeyGuard({ clock, listHashes: () => db.inPlatform(store.listKeyHashes) })
  /** @param counted the place whose failure the look-up counts as, until it succeeds */
  const lookUp = (hash: string, counted?: string): Promise<KeyAuth | null> => {
    const holder = load(deps, hash)
    memory.set(hash, { until: clock.monotonic() + memoryMs, holder })
    const forgive = () => counted !== undefined && guard.forgive(counted)
    holder.then(
      (found) => found !== null && forgive(),
      () => {
        // A look-up that failed must not be remembered as an answer.
        memory.delete(hash)
        forgive()
      },
    )
    return holder
  }
  return {
    authenticate(key, remoteAddress = '') {
      if (!isKeyShaped(key)) return Promise.resolve(null)
      const hash = hashSecret(key)
      const known = memory.get(hash)
      if (known && known.until > clock.monotonic()) return known.holder
      const waiting = guard.admit(hash, remoteAddress)
      return waiting === undefined ? lookUp(hash, remoteAddress) : waiting.then(() => lookUp(hash))
    },
    forget: () => memory.clear(),
    noteNew: guard.forgetList,
  }
}

async function load(deps: LookUpDeps, hash: string): Promise<KeyAuth | null> {
  const row = await deps.db.inPlatform((tx) => store.findKeyHolder(tx, hash))
  if (!row) return null
  await touch(deps, row)
  const { id: keyId, name, workspace_id: workspaceId, kind, region, currency } = row
  return { keyId, name, workspaceId, kind, region, currency, scopes: new Set(row.scopes) }
}

async function touch(deps: LookUpDeps, row: store.KeyHolderRow): Promise<void> {
  const now = deps.clock.now()
  if (row.last_used_at !== null && row.last_used_at > now - touchEveryMs) return
  try {
    await deps.db.inWorkspace(row.workspace_id, (tx) => store.touchKey(tx, row.workspace_id, row.id, now))
  } catch {
    // "Last used" is a comfort: failing to write it (a full disk) must not turn a valid key away.
  }
}

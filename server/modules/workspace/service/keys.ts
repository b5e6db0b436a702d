import { LRUCache } from 'lru-cache'
import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import type { Scope } from '../../../platform/http/scope.ts'
import { hashSecret, type Ids } from '../../../platform/ids.ts'
import { defaultSecretScopes, type SecretKeyScope, writeKeyScopes } from '../roles.ts'
import { composeKey, deriveWriteSecret, isKeyShaped, type KeyKind, keyPrefix } from '../rules/key.ts'
import * as store from '../store/keys.ts'
import { type Audit, type AuditActor, systemActor } from './audit.ts'
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

export interface NewKey {
  kind: KeyKind
  workspaceId: string
  name: string
  scopes?: readonly SecretKeyScope[] | undefined
  actor?: AuditActor
}

export interface Keys {
  /** Makes a key; its text is in the answer and nowhere else. The workspace must exist. */
  create(wanted: NewKey): Promise<{ id: string; key: string }>
  /** @throws not_found where the workspace has no such key */
  revoke(workspaceId: string, id: string, actor: AuditActor): Promise<void>
  /** Revokes every key of the workspace. */
  revokeAll(workspaceId: string, actor: AuditActor): Promise<void>
  list(workspaceId: string): Promise<store.KeyRow[]>
  /**
   * Null for an unknown or revoked key. One hash and a look in memory for a key seen within the last second.
   * @throws rate_limited for an unknown one, from where too many of them came
   */
  authenticate(key: string, remoteAddress: string): Promise<KeyAuth | null>
  /** The text of a write key of the workspace that this install can show again, for its snippet; null where none. */
  findSnippetKey(workspaceId: string): Promise<string | null>
  /** The same, made where there is none. */
  getSnippetKey(workspaceId: string): Promise<string>
  /** The text of the valid write key of this name, made where there is none. */
  getWriteKey(workspaceId: string, name: string): Promise<string>
  /** Forget what memory holds: after the workspace's settings changed or it was removed. */
  forget(): void
}

export interface KeysDeps {
  db: Db
  clock: Clock
  ids: Ids
  audit: Audit
  /** The install's secret, at least 256 bits. */
  secret: string
}

/** How long another process may still honour a revoked key. */
const memoryMs = 1_000
const touchEveryMs = 60_000

export function createKeys(deps: KeysDeps): Keys {
  const { db, clock } = deps
  const memory = new LRUCache<string, { until: number; holder: Promise<KeyAuth | null> }>({ max: 10_000 })
  const guard = createKeyGuard({ clock, listHashes: () => db.inPlatform(store.listKeyHashes) })
  const create = async (wanted: NewKey): Promise<{ id: string; key: string }> => {
    const made = await createKey(deps, wanted)
    guard.forgetList()
    return made
  }

  const load = async (hash: string): Promise<KeyAuth | null> => {
    const row = await db.inPlatform((tx) => store.findKeyHolder(tx, hash))
    if (!row) return null
    await touch(deps, row)
    const { id: keyId, name, workspace_id: workspaceId, kind, region, currency } = row
    return { keyId, name, workspaceId, kind, region, currency, scopes: new Set(row.scopes) }
  }

  /** @param counted the place whose failure the look-up counts as, until it succeeds */
  const lookUp = (hash: string, counted?: string): Promise<KeyAuth | null> => {
    const holder = load(hash)
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

  const findWriteKey = async (workspaceId: string, name: string | null): Promise<string | null> => {
    const all = await db.inWorkspace(workspaceId, (tx) => store.listWriteKeyHashes(tx, workspaceId))
    const rows = all.filter((row) => name === null || row.name === name)
    const texts = rows.map((row) => composeKey('write', deriveWriteSecret(deps.secret, row.id)))
    // Keys made by another install of the same data do not fit this one's secret.
    return texts.find((text, i) => hashSecret(text) === rows[i]?.hash) ?? null
  }

  const findSnippetKey = (workspaceId: string) => findWriteKey(workspaceId, null)

  return {
    create,
    list: (workspaceId) => db.inWorkspace(workspaceId, (tx) => store.listKeys(tx, workspaceId)),
    forget: () => memory.clear(),
    async revoke(workspaceId, id, actor) {
      await db.inWorkspace(workspaceId, async (tx) => {
        const gone = await store.revokeKey(tx, workspaceId, id, clock.now())
        if (!gone) throw new SplotError('not_found')
        const entry = { actor, action: 'key.revoked', target: id, detail: { kind: gone.kind } }
        await deps.audit.record({ tx, workspaceId }, entry)
      })
      // After the commit: a look-up that ran beside it may have read the key as it was.
      memory.clear()
    },
    async revokeAll(workspaceId, actor) {
      await db.inWorkspace(workspaceId, async (tx) => {
        const count = await store.revokeKeys(tx, workspaceId, clock.now())
        const entry = { actor, action: 'keys.revoked', target: workspaceId, detail: { count } }
        await deps.audit.record({ tx, workspaceId }, entry)
      })
      memory.clear()
    },
    authenticate(key, remoteAddress) {
      if (!isKeyShaped(key)) return Promise.resolve(null)
      const hash = hashSecret(key)
      const known = memory.get(hash)
      if (known && known.until > clock.monotonic()) return known.holder
      const waiting = guard.admit(hash, remoteAddress)
      return waiting ? waiting.then(() => lookUp(hash)) : lookUp(hash, remoteAddress)
    },
    findSnippetKey,
    getSnippetKey: async (workspaceId) =>
      (await findSnippetKey(workspaceId)) ??
      (await create({ kind: 'write', workspaceId, name: 'Snippet' })).key,
    getWriteKey: async (workspaceId, name) =>
      (await findWriteKey(workspaceId, name)) ?? (await create({ kind: 'write', workspaceId, name })).key,
  }
}

async function createKey(deps: KeysDeps, wanted: NewKey): Promise<{ id: string; key: string }> {
  const { kind, workspaceId, name, actor = systemActor } = wanted
  const createdAt = deps.clock.now()
  const id = deps.ids.uuid(createdAt)
  const secret = kind === 'write' ? deriveWriteSecret(deps.secret, id) : deps.ids.secret(32)
  const key = composeKey(kind, secret)
  const scopes = kind === 'write' ? writeKeyScopes : (wanted.scopes ?? defaultSecretScopes)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const createdBy = actor.kind === 'member' ? actor.id : null
    const row = { workspaceId, id, kind, name, scopes, createdAt, createdBy }
    await store.insertKey(tx, { ...row, prefix: keyPrefix(key), hash: hashSecret(key) })
    const entry = { actor, action: 'key.created', target: id, detail: { kind, scopes } }
    await deps.audit.record({ tx, workspaceId }, entry)
  })
  return { id, key }
}

async function touch(deps: KeysDeps, row: store.KeyHolderRow): Promise<void> {
  const now = deps.clock.now()
  if (row.last_used_at !== null && row.last_used_at > now - touchEveryMs) return
  try {
    await deps.db.inWorkspace(row.workspace_id, (tx) => store.touchKey(tx, row.workspace_id, row.id, now))
  } catch {
    // "Last used" is a comfort: failing to write it (a full disk) must not turn a valid key away.
  }
}

import type { Clock } from '../../../platform/clock.ts'
import type { Db } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { hashSecret, type Ids } from '../../../platform/ids.ts'
import { defaultSecretScopes, type SecretKeyScope, writeKeyScopes } from '../roles.ts'
import { composeKey, deriveWriteSecret, type KeyKind, keyPrefix } from '../rules/key.ts'
import * as store from '../store/keys.ts'
import { type Audit, type AuditActor, systemActor } from './audit.ts'
import { createKeyLookUp, type KeyAuth } from './key-look-up.ts'

export type { KeyAuth } from './key-look-up.ts'

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
  authenticate(key: string, remoteAddress?: string): Promise<KeyAuth | null>
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

export function createKeys(deps: KeysDeps): Keys {
  const { db, clock } = deps
  const { authenticate, forget, noteNew } = createKeyLookUp(deps)
  const create = async (wanted: NewKey): Promise<{ id: string; key: string }> => {
    const made = await createKey(deps, wanted)
    noteNew()
    return made
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
    authenticate,
    forget,
    async revoke(workspaceId, id, actor) {
      await db.inWorkspace(workspaceId, async (tx) => {
        const gone = await store.revokeKey(tx, workspaceId, id, clock.now())
        if (!gone) throw new SplotError('not_found')
        const entry = { actor, action: 'key.revoked', target: id, detail: { kind: gone.kind } }
        await deps.audit.record({ tx, workspaceId }, entry)
      })
      // After the commit: a look-up that ran beside it may have read the key as it was.
      forget()
    },
    async revokeAll(workspaceId, actor) {
      await db.inWorkspace(workspaceId, async (tx) => {
        const count = await store.revokeKeys(tx, workspaceId, clock.now())
        const entry = { actor, action: 'keys.revoked', target: workspaceId, detail: { count } }
        await deps.audit.record({ tx, workspaceId }, entry)
      })
      forget()
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

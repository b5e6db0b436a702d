/**
 * Sealing: a key a birth, wrapped by the workspace's, wrapped by the install's. What is sealed under a birth is unreadable
 * from the moment its key is destroyed, wherever a copy of the text may lie.
 */
import { hkdfSync } from 'node:crypto'
import type { Tx } from '../db/index.ts'
import type { Ids } from '../ids.ts'
import { isSealed, openText, sealText } from './box.ts'
import {
  addBirthKeys,
  addWorkspaceKey,
  deleteBirthKeys,
  findWorkspaceKey,
  listBirthKeys,
  type WrappedKey,
} from './store.ts'

/** Tables with rows of a workspace. */
export const sealTables = ['seal.birth_key', 'seal.workspace_key', 'seal.erasure'] as const

interface Where {
  tx: Tx
  workspaceId: string
}

/** Keys of some births, in hand. `place` names column and row: `consent.record.ip 17/0`. */
export interface BirthKeys {
  /** @throws for a birth whose key was not asked for */
  seal(birth: string, place: string, text: string): string
  /** The text; one that was never sealed as it is; null once the key is gone. @throws when it was changed or moved */
  open(birth: string, place: string, sealed: string): string | null
}

export interface Sealer {
  /** Keys of these births, made where there are none. */
  provide(where: Where, births: readonly string[]): Promise<BirthKeys>
  /** Keys that are there. */
  load(where: Where, births: readonly string[]): Promise<BirthKeys>
  /** From COMMIT on nobody opens what was sealed under them. @returns how many there were */
  destroy(where: Where, births: readonly string[]): Promise<number>
  /** For what is of no birth yet must not lie open, for a while. */
  sealForWorkspace(where: Where, place: string, text: string): Promise<string>
  openForWorkspace(where: Where, place: string, sealed: string): Promise<string>
}

export function createSealer(o: { secret: string; ids: Ids }): Sealer {
  const keyring = createKeyring(o)
  const load = async (where: Where, births: readonly string[]): Promise<BirthKeys> => {
    const rows = await listBirthKeys(where.tx, where.workspaceId, births)
    if (rows.length === 0) return holdKeys(where.workspaceId, new Map())
    return holdKeys(where.workspaceId, unwrapAll(await keyring.get(where), where.workspaceId, rows))
  }
  return {
    load,
    async provide(where, births) {
      const wanted = [...new Set(births)].sort()
      const { tx, workspaceId } = where
      const known = new Set((await listBirthKeys(tx, workspaceId, wanted)).map((one) => one.birth))
      const missing = wanted.filter((birth) => !known.has(birth))
      if (missing.length > 0) {
        const key = await keyring.get(where)
        await addBirthKeys(
          tx,
          workspaceId,
          missing.map((birth) => wrapNew(o.ids, key, workspaceId, birth)),
        )
      }
      return load(where, wanted)
    },
    destroy: ({ tx, workspaceId }, births) => deleteBirthKeys(tx, workspaceId, births),
    sealForWorkspace: async (where, place, text) =>
      sealText(await keyring.get(where), `${where.workspaceId}\n${place}`, text),
    openForWorkspace: async (where, place, sealed) =>
      openText(await keyring.get(where), `${where.workspaceId}\n${place}`, sealed),
  }
}

/** The keys of workspaces. Remembered by what they are wrapped in: a workspace made anew has another. */
function createKeyring({ secret, ids }: { secret: string; ids: Ids }) {
  let root: Buffer | null = null
  const getRoot = (): Buffer => {
    root ??= Buffer.from(hkdfSync('sha256', secret, '', 'splot workspace keys', 32))
    return root
  }
  const opened = new Map<string, Buffer>()
  const open = (workspaceId: string, wrapped: string): Buffer => {
    let key = opened.get(wrapped)
    if (key === undefined) {
      if (opened.size >= 1_000) opened.clear()
      key = Buffer.from(openText(getRoot(), `key of ${workspaceId}`, wrapped), 'base64url')
      opened.set(wrapped, key)
    }
    return key
  }
  return {
    async get({ tx, workspaceId }: Where): Promise<Buffer> {
      const known = await findWorkspaceKey(tx, workspaceId)
      if (known !== null) return open(workspaceId, known)
      await addWorkspaceKey(tx, workspaceId, sealText(getRoot(), `key of ${workspaceId}`, ids.secret(32)))
      const wrapped = await findWorkspaceKey(tx, workspaceId)
      if (wrapped === null) throw new Error('A workspace has no key')
      return open(workspaceId, wrapped)
    },
  }
}

const placeOfKey = (workspaceId: string, birth: string) => `key of ${workspaceId}\n${birth}`

const wrapNew = (ids: Ids, key: Buffer, workspaceId: string, birth: string): WrappedKey => ({
  birth,
  wrapped: sealText(key, placeOfKey(workspaceId, birth), ids.secret(32)),
})

const unwrapAll = (key: Buffer, workspaceId: string, rows: readonly WrappedKey[]): Map<string, Buffer> =>
  new Map(
    rows.map(({ birth, wrapped }) => [
      birth,
      Buffer.from(openText(key, placeOfKey(workspaceId, birth), wrapped), 'base64url'),
    ]),
  )

function holdKeys(workspaceId: string, keys: ReadonlyMap<string, Buffer>): BirthKeys {
  const placeOf = (birth: string, place: string) => `${workspaceId}\n${birth}\n${place}`
  return {
    seal(birth, place, text) {
      const key = keys.get(birth)
      if (key === undefined) throw new Error('A birth without a key')
      return sealText(key, placeOf(birth, place), text)
    },
    open(birth, place, sealed) {
      if (!isSealed(sealed)) return sealed
      const key = keys.get(birth)
      return key === undefined ? null : openText(key, placeOf(birth, place), sealed)
    },
  }
}

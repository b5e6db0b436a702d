import { NetworkFault } from '@splot/contract/plugin/network'
import { listFields, listSecrets, listUrlFields } from '@splot/contract/plugin/settings'
import type { Source } from '@splot/contract/plugin/source'
import { joinSettings, listUrls, mergeSettings, type Stored } from '@splot/contract/plugin/stored'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { type ErrorCode, SplotError } from '../../../platform/errors.ts'
import type { AuditActor } from '../../workspace/index.ts'
import type { Typed } from '../schema/connections.ts'
import {
  type ConnectionRow,
  changeConnection,
  deleteConnection,
  findConnection,
  insertConnection,
  lockConnection,
} from '../store/connections.ts'
import type { ConnectDeps } from './deps.ts'
import { findMadeSecret, openStored, readSettings, sealSecrets } from './settings.ts'

export const findSource = (deps: Pick<ConnectDeps, 'sources'>, kind: string): Source | null =>
  deps.sources.find((one) => one.id === kind) ?? null

/** @throws not_found for a kind nobody has a plugin for */
export function getSource(deps: Pick<ConnectDeps, 'sources'>, kind: string): Source {
  const source = findSource(deps, kind)
  if (source === null) throw new SplotError('not_found', { path: '$.kind' })
  return source
}

export const addressOf = (deps: Pick<ConnectDeps, 'origin'>, id: string): string =>
  `${deps.origin()}/v1/sources/${id}`

interface Asked {
  workspaceId: string
  actor: AuditActor
}

/** Makes a connection; what it needs may be set later. A key that is ours to make is in the answer, this once. */
export async function makeConnection(
  deps: ConnectDeps,
  asked: Asked & { kind: string; name: string; settings: Typed },
): Promise<{ id: string; url: string; secret: string | null }> {
  const source = getSource(deps, asked.kind)
  const made = findMadeSecret(source)
  const secret = made === null ? null : makeSecret(deps)
  const merged = mergeSettings(source.config, { settings: {}, secrets: {} }, asked.settings)
  const stored = made === null || secret === null ? merged : withSecret(merged, made, secret)
  checkShape(source, stored)
  await checkServers(deps, source, stored)
  const at = deps.clock.now()
  const id = deps.ids.uuid(at)
  await deps.db.inWorkspace(asked.workspaceId, async (tx) => {
    const secrets = await sealSecrets(deps, tx, id, stored.secrets)
    const settings = JSON.stringify(stored.settings)
    const { kind, name, actor } = asked
    await insertConnection(tx, { id, kind, name, settings, secrets, at, by: actor.id })
    await record(deps, tx, asked, { action: 'connection.made', id, detail: { kind } })
  })
  return { id, url: addressOf(deps, id), secret }
}

/** Changes what was typed; the rest stays. @throws not_found, settings_invalid, url_forbidden */
export async function editConnection(
  deps: ConnectDeps,
  asked: Asked & { id: string; name?: string; settings?: Typed; isEnabled?: boolean },
): Promise<void> {
  const { workspaceId, id, settings: typed } = asked
  const before = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await getConnection(tx, id)
    return { source: getSource(deps, row.kind), stored: await openStored(deps, tx, row) }
  })
  const { source } = before
  const merge = (stored: Stored) =>
    typed === undefined ? stored : mergeSettings(source.config, stored, typed)
  checkShape(source, merge(before.stored))
  // Names are looked up while nothing is locked.
  if (typed !== undefined) await checkServers(deps, source, merge(before.stored))
  await change(deps, asked, (row, stored) => ({
    stored: merge(stored),
    name: asked.name ?? row.name,
    isEnabled: asked.isEnabled ?? row.isEnabled,
    detail: { fields: Object.keys(typed ?? {}).sort(), isEnabled: asked.isEnabled ?? row.isEnabled },
  }))
}

/** A new signing key beside the last one, which goes on until the next is made. @throws not_found, conflict */
export async function rotateSecret(deps: ConnectDeps, asked: Asked & { id: string }): Promise<string> {
  const secret = makeSecret(deps)
  await change(deps, asked, (row, stored) => {
    const made = findMadeSecret(getSource(deps, row.kind))
    if (made === null) throw new SplotError('conflict')
    const last = stored.secrets[made]
    const previous = last === undefined ? {} : { previousSecret: last }
    const next = { ...stored, secrets: { ...stored.secrets, ...previous, [made]: secret } }
    return { stored: next, name: row.name, isEnabled: row.isEnabled, detail: { isNewKey: true } }
  })
  return secret
}

/** Takes it away with what waits; what took effect stays. @throws not_found */
export const removeConnection = (deps: ConnectDeps, asked: Asked & { id: string }): Promise<void> =>
  deps.db.inWorkspace(asked.workspaceId, async (tx) => {
    const row = await lockConnection(tx, asked.id)
    if (row === null) throw new SplotError('not_found')
    await deleteConnection(tx, asked.id)
    await record(deps, tx, asked, { action: 'connection.removed', id: asked.id, detail: { kind: row.kind } })
  })

export async function getConnection(tx: WorkspaceTx, id: string): Promise<ConnectionRow> {
  const row = await findConnection(tx, id)
  if (row === null) throw new SplotError('not_found', { path: 'params.id' })
  return row
}

interface Changed {
  stored: Stored
  name: string
  isEnabled: boolean
  detail: Record<string, unknown>
}

const change = (
  deps: ConnectDeps,
  asked: Asked & { id: string },
  decide: (row: ConnectionRow, stored: Stored) => Changed,
): Promise<void> =>
  deps.db.inWorkspace(asked.workspaceId, async (tx) => {
    const row = await lockConnection(tx, asked.id)
    if (row === null) throw new SplotError('not_found', { path: 'params.id' })
    const before = await openStored(deps, tx, row)
    const { stored, name, isEnabled, detail } = decide(row, before)
    const secrets = await sealSecrets(deps, tx, row.id, stored.secrets)
    const settings = JSON.stringify(stored.settings)
    const at = deps.clock.now()
    const { id, kind } = row
    const isMoved = JSON.stringify(listUrls(before.settings)) !== JSON.stringify(listUrls(stored.settings))
    const kept = { id, kind, name, settings, secrets, isEnabled, isMoved }
    await changeConnection(tx, { ...kept, at, by: asked.actor.id })
    await record(deps, tx, asked, { action: 'connection.changed', id, detail })
  })

const record = (
  deps: ConnectDeps,
  tx: WorkspaceTx,
  { workspaceId, actor }: Asked,
  { action, id, detail }: { action: string; id: string; detail: Record<string, unknown> },
) => deps.audit.record({ tx, workspaceId }, { actor, action, target: id, detail })

/** 256 bits, in the form of Standard Webhooks. */
const makeSecret = (deps: Pick<ConnectDeps, 'ids'>): string =>
  `whsec_${Buffer.from(deps.ids.secret(32), 'base64url').toString('base64')}`

const withSecret = (stored: Stored, name: string, secret: string): Stored => ({
  ...stored,
  secrets: { ...stored.secrets, [name]: secret },
})

/** What is typed must fit; what is missing may come later. */
function checkShape(source: Source, stored: Stored): void {
  const settings = joinSettings(stored)
  if (readSettings(source, stored) !== null) return
  const read = source.config.safeParse(settings)
  for (const issue of read.error?.issues ?? []) {
    const name = issue.code === 'unrecognized_keys' ? issue.keys[0] : issue.path.map(String).join('.')
    const isMissing =
      settings[String(issue.path[0] ?? '')] === undefined && issue.code !== 'unrecognized_keys'
    if (isMissing) continue
    const code: ErrorCode = listUrlFields(source.config).includes(name ?? '')
      ? 'url_forbidden'
      : 'settings_invalid'
    throw new SplotError(code, { path: `$.settings.${name}` })
  }
}

/** Every server that is named must be one that may be called. @throws url_forbidden */
async function checkServers({ egress }: ConnectDeps, source: Source, stored: Stored): Promise<void> {
  const names = new Set(listFields(source.config).map(({ name }) => name))
  for (const { name, url } of listUrls(joinSettings(stored))) {
    if (!names.has(name) || listSecrets(source.config).includes(name)) continue
    try {
      await egress.checkUrl(url)
    } catch (error) {
      if (!(error instanceof NetworkFault)) throw error
      // A name that does not resolve today may tomorrow: each pull looks again.
      if (error.code !== 'unresolvable') throw new SplotError('url_forbidden', { path: `$.settings.${name}` })
    }
  }
}

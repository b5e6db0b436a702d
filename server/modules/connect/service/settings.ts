import { listMade, listSecrets } from '@splot/contract/plugin/settings'
import type { Source } from '@splot/contract/plugin/source'
import { joinSettings, type Stored } from '@splot/contract/plugin/stored'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { ConnectionRow } from '../store/connections.ts'
import type { ConnectDeps } from './deps.ts'

const placeOf = (id: string, field: string) => `connect.connection.secrets ${id} ${field}`

/** What is stored of a connection, its secrets open. */
export async function openStored(
  { sealer }: Pick<ConnectDeps, 'sealer'>,
  tx: WorkspaceTx,
  row: Pick<ConnectionRow, 'id' | 'settings' | 'secrets'>,
): Promise<Stored> {
  const sealed: Record<string, string> = JSON.parse(row.secrets)
  const where = { tx, workspaceId: tx.workspaceId }
  const secrets: Record<string, string> = {}
  for (const [name, text] of Object.entries(sealed))
    secrets[name] = await sealer.openForWorkspace(where, placeOf(row.id, name), text)
  return { settings: JSON.parse(row.settings), secrets }
}

/** Secrets as they are kept. */
export async function sealSecrets(
  { sealer }: Pick<ConnectDeps, 'sealer'>,
  tx: WorkspaceTx,
  id: string,
  secrets: Stored['secrets'],
): Promise<string> {
  const where = { tx, workspaceId: tx.workspaceId }
  const sealed: Record<string, string> = {}
  for (const [name, text] of Object.entries(secrets))
    sealed[name] = await sealer.sealForWorkspace(where, placeOf(id, name), text)
  return JSON.stringify(sealed)
}

/** Settings a source can work with; null while something is missing. */
export function readSettings(source: Source, stored: Stored): unknown {
  const read = source.config.safeParse(joinSettings(stored))
  return read.success ? read.data : null
}

/** The signing key a source leaves to the server to make. */
export const findMadeSecret = (source: Source): string | null => {
  const secrets = new Set(listSecrets(source.config))
  return listMade(source.config).find((name) => secrets.has(name) && !name.startsWith('previous')) ?? null
}

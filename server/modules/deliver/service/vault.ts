import { createSeal, type Stored } from '../rules/settings.ts'
import type { ChannelRow } from '../store/channels.ts'

/** Rows with their secrets sealed, each for its workspace, channel and field. */
export function createVault(installSecret: string) {
  const seal = createSeal(installSecret)
  const placeOf = (workspaceId: string, id: string, field: string) => `${workspaceId}\0${id}\0${field}`
  return {
    open(workspaceId: string, row: ChannelRow): Stored {
      const sealed: Record<string, string> = JSON.parse(row.secrets)
      const open = Object.entries(sealed).map(([name, text]) => [
        name,
        seal.open(text, placeOf(workspaceId, row.id, name)),
      ])
      return { settings: JSON.parse(row.settings), secrets: Object.fromEntries(open) }
    },
    sealSecrets(workspaceId: string, id: string, secrets: Readonly<Record<string, string>>): string {
      const sealed = Object.entries(secrets).map(([name, text]) => [
        name,
        seal.seal(text, placeOf(workspaceId, id, name)),
      ])
      return JSON.stringify(Object.fromEntries(sealed))
    },
  }
}

export type Vault = ReturnType<typeof createVault>

import type { Config } from '../config.ts'
import { createWorkspace } from '../modules/workspace/index.ts'
import { systemClock } from '../platform/clock.ts'
import { systemIds } from '../platform/ids.ts'
import { readInstallSecret } from '../platform/install-secret.ts'
import { type CliDatabase, withDatabase } from './database.ts'

/** Makes a key and gives its text, the only time it is shown; makes the workspace where there is none. */
export function createKey(wanted: {
  kind: 'write' | 'secret'
  workspaceId: string
  name: string
}): Promise<string> {
  return withDatabase(async (one) => {
    const room = openRoom(one)
    await room.workspaces.ensure(wanted.workspaceId, wanted.workspaceId)
    return (await room.keys.create(wanted)).key
  })
}

/** A new one-time admin link; of the running server, or for its next start. */
export function createLink({ port, publicUrl }: Pick<Config, 'port' | 'publicUrl'>): Promise<string> {
  return withDatabase(async (one) => {
    const { token } = await openRoom(one).welcome.mintAdminLink()
    return `${publicUrl ?? one.url ?? `http://127.0.0.1:${port}`}/welcome?token=${token}`
  })
}

function openRoom({ db, dataDir }: CliDatabase) {
  return createWorkspace({
    db,
    clock: systemClock,
    ids: systemIds,
    secret: readInstallSecret(dataDir, systemIds),
    publicUrl: null,
    countEvents: async () => 0,
    estimateCustomers: async () => 0,
    nameCustomers: async () => new Map(),
    reasonsOfMerges: async () => new Map(),
    stopSources: async () => {},
    removers: () => [],
  })
}

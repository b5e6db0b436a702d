import type { Config } from '../config.ts'
import {
  createWorkspace,
  defaultWorkspace,
  type WorkspaceRoom,
  workspaceIdShape,
} from '../modules/workspace/index.ts'
import { systemClock } from '../platform/clock.ts'
import { systemIds } from '../platform/ids.ts'
import { readInstallSecret } from '../platform/install-secret.ts'
import { type CliDatabase, withDatabase } from './database.ts'
import { UsageError } from './usage.ts'

/**
 * Makes a key and gives its text, the only time it is shown.
 * @throws UsageError for a workspace that does not exist, unless it may be made; the default one is made in any case
 */
export function createKey(wanted: {
  kind: 'write' | 'secret'
  workspaceId: string
  name: string
  /** The workspace is made where there is none. */
  mayMake: boolean
}): Promise<string> {
  return withDatabase(async (one) => {
    const room = openRoom(one)
    await provideWorkspace(room, wanted)
    return (await room.keys.create(wanted)).key
  })
}

async function provideWorkspace(
  { workspaces }: Pick<WorkspaceRoom, 'workspaces'>,
  { workspaceId: id, mayMake }: { workspaceId: string; mayMake: boolean },
): Promise<void> {
  if (!workspaceIdShape.safeParse(id).success)
    throw new UsageError({
      en: `"${id}" is no workspace id: lower-case letters, digits, - and _, at most 63.`,
      pl: `„${id}” nie jest identyfikatorem przestrzeni: małe litery, cyfry, - i _, najwyżej 63 znaki.`,
    })
  if (mayMake || id === defaultWorkspace.id) {
    await workspaces.ensure(id, id === defaultWorkspace.id ? defaultWorkspace.name : id)
    return
  }
  if ((await workspaces.find(id)) !== null) return
  const known = (await workspaces.list()).map((one) => one.id)
  const list = [...new Set([defaultWorkspace.id, ...known])].join(', ')
  throw new UsageError({
    en: `There is no workspace "${id}". There are: ${list}. To make it, add --new-workspace.`,
    pl: `Nie ma przestrzeni „${id}”. Są: ${list}. Aby ją utworzyć, dodaj --new-workspace.`,
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

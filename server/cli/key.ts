import type { Bilingual } from '@splot/contract/language'
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
 * Makes a key and gives its text, the only time it is shown. The workspace is made where there is none, and `onMade` hears
 * of it: a slip of the pen shall not pass unseen.
 * @throws UsageError for what cannot be a workspace's id
 */
export function createKey(wanted: {
  kind: 'write' | 'secret'
  workspaceId: string
  name: string
  onMade: (note: Bilingual) => void
}): Promise<string> {
  return withDatabase(async (one) => {
    const room = openRoom(one)
    await provideWorkspace(room, wanted)
    return (await room.keys.create(wanted)).key
  })
}

async function provideWorkspace(
  { workspaces }: Pick<WorkspaceRoom, 'workspaces'>,
  { workspaceId: id, onMade }: { workspaceId: string; onMade: (note: Bilingual) => void },
): Promise<void> {
  if (!workspaceIdShape.safeParse(id).success)
    throw new UsageError({
      en: `"${id}" is no workspace id: lower-case letters, digits, - and _, at most 63.`,
      pl: `„${id}” nie jest identyfikatorem przestrzeni: małe litery, cyfry, - i _, najwyżej 63 znaki.`,
    })
  if ((await workspaces.find(id)) !== null) return
  await workspaces.ensure(id, id === defaultWorkspace.id ? defaultWorkspace.name : id)
  onMade({
    en: `There was no workspace "${id}": it has been made.`,
    pl: `Nie było przestrzeni „${id}”: została utworzona.`,
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
    checkRemoval: async () => {},
    stopSources: async () => {},
    removers: () => [],
  })
}

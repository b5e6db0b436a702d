import { join } from 'node:path'
import type { MigrationSet } from './platform/db/index.ts'
import { serverRoot } from './platform/root.ts'

/** Whose tables there are, in flow order: a room's tables may lean on those of rooms before it. */
const owners: readonly [room: string, folder: string][] = [
  ['platform.db', 'platform/db'],
  ['platform.event-log', 'platform/event-log'],
  ['platform.seal', 'platform/seal'],
  ['workspace', 'modules/workspace'],
  ['collect', 'modules/collect'],
  ['identity', 'modules/identity'],
  ['profile', 'modules/profile'],
  ['consent', 'modules/consent'],
  ['commerce', 'modules/commerce'],
  ['connect', 'modules/connect'],
  ['segment', 'modules/segment'],
  ['decide', 'modules/decide'],
  ['journey', 'modules/journey'],
  ['content', 'modules/content'],
  ['deliver', 'modules/deliver'],
]

/** Every set of migrations, PostgreSQL's and the warehouse's, in the order they are applied. */
export const migrationSets: readonly MigrationSet[] = owners.map(([room, folder]) => ({
  room,
  folder: join(serverRoot, folder, 'migrations'),
}))

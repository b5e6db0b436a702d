import { join } from 'node:path'
import type { Foundation } from './foundation.ts'
import type { Collect } from './modules/collect/index.ts'
import type { createWorkspace } from './modules/workspace/index.ts'
import { createSampleDay } from './sample-day.ts'

interface Rooms {
  workspace: ReturnType<typeof createWorkspace>
  collect: Pick<Collect, 'getTally'>
}

/** The fictional brand's day: it enters like anybody, with keys of the workspace. */
export function composeSample(base: Foundation, { workspace, collect }: Rooms, origin: () => string) {
  const { keys, workspaces } = workspace
  const splot = { kind: 'system', id: 'splot', name: 'Splot' } as const
  return createSampleDay({
    origin,
    writeKey: keys.getWriteKey,
    openServerKey: async (workspaceId, made) => {
      const { id, key } = await keys.create({ kind: 'secret', workspaceId, ...made })
      return { key, close: () => keys.revoke(workspaceId, id, splot) }
    },
    closeServerKeys: async (workspaceId, names) => {
      const left = (await keys.list(workspaceId)).filter(
        (one) => one.kind === 'secret' && one.revoked_at === null && names.includes(one.name),
      )
      for (const { id } of left) await keys.revoke(workspaceId, id, splot)
    },
    mailbox: () => join(base.engine.dataDir, 'outbox.jsonl'),
    languageOf: async (workspaceId) => (await workspaces.get(workspaceId)).language,
    isSample: async (workspaceId) =>
      !workspaces.isGone(workspaceId) && (await workspaces.get(workspaceId)).isSample,
    countEvents: async (workspaceId) => (await collect.getTally(workspaceId)).accepted,
    clock: base.clock,
    logger: base.logger,
  })
}

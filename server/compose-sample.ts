import { join } from 'node:path'
import type { Foundation } from './foundation.ts'
import type { Commerce } from './modules/commerce/index.ts'
import type { Identity, Who } from './modules/identity/index.ts'
import type { Journeys } from './modules/journey/index.ts'
import type { createWorkspace } from './modules/workspace/index.ts'
import { createSampleDay, type SampleDay } from './sample-day.ts'
import { createSampleGoods, type SampleGoods } from './sample-goods.ts'
import { createSampleHistory, type SampleHistory } from './sample-history.ts'
import { closeLeftKeys, type SampleDeps } from './sample-program.ts'

interface Rooms {
  workspace: ReturnType<typeof createWorkspace>
  identity: Pick<Identity, 'graph'>
  commerce: Pick<Commerce, 'listPromotionIds' | 'sandboxPage'>
  journeys: Pick<Journeys, 'hasAny'>
}

export interface Sample {
  day: SampleDay
  goods: SampleGoods
  history: SampleHistory
  /** Ends whatever sends into a workspace. */
  stop(workspaceId: string): Promise<void>
  stopAll(): Promise<void>
  /** Before anything of this process runs: keys a dying server left behind become worthless. */
  closeLeftKeys(workspaceId: string): Promise<void>
}

/** Maja's plastic card, known since her past was sent. */
const majasCard = '2600204877316'
/** The last thing the feed of goods tells. */
const lastPromotion = 'zima-w-welnie'

/** The fictional brand: its programs enter like anybody, with keys of the workspace. */
export function composeSample(base: Foundation, rooms: Rooms, origin: () => string): Sample {
  const { keys } = rooms.workspace
  const shared = shareDeps(base, rooms, origin)
  const isKnown = (workspaceId: string, who: Who) =>
    base.web.inWorkspace(
      workspaceId,
      async (tx) => (await rooms.identity.graph.findByIdentifier(tx, workspaceId, who, 'service')) !== null,
    )
  const day = createSampleDay({
    ...shared,
    writeKey: keys.getWriteKey,
    mailbox: () => join(base.engine.dataDir, 'outbox.jsonl'),
    hasPast: (workspaceId) => isKnown(workspaceId, { kind: 'card', value: majasCard }),
  })
  const shelves = createSampleGoods({
    ...shared,
    isFull: async (workspaceId) =>
      (await rooms.commerce.listPromotionIds(workspaceId)).includes(lastPromotion) &&
      (await base.web.inWorkspace(workspaceId, rooms.journeys.hasAny)),
  })
  const goods: SampleGoods = {
    ...shelves,
    async fill(workspaceId) {
      await Promise.all([shelves.fill(workspaceId), rooms.commerce.sandboxPage.open(workspaceId)])
    },
  }
  const history = createSampleHistory({
    ...shared,
    hasAccount: (workspaceId, value) => isKnown(workspaceId, { kind: 'user_id', value }),
  })
  return {
    ...{ day, goods, history },
    stop: async (id) => void (await Promise.all([day.stop(id), goods.stop(id), history.stop(id)])),
    stopAll: async () => void (await Promise.all([day.stopAll(), goods.stopAll(), history.stopAll()])),
    closeLeftKeys: (workspaceId) => closeLeftKeys(shared, workspaceId),
  }
}

function shareDeps(base: Foundation, { workspace }: Rooms, origin: () => string): SampleDeps {
  const { keys, workspaces } = workspace
  const splot = { kind: 'system', id: 'splot', name: 'Splot' } as const
  return {
    origin,
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
    languageOf: async (workspaceId) => (await workspaces.get(workspaceId)).language,
    isSample: async (workspaceId) =>
      !workspaces.isGone(workspaceId) && (await workspaces.get(workspaceId)).isSample,
    clock: base.clock,
    logger: base.logger,
  }
}

import { join } from 'node:path'
import type { composeRooms } from './app.ts'
import type { Foundation } from './foundation.ts'
import { listFirstPositions } from './modules/collect/index.ts'
import { createPages, type Pages } from './modules/content/index.ts'
import { createPageDoor } from './page-door.ts'
import { pipelineTopic } from './pipeline.ts'
import type { Handler } from './platform/http/server.ts'
import { checkoutRoot } from './platform/root.ts'
import { createScriptDoor } from './script-door.ts'
import { composeShop } from './shop-site.ts'

/** How long a message that asks for a confirmation may wait for its turn: the link works for as long. */
const confirmationLifeMs = 7 * 86_400_000

/** Landing pages, forms and the page script: what strangers open. */
export function composePages(
  base: Foundation,
  rooms: ReturnType<typeof composeRooms>,
  ownOrigin: () => string,
): { pages: Pages; handlers: Handler[] } {
  const { web: db, log, clock, ids, secret } = base
  const origin = () => base.config.publicUrl ?? ownOrigin()
  const { workspace, collect, consent, content, deliver } = rooms
  const keyOf = (workspaceId: string) => workspace.keys.findSnippetKey(workspaceId)
  const pages = createPages({
    db,
    clock,
    ids,
    secret,
    audit: workspace.audit,
    logger: base.logger,
    settingsOf: workspace.workspaces.get,
    sender: content,
    warehouse: base.warehouse,
    accept: collect.accept,
    appliedTo: () => log.offset(pipelineTopic),
    readEvent: async (tx, pos) => {
      const [record] = await log.readAt(tx, [pos])
      return record === undefined ? null : (collect.readRecord(record)?.event ?? null)
    },
    listFirstPositions,
    askConfirmation: consent.askConfirmation,
    confirmUrl: (token) => `${origin()}/p/confirm/${token}`,
    requestConfirmation: (where, { run, birth, channel, address, language, ready, formId }) =>
      deliver.queue.request(where, [
        {
          run,
          seq: 0,
          birth,
          address,
          language,
          ready,
          channel,
          purpose: 'service',
          lane: 'transactional',
          itemId: '',
          version: 0,
          notBefore: clock.now(),
          expiresAt: clock.now() + confirmationLifeMs,
          priority: 0,
          campaignId: null,
          data: {},
          zone: null,
          basis: { kind: 'contract', reference: `form ${formId}` },
        },
      ]),
    workspaceIds: workspace.workspaces.listIds,
    keyOf,
  })
  const script = createScriptDoor({
    folder: join(checkoutRoot, 'sdk', 'web', 'dist'),
    pages,
    shelf: deliver.shelf,
    authenticate: workspace.keys.authenticate,
    listTags: rooms.adAudiences.listTags,
    findPushKey: (workspaceId) => deliver.findOpenSetting(workspaceId, 'web-push', 'publicKey'),
  })
  const shop = composeShop(rooms, ownOrigin)
  return { pages, handlers: [script, createPageDoor({ pages, keyOf, origin }), shop] }
}

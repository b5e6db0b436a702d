import { composePrivacy } from './erasure/compose.ts'
import type { createFollow } from './follow.ts'
import type { Foundation } from './foundation.ts'
import type { Collect } from './modules/collect/index.ts'
import type { Commerce } from './modules/commerce/index.ts'
import { type Connect, createImports } from './modules/connect/index.ts'
import type { Consent } from './modules/consent/index.ts'
import type { Content } from './modules/content/index.ts'
import type { Decide } from './modules/decide/index.ts'
import type { AdAudiences, Deliver } from './modules/deliver/index.ts'
import type { Identity } from './modules/identity/index.ts'
import type { Journeys } from './modules/journey/index.ts'
import type { Profile } from './modules/profile/index.ts'
import type { Segment } from './modules/segment/index.ts'
import type { WorkspaceRoom } from './modules/workspace/index.ts'
import { pipelineTopic } from './pipeline.ts'
import type { Sealer } from './platform/seal/index.ts'
import { createRemover } from './removal.ts'
import { createUndo } from './undo-events.ts'

interface Rooms {
  workspace: WorkspaceRoom
  collect: Collect
  identity: Identity
  profile: Profile
  consent: Consent
  commerce: Commerce
  connect: Connect
  content: Pick<Content, 'dropFiles'>
  deliver: Deliver
  segment: Segment
  decide: Decide
  journeys: Journeys
  adAudiences: Pick<AdAudiences, 'privacy'>
  follow: ReturnType<typeof createFollow>
  sealer: Sealer
  /** Makes the pipeline forget what it remembers. */
  forget(): Promise<void>
}

/** What goes through every room at once: an import taken back, a person's rights, the end of a workspace. */
export function composeUpkeep(base: Foundation, rooms: Rooms) {
  const {
    workspace,
    collect,
    identity,
    profile,
    consent,
    commerce,
    connect,
    deliver,
    segment,
    decide,
    journeys,
    adAudiences,
    follow,
    forget,
  } = rooms
  const undo = createUndo({
    ...{ base, collect, identity, profile, segment, forget },
    settingsOf: workspace.workspaces.get,
    rooms: [consent, commerce, decide, journeys, deliver, adAudiences].map((room) => room.privacy),
    settleWarehouse: (maxMs) => follow.settle(maxMs),
  })
  const imports = createImports({
    ...{ ...base, db: base.web, undo },
    audit: workspace.audit,
    settingsOf: workspace.workspaces.get,
    folder: () => base.engine.dataDir,
    checkEvents: collect.checkEvents,
    appendChecked: collect.appendChecked,
    waitApplied: (pos, maxMs) => base.log.waitFor(pipelineTopic, pos, maxMs),
    findApplied: () => base.log.offset(pipelineTopic),
    putProducts: commerce.feeds.putProducts,
    checkProducts: commerce.feeds.checkProducts,
    snapshotProducts: commerce.feeds.snapshot,
  })
  const { erasure, portable } = composePrivacy({
    ...{ base, sealer: rooms.sealer, collect, identity, profile, forget },
    audit: workspace.audit,
    later: [consent, commerce, connect, segment, decide, journeys, imports, deliver, adAudiences],
    isHeld: consent.isHeldForErasure,
    settleWarehouse: (to, maxMs) => follow.settle(maxMs, to),
  })
  const removeWorkspace = createRemover({
    ...{ base, collect, forget, content: rooms.content },
    writer: follow.writer,
    outbox: deliver.outbox,
  })
  return { undo, imports, erasure, portable, removeWorkspace }
}

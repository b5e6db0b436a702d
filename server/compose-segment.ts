import type { Foundation } from './foundation.ts'
import type { Collect } from './modules/collect/index.ts'
import { listAwaitedStock, listStoresNear } from './modules/commerce/index.ts'
import type { Consent } from './modules/consent/index.ts'
import { listListsOf, listPushable } from './modules/deliver/index.ts'
import type { Identity } from './modules/identity/index.ts'
import type { Profile } from './modules/profile/index.ts'
import { createSegment, type SegmentDeps } from './modules/segment/index.ts'
import type { WorkspaceRoom } from './modules/workspace/index.ts'
import { pipelineTopic } from './pipeline.ts'

interface Rooms {
  workspace: WorkspaceRoom
  collect: Collect
  identity: Identity
  profile: Profile
  consent: Consent
  /** Journeys', which stand later. */
  onFlips: SegmentDeps['onFlips']
}

/** Who belongs together, over the rooms that know her; lists and devices are those of rooms after it. */
export function composeSegment(base: Foundation, { workspace, collect, profile, ...rooms }: Rooms) {
  return createSegment({
    ...{ db: base.web, worker: base.worker, log: base.log, clock: base.clock, live: base.live },
    ...{ pipelineTopic, profile, consent: rooms.consent, onFlips: rooms.onFlips },
    graph: rooms.identity.graph,
    settingsOf: workspace.workspaces.get,
    readRecord: collect.readRecord,
    listBirthsOfRange: profile.listBirthsOfRange,
    listPositions: profile.listPositions,
    listPushable,
    listsOf: listListsOf,
    listAwaitedStock: ({ tx, workspaceId }, people, asked) =>
      listAwaitedStock({ ...tx, workspaceId }, people, asked),
    listStoresNear: ({ tx, workspaceId }, near) => listStoresNear({ ...tx, workspaceId }, near),
  })
}

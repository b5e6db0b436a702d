import type { Destination } from '@splot/contract/plugin/destination'
import type { Foundation } from './foundation.ts'
import type { Consent } from './modules/consent/index.ts'
import type { Decide } from './modules/decide/index.ts'
import { createAdAudiences } from './modules/deliver/index.ts'
import type { Identity } from './modules/identity/index.ts'
import { findAudience, type Segment } from './modules/segment/index.ts'
import type { WorkspaceRoom } from './modules/workspace/index.ts'
import { pipelineTopic } from './pipeline.ts'
import type { Egress } from './platform/egress/index.ts'

interface Rooms {
  workspace: WorkspaceRoom
  identity: Identity
  consent: Consent
  segment: Segment
  /** Asked late: who is left alone is decided after. */
  decide: Pick<Decide, 'listHeldOut'>
  /** Asked late likewise: which journeys put people in. */
  listJourneys: Parameters<typeof createAdAudiences>[0]['listJourneys']
  egress: Egress
  /** Plugins: only the composition root knows their registry. */
  destinations: readonly Destination[]
}

/** Audiences at ad platforms, over who belongs together and who said yes. */
export function composeAudiences(base: Foundation, rooms: Rooms) {
  const { web: db, worker, clock, ids, logger, secret, log } = base
  const { workspace, identity, consent, segment, decide, listJourneys, egress, destinations } = rooms
  return createAdAudiences({
    ...{ db, worker, clock, ids, logger, secret, egress, destinations, consent, listJourneys },
    audit: workspace.audit,
    holdPipeline: (tx) => log.hold(tx, pipelineTopic),
    graph: identity.graph,
    members: segment.members,
    findSegment: findAudience,
    listHeldOut: decide.listHeldOut,
  })
}

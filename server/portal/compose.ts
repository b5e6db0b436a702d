import type { Foundation } from '../foundation.ts'
import type { Collect } from '../modules/collect/index.ts'
import { nameExternally } from '../modules/collect/index.ts'
import { nameStores } from '../modules/commerce/index.ts'
import type { Consent } from '../modules/consent/index.ts'
import type { Deliver } from '../modules/deliver/index.ts'
import type { Identity } from '../modules/identity/index.ts'
import type { Profile } from '../modules/profile/index.ts'
import type { WorkspaceRoom } from '../modules/workspace/index.ts'
import { pipelineTopic } from '../pipeline.ts'
import { createPortalDoor, type PortalDoor } from '../portal-door.ts'
import type { Brand, LetterRequest } from './deps.ts'

export interface PortalRooms {
  workspace: WorkspaceRoom
  collect: Collect
  identity: Identity
  profile: Profile
  consent: Consent
  deliver: Pick<Deliver, 'queue' | 'noteLeft'>
}

/** A link is worth nothing once it has ended. */
const letterLifeMs = 3_600_000
const first = 100

/** The customer's own pages over the rooms. */
export function composePortal(base: Foundation, rooms: PortalRooms): PortalDoor {
  const { web: db, log, clock, ids, logger } = base
  const { workspace, collect, identity, profile, consent, deliver } = rooms
  return createPortalDoor({
    clock,
    ids,
    logger,
    consent,
    profile,
    findBrand: workspace.workspaces.find,
    nameSources: async (workspaceId) =>
      new Map((await workspace.keys.list(workspaceId)).map(({ id, name }) => [id, name])),
    nameStores: (workspaceId, codes) => db.inWorkspace(workspaceId, (tx) => nameStores(tx, codes)),
    findBirth: (workspaceId, address) =>
      db.inWorkspace(workspaceId, async (tx) => {
        const found = await identity.graph.findByIdentifier(tx, workspaceId, address, 'service')
        return found?.birth ?? null
      }),
    noteAddress: (brand, address) => noteAddress(base, collect, { brand, address }),
    noteLeft: deliver.noteLeft,
    sendLetter: (letter) => sendLetter(base, deliver, letter),
    catchUp: async (maxMs) => log.waitFor(pipelineTopic, (await log.head()) - 1, maxMs),
  })
}

/** An event that names the address alone gives it a birth, and so the gate somebody to judge. */
async function noteAddress(
  { clock, ids }: Foundation,
  collect: Collect,
  { brand, address }: { brand: Brand; address: { kind: 'email' | 'phone'; value: string } },
): Promise<void> {
  const at = clock.now()
  const body = {
    type: 'track',
    event: 'Address Confirmation Requested',
    messageId: ids.uuid(at),
    timestamp: new Date(at).toISOString(),
    context: { library: { name: 'preferences' }, externalIds: [nameExternally(address)] },
  }
  const { id: workspaceId, region, currency } = brand
  await collect.accept([{ workspaceId, desk: 'preferences', body, region, currency }])
}

/** Service mail by law: neither a consent nor a restriction stands in its way. */
async function sendLetter(
  { web: db, clock }: Foundation,
  deliver: PortalRooms['deliver'],
  { workspaceId, birth, channel, address, language, parts, reference }: LetterRequest,
): Promise<void> {
  const now = clock.now()
  const message = {
    run: `letter ${reference}`,
    seq: 0,
    birth,
    channel,
    purpose: 'privacy',
    lane: 'transactional',
    itemId: '',
    version: 0,
    language,
    notBefore: now,
    expiresAt: now + letterLifeMs,
    priority: first,
    campaignId: null,
    data: {},
    address,
    zone: null,
    basis: { kind: 'legal_obligation', reference },
    ready: parts,
  } as const
  await db.inWorkspace(workspaceId, (tx) => deliver.queue.request({ tx, workspaceId }, [message]))
}

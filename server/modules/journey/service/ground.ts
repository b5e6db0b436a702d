import { journeyChannels } from '@splot/contract/journey/effect'
import type { JourneyGraph } from '@splot/contract/journey/graph'
import type { Lang } from '@splot/contract/language'
import type { Names, Uses } from '@splot/contract/plugin/node'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { type CheckGround, pairOf } from '../rules/check-ground.ts'
import { listChannels, nameEntry } from '../rules/check-overlap.ts'
import { makeReady, type NodeShelf, readGraph } from '../rules/compile.ts'
import { findLastEntry } from '../store/counts.ts'
import { findJourney, listJourneys, listLiveNaming } from '../store/journeys.ts'
import type { ControlDeps } from './control-deps.ts'
import type { Where } from './deps.ts'

const mostJourneys = 1_000

/** What a graph is held against, in the caller's transaction: nothing here asks for a connection of its own. */
export async function readGround(
  deps: Pick<ControlDeps, 'control' | 'consent' | 'clock' | 'nodes'>,
  tx: WorkspaceTx,
  asked: { id: string | null; graph: JourneyGraph; people?: number; closed?: CheckGround['closed'] },
): Promise<CheckGround> {
  const where = { tx, workspaceId: tx.workspaceId }
  const { control, consent } = deps
  const shelf: NodeShelf = new Map(deps.nodes.map((one) => [one.id, one]))
  const uses = listUses(asked.graph, shelf)
  const purposes = await consent.listPurposes(where)
  const segments = await control.listSegments(where)
  const experiments = await control.listExperiments(where)
  const content = await control.describeContent(where, [...new Set(uses.flatMap((one) => one.content ?? []))])
  return {
    ...{ now: deps.clock.now(), shelf, content, people: asked.people ?? 0, journeyId: asked.id },
    names: await readNames(deps, tx, { content, segments, purposes, experiments }),
    experiments: new Map(experiments.map((one) => [one.id, one])),
    closed: asked.closed ?? new Map(),
    languages: await control.listLanguages(where),
    purposes: new Map(
      [...purposes]
        .filter(([, one]) => one.isActive)
        .map(([id, { name, channels, basis }]) => [id, { name, channels, asksConsent: basis === 'consent' }]),
    ),
    openChannels: new Set([...(await control.listOpenChannels(where)), 'phone_human']),
    willing: await countWilling(deps, where, uses),
    caps: await control.listCaps(where),
    segments: new Map(segments.map((one) => [one.id, one.people])),
    others: await readOthers(tx, asked, shelf),
    life: await readLife(tx, asked.id),
  }
}

/** What each node of the graph leans on; one that is not set up leans on nothing yet. */
export function listUses(graph: JourneyGraph, shelf: NodeShelf): Uses[] {
  const { nodes } = makeReady({ journeyId: '', n: 0, graph }, shelf)
  return [...nodes.values()].map(({ plugin, options }) => plugin.uses(options))
}

/** What the things are called that steps lean on. */
export async function nameThings(
  { control, consent }: Pick<ControlDeps, 'control' | 'consent'>,
  tx: WorkspaceTx,
  uses: readonly Uses[],
): Promise<Names> {
  const where = { tx, workspaceId: tx.workspaceId }
  const wanted = [...new Set(uses.flatMap((one) => one.content ?? []))]
  return readNames({ control }, tx, {
    content: await control.describeContent(where, wanted),
    segments: await control.listSegments(where),
    experiments: await control.listExperiments(where),
    purposes: await consent.listPurposes(where),
  })
}

interface Known {
  content: CheckGround['content']
  segments: readonly { id: string; name: string }[]
  experiments: readonly { id: string; name: string }[]
  purposes: ReadonlyMap<string, { name: Record<Lang, string> }>
}

async function readNames(
  { control }: Pick<ControlDeps, 'control'>,
  tx: WorkspaceTx,
  { content, segments, purposes, experiments }: Known,
): Promise<Names> {
  const where = { tx, workspaceId: tx.workspaceId }
  const byId = (list: readonly { id: string; name: string }[]) =>
    new Map(list.map((one) => [one.id, one.name]))
  return {
    content: new Map([...content].map(([id, one]) => [id, one.name])),
    segments: byId(segments),
    experiments: byId(experiments),
    lists: byId(await control.listLists(where)),
    stores: byId(await control.listStores(where)),
    journeys: byId(await listJourneys(tx, { isArchived: false, limit: mostJourneys })),
    coupons: byId(await control.listCoupons(where)),
    audiences: byId(await control.listAudiences(where)),
    purposes: new Map([...purposes].map(([id, one]) => [id, one.name.pl])),
  }
}

/** How many ever agreed, for each pair a message may use. */
async function countWilling(
  { consent }: Pick<ControlDeps, 'consent'>,
  where: Where,
  uses: readonly Uses[],
): Promise<ReadonlyMap<string, number>> {
  const counts = new Map<string, number>()
  for (const { channel, purpose } of uses.flatMap((one) => one.messages ?? [])) {
    const pair = pairOf(purpose, channel)
    if (counts.has(pair) || !journeyChannels.includes(channel)) continue
    counts.set(pair, await consent.countWilling(where, { purpose, channels: [channel] }))
  }
  return counts
}

/** Live journeys whose entry names the same. */
async function readOthers(
  tx: WorkspaceTx,
  { id, graph }: { id: string | null; graph: JourneyGraph },
  shelf: NodeShelf,
): Promise<CheckGround['others']> {
  const word = nameEntry(graph.entry)
  if (word === null) return []
  const rows = await listLiveNaming(tx, { word: JSON.stringify(word), except: id })
  return rows.flatMap(({ name, graph: text }) => {
    const other = readGraph(text)
    const { nodes } = makeReady({ journeyId: '', n: 0, graph: other }, shelf)
    return other.entry === null ? [] : [{ name, entry: other.entry, channels: listChannels(nodes.values()) }]
  })
}

const dayMs = 86_400_000

/** Of one that is live: since when it is as it is, and when somebody came in last, to the day. */
async function readLife(tx: WorkspaceTx, id: string | null): Promise<CheckGround['life']> {
  const row = id === null ? null : await findJourney(tx, id)
  if (row === null || row.state !== 'live' || row.launchedAt === null) return null
  const lastDay = await findLastEntry(tx, row.id)
  const enteredAt = lastDay === null ? null : lastDay * dayMs
  return { changedAt: row.updatedAt, launchedAt: row.launchedAt, enteredAt }
}

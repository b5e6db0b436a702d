import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { findZone, zoneTraits } from '../../../consent/index.ts'
import type { MessageRequest } from '../../rules/message.ts'
import { chooseChannels, findReason } from '../rules/reach.ts'
import { findTurn } from '../rules/schedule.ts'
import { campaignChannels, type Plan } from '../schema/plan.ts'
import type { CampaignRow } from '../store/campaigns.ts'
import { listAsked, listNext, type Settled, settleRecipients } from '../store/recipients.ts'
import { type CampaignDeps, whereOf } from './deps.ts'
import { type Judged, judgePeople, listPeople, type Person } from './judge.ts'

/** Recipients whose turn comes in one transaction. */
export const askBatch = 500

/** A message that could not leave so long after its time makes no sense any more. */
const lifeMs = 48 * 3_600_000

/** A recipient's run in the queue: one for ever, so that nobody is asked for twice. */
export const runOf = (campaignId: string, birth: string): string => `campaign:${campaignId}:${birth}`

/**
 * Asks the queue for the messages of the next recipients in the order of the draw. Requests, what became of each recipient
 * and the cursor are one transaction.
 */
export async function ask(
  deps: CampaignDeps,
  tx: WorkspaceTx,
  row: CampaignRow,
  plan: Plan,
): Promise<CampaignRow> {
  const room = row.limitTo === null ? askBatch : Math.min(askBatch, row.limitTo - row.asked)
  const next =
    room <= 0 ? [] : await listNext(tx, row.id, { draw: row.askedDraw, birth: row.askedBirth }, room)
  const last = next.at(-1)
  if (last === undefined) return row
  const now = deps.clock.now()
  const births = next.map((one) => one.birth)
  const found = await listPeople(deps, tx, births)
  const fresh = await leaveOutAsked(tx, row.id, found)
  // Campaigns go by consent alone: none of them is a service that somebody left alone would miss.
  const alone = await deps.decide.listHeldOut(
    whereOf(tx),
    fresh.map(({ root }) => root),
  )
  const meant = fresh.filter(({ root }) => !alone.has(root))
  const people = await judgePeople(deps, tx, plan, meant)
  const zones = await readZones(deps, tx, people)
  const requests: MessageRequest[] = []
  const settled: Settled[] = found
    .filter((one) => !fresh.includes(one))
    .map(({ birth }) => ({ birth, state: 'x', reason: 'repeated' }))
  for (const { birth, root } of fresh)
    if (alone.has(root)) settled.push({ birth, state: 'x', reason: 'held_out' })
  for (const person of people) {
    const channels = chooseChannels(person.verdicts, plan.reach)
    const isAsked = channels.length > 0
    const reason = isAsked ? null : findReason(person.verdicts)
    settled.push({ birth: person.birth, state: isAsked ? 'q' : 'x', reason })
    const zone = zones.get(person.birth) ?? null
    requests.push(...channels.map((channel) => makeRequest({ row, plan, person, channel, zone, now })))
  }
  const { timeZone } = await deps.settingsOf(tx.workspaceId, tx)
  await deps.queue.request(whereOf(tx), setTurns(requests, { plan, now, timeZone }))
  await settleRecipients(tx, row.id, [...settled, ...listGone(births, found)], now)
  return { ...row, asked: row.asked + next.length, askedDraw: last.draw, askedBirth: last.birth }
}

/** Who became one with a recipient that was asked for before: she has her message. */
async function leaveOutAsked(
  tx: WorkspaceTx,
  campaignId: string,
  people: readonly Person[],
): Promise<Person[]> {
  const births = people.flatMap((one) => one.births.map(({ birthId }) => birthId))
  const asked = await listAsked(tx, campaignId, births)
  return asked.size === 0
    ? [...people]
    : people.filter((one) => !one.births.some(({ birthId }) => asked.has(birthId)))
}

/** Whoever was erased, or became the same person as another of this batch, since the audience was read. */
function listGone(births: readonly string[], people: readonly Person[]): Settled[] {
  const here = new Set(people.map((one) => one.birth))
  return births
    .filter((birth) => !here.has(birth))
    .map((birth) => ({ birth, state: 'x' as const, reason: 'erased' }))
}

interface Asked {
  row: CampaignRow
  plan: Plan
  person: Judged
  channel: Plan['channels'][number]
  zone: string | null
  now: number
}

function makeRequest({ row, plan, person, channel, zone, now }: Asked): MessageRequest {
  return {
    run: runOf(row.id, person.birth),
    seq: campaignChannels.indexOf(channel),
    birth: person.birth,
    channel,
    purpose: plan.purpose,
    lane: 'marketing',
    itemId: plan.itemId ?? '',
    version: row.version ?? 0,
    language: plan.language,
    notBefore: now,
    expiresAt: now + lifeMs,
    priority: plan.priority,
    campaignId: row.id,
    data: {},
    address: null,
    zone,
  }
}

/** When each of them may leave, by the clock of its recipient; the workspace's where hers is not known. */
function setTurns(
  requests: readonly MessageRequest[],
  { plan, now, timeZone }: { plan: Plan; now: number; timeZone: string },
): MessageRequest[] {
  const turns = new Map<string, number>()
  return requests.map((one) => {
    const zone = one.zone ?? timeZone
    const notBefore = turns.get(zone) ?? findTurn(plan, zone, now)
    turns.set(zone, notBefore)
    return { ...one, notBefore, expiresAt: notBefore + lifeMs }
  })
}

async function readZones(
  deps: Pick<CampaignDeps, 'profile'>,
  tx: WorkspaceTx,
  people: readonly Judged[],
): Promise<Map<string, string>> {
  const births = people.flatMap((one) => one.births.map(({ birthId }) => birthId))
  const stated = new Map<string, unknown[]>()
  for (const { birth, value } of await deps.profile.listTraitsOf(tx, births, zoneTraits))
    stated.set(birth, [...(stated.get(birth) ?? []), readJson(value)])
  const zones = new Map<string, string>()
  for (const person of people) {
    const zone = findZone({
      stated: person.births.flatMap(({ birthId }) => stated.get(birthId) ?? []),
      phones: person.births.filter((one) => one.kind === 'phone').map((one) => one.value),
    })
    if (zone !== null) zones.set(person.birth, zone)
  }
  return zones
}

function readJson(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

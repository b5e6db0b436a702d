import type { Language } from '../../../../platform/errors.ts'
import { findEmptiness, hasForm, listProblems, type Notice, type Problem } from '../rules/readiness.ts'
import { findStart, listIssues } from '../rules/schedule.ts'
import type { Plan } from '../schema/plan.ts'
import { type CampaignRow, listOthers } from '../store/campaigns.ts'
import { countHasGot, countShared } from '../store/recipients.ts'
import { getCampaign, readCampaign } from './campaigns.ts'
import { type Counted, countAudience } from './count.ts'
import type { CampaignDeps } from './deps.ts'
import { type ReadGround, readGround } from './ground.ts'

const dayMs = 24 * 3_600_000
/** Two messages to the same person within so many days collide. */
const collisionDays = 3
/** A message published longer ago has perhaps lost its point. */
const staleDays = 60
/** From so many people on, one text for all of them is worth a word. */
const manyPeople = 100
const issuesShown = 4

export interface Collision {
  id: string
  name: string
  /** Milliseconds. */
  at: number
  people: number
}

export interface Check {
  problems: Problem[]
  notices: { code: Notice; values: Readonly<Record<string, string | number>> }[]
  counted: Omit<Counted, 'births'>
  /** Null where nothing is sent by SMS, or its price is not known. */
  smsCost: { parts: number; messages: number; minor: string | null; currency: string } | null
  findings: NonNullable<ReadGround['described']>['findings']
  message: { name: string; version: number; publishedAt: number } | null
  collisions: Collision[]
  /** Milliseconds; the next dates of a recurring one, else when it begins. */
  dates: number[]
  /** The count must be confirmed at launch. */
  mustConfirm: boolean
}

/** All that should be known before a campaign is launched; changes nothing. @throws not_found */
export async function checkCampaign(
  deps: CampaignDeps,
  workspaceId: string,
  id: string,
  language: Language,
): Promise<Check> {
  const { plan } = await deps.db.inWorkspace(workspaceId, (tx) => getCampaign(tx, id))
  const ground = await readGround(deps, workspaceId, plan, language)
  const { births, ...counted } = await countAudience(deps, workspaceId, plan)
  const collisions = await listCollisions(deps, workspaceId, { id, plan, births, now: ground.now })
  const hasGot = await countRepeated(deps, workspaceId, plan, births)
  const { timeZone, currency } = await deps.settingsOf(workspaceId)
  const { described } = ground
  const smsCost = priceSms(counted, described, currency)
  return {
    problems: listProblems(plan, ground, counted),
    notices: listNotices({ plan, ground, counted, collisions, hasGot, smsCost }),
    counted,
    smsCost,
    findings: described?.findings ?? [],
    message: described && {
      name: described.name,
      version: described.version,
      publishedAt: described.publishedAt,
    },
    collisions,
    dates: listDates(plan, timeZone, ground.now),
    mustConfirm: plan.audience?.kind === 'everyone' || counted.reachable === 0,
  }
}

function listDates({ schedule }: Plan, zone: string, now: number): number[] {
  return schedule.kind === 'recurring'
    ? listIssues(schedule, zone, now, issuesShown)
    : [findStart(schedule, now)]
}

function priceSms(
  counted: Omit<Counted, 'births'>,
  described: ReadGround['described'],
  currency: string,
): Check['smsCost'] {
  const messages = counted.channels.find((one) => one.channel === 'sms')?.people ?? 0
  if (messages === 0 || !described?.sms || !hasForm(described, 'sms')) return null
  const { parts, partPriceMinor } = described.sms
  const minor = partPriceMinor === null ? null : String(BigInt(messages) * BigInt(parts * partPriceMinor))
  return { parts, messages, minor, currency }
}

async function listCollisions(
  deps: CampaignDeps,
  workspaceId: string,
  asked: { id: string; plan: Plan; births: readonly string[]; now: number },
): Promise<Collision[]> {
  const { id, plan, births, now } = asked
  const at = plan.schedule.kind === 'at' ? Date.parse(plan.schedule.at) : now
  const reach = collisionDays * dayMs
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const others = (await listOthers(tx, id, now - reach)).filter(
      (one) => Math.abs(momentOf(one, now) - at) <= reach,
    )
    const shared = await countShared(
      tx,
      births,
      others.map((one) => one.id),
    )
    return others.flatMap((other) => {
      const people = isToCome(other, plan)
        ? births.length
        : (shared.find((one) => one.id === other.id)?.people ?? 0)
      return people === 0 ? [] : [{ id: other.id, name: other.name, at: momentOf(other, now), people }]
    })
  })
}

const momentOf = (row: CampaignRow, now: number): number => row.endedAt ?? row.nextAt ?? now

/** Not gathered yet, and meant for the same people: everybody who agreed to the same, or the same segment. */
function isToCome(other: CampaignRow, plan: Plan): boolean {
  if (other.state !== 'scheduled') return false
  const theirs = readCampaign(other).plan
  if (theirs.audience?.kind === 'segment')
    return plan.audience?.kind === 'segment' && plan.audience.segmentId === theirs.audience.segmentId
  return theirs.audience?.kind === 'everyone' && theirs.purpose === plan.purpose
}

async function countRepeated(
  deps: CampaignDeps,
  workspaceId: string,
  { itemId }: Plan,
  births: readonly string[],
): Promise<number> {
  if (itemId === null || births.length === 0) return 0
  return deps.db.inWorkspace(workspaceId, (tx) => countHasGot(tx, births, itemId))
}

interface Known {
  plan: Plan
  ground: ReadGround
  counted: Omit<Counted, 'births'>
  collisions: readonly Collision[]
  hasGot: number
  smsCost: Check['smsCost']
}

function listNotices({ plan, ground, counted, collisions, hasGot, smsCost }: Known): Check['notices'] {
  const { described, now } = ground
  const notices: Check['notices'] = []
  const say = (code: Notice, values: Readonly<Record<string, string | number>>) =>
    notices.push({ code, values })
  if (plan.schedule.kind !== 'now' && findEmptiness(plan, counted) !== null) say('nobody_yet', {})
  if (collisions.length > 0) say('collision', { campaigns: collisions.length, days: collisionDays })
  if (hasGot > 0) say('repeated', { people: hasGot })
  const age = described === null ? 0 : Math.floor((now - described.publishedAt) / dayMs)
  if (age > staleDays) say('stale', { days: age })
  if (described !== null && !described.isPersonal && counted.reachable >= manyPeople)
    say('one_for_all', { people: counted.reachable })
  if (smsCost !== null && smsCost.parts > 1) say('expensive', { parts: smsCost.parts })
  for (const { reason, people } of counted.later) {
    if (reason === 'capped') say('caps', { people })
    if (reason === 'quiet_hours') say('quiet', { people })
  }
  return notices
}

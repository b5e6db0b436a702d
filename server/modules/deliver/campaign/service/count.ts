import { chooseChannels, findReason } from '../rules/reach.ts'
import type { CampaignChannel, Plan } from '../schema/plan.ts'
import { findList } from '../store/lists.ts'
import { readAudience } from './audience.ts'
import { type CampaignDeps, whereOf } from './deps.ts'
import { isReachable, judgePeople, listPeople } from './judge.ts'

/** Births looked at, one page after the other; of a larger audience the rest is estimated from them. */
const pageSize = 500
const mostLookedAt = 2_000

export interface Counted {
  /** False: estimated from the first `lookedAt` people. */
  isExact: boolean
  lookedAt: number
  people: number
  reachable: number
  channels: { channel: CampaignChannel; people: number }[]
  /** Who is left out, by the first reason. */
  refused: { reason: string; people: number }[]
  /** Reachable, though not in this hour. */
  later: { reason: string; people: number }[]
  /** Births of the people looked at. */
  births: string[]
}

class Counts<K extends string> {
  readonly #counts = new Map<K, number>()
  add(key: K): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1)
  }
  list(scale: (count: number) => number): [K, number][] {
    return [...this.#counts]
      .map(([key, count]): [K, number] => [key, scale(count)])
      .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
  }
}

/** Whom the plan would reach if it were launched now, and why not the others. */
export async function countAudience(deps: CampaignDeps, workspaceId: string, plan: Plan): Promise<Counted> {
  const { audience } = plan
  const roots = new Set<string>()
  const births: string[] = []
  const [channels, refused, later] = [
    new Counts<CampaignChannel>(),
    new Counts<string>(),
    new Counts<string>(),
  ]
  let reachable = 0
  let seen = 0
  let after: string | null = null
  let isEnded = audience === null
  while (audience !== null && !isEnded && seen < mostLookedAt) {
    const from = after
    const page = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const read = await readAudience(deps, tx, { ...plan, audience }, { after: from, limit: pageSize })
      const people = (await listPeople(deps, tx, read.births)).filter((one) => !roots.has(one.root))
      return { ...read, judged: await judgePeople(deps, tx, plan, people) }
    })
    for (const person of page.judged) {
      roots.add(person.root)
      births.push(...person.births.map((one) => one.birthId))
      if (!isReachable(person)) refused.add(findReason(person.verdicts))
      else {
        reachable++
        const isLate = [...person.verdicts.values()].every((one) => one.reason !== null)
        if (isLate) later.add(findReason(person.verdicts))
        for (const channel of chooseChannels(person.verdicts, plan.reach)) channels.add(channel)
      }
    }
    seen += page.births.length
    after = page.next
    isEnded = page.next === null
  }
  const whole = isEnded ? seen : await countBirths(deps, workspaceId, plan, seen)
  const scale = (count: number) => (isEnded || seen === 0 ? count : Math.round((count * whole) / seen))
  return {
    isExact: isEnded,
    lookedAt: roots.size,
    people: scale(roots.size),
    reachable: scale(reachable),
    channels: channels.list(scale).map(([channel, people]) => ({ channel, people })),
    refused: refused.list(scale).map(([reason, people]) => ({ reason, people })),
    later: later.list(scale).map(([reason, people]) => ({ reason, people })),
    births,
  }
}

/** How many births the audience has in all, without looking at each. */
function countBirths(deps: CampaignDeps, workspaceId: string, plan: Plan, seen: number): Promise<number> {
  const { audience, purpose, channels } = plan
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    if (audience?.kind === 'segment')
      return (await deps.segments.find(tx, audience.segmentId))?.people ?? seen
    if (audience?.kind !== 'list') return deps.consent.countWilling(whereOf(tx), { purpose, channels })
    return (await findList(tx, audience.listId))?.people ?? seen
  })
}

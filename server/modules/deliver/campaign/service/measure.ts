import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import {
  emptyTally,
  type Measured,
  type Tally,
  type Touch,
  tallyPerson,
  writeTally,
} from '../rules/attribution.ts'
import { plan as planShape } from '../schema/plan.ts'
import { type CampaignRow, leastBirth } from '../store/campaigns.ts'
import {
  countTouched,
  findResult,
  listReach,
  listTouched,
  listTouches,
  putResult,
  type Reach,
} from '../store/touches.ts'
import type { CampaignDeps } from './deps.ts'

const touchedAtOnce = 1_000
/** Up to so many touched people are counted while somebody waits for the page; above it the loop does it. */
const mostAtOnce = 3_000
const freshMs = 2_000

const nothing: Measured = { orders: 0, revenue: [], leads: 0 }

/** What is kept: what the campaign may count as its own, and whom it reached by then. */
export type Kept = Measured & { reach?: Omit<Reach, 'id'> }

/** Orders, money and leads a campaign may count as its own now, counted over everybody it has touched; then kept. */
export async function measure(
  deps: Pick<CampaignDeps, 'db' | 'clock' | 'profile'>,
  workspaceId: string,
  row: Pick<CampaignRow, 'id' | 'plan'>,
): Promise<Measured> {
  const { goal } = planShape.parse(JSON.parse(row.plan))
  if (goal === null) return nothing
  const tally = emptyTally()
  const counted = new Set<string>()
  const asked = { campaignId: row.id, days: goal.days }
  const at = deps.clock.now()
  for (let after = leastBirth; ; ) {
    const last = await deps.db.inWorkspace(workspaceId, async (tx) => {
      const page = await listTouched(tx, row.id, after, touchedAtOnce)
      const births = page.map((one) => one.birth)
      if (births.length > 0) await tallyBirths(deps, tx, births, { tally, counted, asked })
      return page.length < touchedAtOnce ? null : (page.at(-1)?.id ?? null)
    })
    if (last === null) break
    after = last
  }
  const measured = writeTally(tally)
  await deps.db.inWorkspace(workspaceId, async (tx) => {
    const [reach] = await listReach(tx, [row.id])
    const { sent = 0, opened = 0, clicked = 0 } = reach ?? {}
    const kept: Kept = { ...measured, reach: { sent, opened, clicked } }
    await putResult(tx, row.id, { measured: JSON.stringify(kept), measuredAt: at })
  })
  return measured
}

interface Counting {
  tally: Tally
  /** Roots that were counted: one person may have been touched by several messages. */
  counted: Set<string>
  asked: { campaignId: string; days: number }
}

async function tallyBirths(
  deps: Pick<CampaignDeps, 'profile'>,
  tx: WorkspaceTx,
  births: readonly string[],
  { tally, counted, asked }: Counting,
): Promise<void> {
  const people = await deps.profile.listOutcomes(tx, births)
  const touches = new Map<string, Touch[]>()
  for (const touch of await listTouches(
    tx,
    [...people.values()].flatMap((one) => one.births),
  ))
    touches.set(touch.birth, [...(touches.get(touch.birth) ?? []), touch])
  for (const [root, outcomes] of people) {
    if (counted.has(root)) continue
    counted.add(root)
    const own = outcomes.births.flatMap((birth) => touches.get(birth) ?? [])
    tallyPerson(tally, outcomes, own, asked)
  }
}

/** What is kept, or counted anew where that is quick and it is not of this moment. */
export async function readMeasured(
  deps: Pick<CampaignDeps, 'db' | 'clock' | 'profile'>,
  workspaceId: string,
  row: CampaignRow,
): Promise<{ measured: Measured; at: number | null }> {
  const now = deps.clock.now()
  const { known, touched } = await deps.db.inWorkspace(workspaceId, async (tx) => ({
    known: await findResult(tx, row.id),
    touched: await countTouched(tx, row.id),
  }))
  const isFresh = known !== null && now - known.measuredAt < freshMs
  if (touched > 0 && touched <= mostAtOnce && !isFresh)
    return { measured: await measure(deps, workspaceId, row), at: now }
  return known === null
    ? { measured: nothing, at: null }
    : { measured: readMeasuredRow(known.measured), at: known.measuredAt }
}

/** What the room wrote itself. */
export const readMeasuredRow = (text: string): Kept => ({ ...nothing, ...JSON.parse(text) })

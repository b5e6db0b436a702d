import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { drawLot, sizeSample } from '../rules/draw.ts'
import type { Plan } from '../schema/plan.ts'
import type { CampaignRow } from '../store/campaigns.ts'
import { insertRecipients, listKnown } from '../store/recipients.ts'
import { readAudience } from './audience.ts'
import type { CampaignDeps } from './deps.ts'
import { isReachable, judgePeople, listPeople, type Person } from './judge.ts'

/** Births read in one transaction. */
export const gatherBatch = 500

/**
 * Takes the next page of the audience down as recipients. Who they are and how far it has come are one transaction: a
 * server that dies between two pages goes on with the next, and nobody is taken twice, whatever merges meanwhile.
 */
export async function gather(
  deps: CampaignDeps,
  tx: WorkspaceTx,
  row: CampaignRow,
  plan: Plan,
): Promise<CampaignRow> {
  const { audience } = plan
  if (audience === null) return endGathering(row, plan, deps.clock.now())
  const page = await readAudience(
    deps,
    tx,
    { ...plan, audience },
    { after: row.gatheredTo, limit: gatherBatch },
  )
  const people = await leaveOutKnown(tx, row.id, await listPeople(deps, tx, page.births))
  // Everyone means everyone who may be reached; somebody on a list who may not is told with the reason.
  const meant =
    audience.kind === 'everyone' ? (await judgePeople(deps, tx, plan, people)).filter(isReachable) : people
  const recipients = meant.map(({ birth }) => ({ birth, draw: drawLot(row.id, birth) }))
  const added = await insertRecipients(tx, row.id, recipients)
  const grown = { ...row, total: row.total + added, gatheredTo: page.next }
  return page.next === null ? endGathering(grown, plan, deps.clock.now()) : grown
}

/** A person who is a recipient under any of her births is one already. */
async function leaveOutKnown(
  tx: WorkspaceTx,
  campaignId: string,
  people: readonly Person[],
): Promise<Person[]> {
  const births = people.flatMap((one) => one.births.map(({ birthId }) => birthId))
  const known = await listKnown(tx, campaignId, births)
  return people.filter((one) => !one.births.some(({ birthId }) => known.has(birthId)))
}

const endGathering = (row: CampaignRow, plan: Plan, now: number): CampaignRow => ({
  ...row,
  state: 'sending',
  gatheredTo: null,
  limitTo: sizeSample(plan.sample, row.total),
  nextAt: now,
})

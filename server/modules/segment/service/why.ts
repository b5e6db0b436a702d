import type { Condition } from '@splot/contract/segment/condition'
import { SplotError } from '../../../platform/errors.ts'
import { createCalendar } from '../rules/calendar.ts'
import { sayCause } from '../rules/cause-words.ts'
import { explainCondition } from '../rules/explain.ts'
import type { WhyReply } from '../schema/api.ts'
import { findSegment, listCurrent } from '../store/definitions.ts'
import { type FlipRow, listMemberships, listOfRoots } from '../store/history.ts'
import type { DeskDeps, Reader } from './desk-deps.ts'
import { readNames } from './ground.ts'
import { readHistories } from './read-history.ts'

const mostFlips = 50
const toIso = (ms: number): string => new Date(ms).toISOString()

export const showFlip = (row: FlipRow, { language }: Pick<Reader, 'language'>) => ({
  at: toIso(row.at),
  isEntry: row.isEntry,
  version: row.version,
  cause: sayCause(row.cause, language),
})

interface Asked {
  /** Any birth of hers. */
  customerId: string
  segmentId: string
  reader: Reader
}

/** Why a customer is in a segment, or why not: each part of its condition with the fact behind it. @throws not_found */
export async function explainMembership(
  deps: DeskDeps,
  workspaceId: string,
  { customerId, segmentId, reader }: Asked,
): Promise<WhyReply> {
  const names = await readNames(deps, workspaceId, reader.language)
  const { timeZone } = await deps.settingsOf(workspaceId)
  const moment = { now: deps.clock.now(), calendar: createCalendar(timeZone) }
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const row = await findSegment(tx, segmentId)
    const births = await deps.graph.listClusters(tx, workspaceId, [customerId], 'service')
    const root = births[0]?.root
    if (row === null || root === undefined) throw new SplotError('not_found')
    const condition = JSON.parse(row.condition) as Condition
    const asked = { roots: [root], conditions: [condition], moment }
    const history = (await readHistories(deps, { tx, workspaceId }, asked)).get(root)
    if (history === undefined) throw new SplotError('not_found')
    const { lines, summary, isIn } = explainCondition(condition, history, moment, {
      lang: reader.language,
      seesPii: reader.seesPii,
      names,
    })
    const [membership] = await listMemberships(tx, root, [segmentId])
    const ids = births.map((one) => one.birthId)
    const flips = await listOfRoots(tx, ids, { segmentId, limit: mostFlips })
    return {
      segment: { id: row.id, name: row.name },
      isIn,
      since: membership === undefined ? null : toIso(membership.since),
      summary,
      lines,
      flips: flips.map((one) => showFlip(one, reader)),
    }
  })
}

/** The segments a customer is in, each with since when and what brought her there. @throws not_found */
export async function listOfCustomer(
  deps: DeskDeps,
  workspaceId: string,
  { customerId, reader }: Pick<Asked, 'customerId' | 'reader'>,
) {
  const names = await readNames(deps, workspaceId, reader.language)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const births = await deps.graph.listClusters(tx, workspaceId, [customerId], 'service')
    const root = births[0]?.root
    if (root === undefined) throw new SplotError('not_found')
    const rows = (await listCurrent(tx)).filter((one) => one.version > 0)
    const memberships = await listMemberships(
      tx,
      root,
      rows.map((one) => one.id),
    )
    const ids = births.map((one) => one.birthId)
    const flips = await listOfRoots(tx, ids, { segmentId: null, limit: 500 })
    return { rows, memberships, flips, names }
  })
}

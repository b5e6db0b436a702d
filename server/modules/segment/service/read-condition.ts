import { type Condition, checkCondition, listReferences } from '@splot/contract/segment/condition'
import { inCurrency } from '@splot/contract/segment/currency'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { findCycle } from '../rules/references.ts'
import { listCurrent } from '../store/definitions.ts'
import type { DeskDeps } from './desk-deps.ts'

/**
 * A condition from outside, its amounts in the workspace's currency where they name none.
 * @throws condition_shape and its kin, with the place and the cure
 */
export async function readCondition(
  { settingsOf }: Pick<DeskDeps, 'settingsOf'>,
  workspaceId: string,
  given: unknown,
): Promise<Condition> {
  const read = checkCondition(given)
  if (!read.ok)
    throw new SplotError(read.fault.code, { path: `body.${read.fault.path}`, hint: read.fault.hint })
  return inCurrency(read.condition, (await settingsOf(workspaceId)).currency)
}

/**
 * That what a condition speaks of is there, and that it does not, over however many steps, speak of itself.
 * @param id of the segment it belongs to; null for one that is only being tried
 * @throws segment_cycle, segment_missing
 */
export async function checkReferences(
  tx: WorkspaceTx,
  id: string | null,
  condition: Condition,
): Promise<void> {
  const spoken = listReferences(condition)
  if (spoken.length === 0) return
  const rows = await listCurrent(tx)
  const others = new Map(
    rows.map((row) => [row.id, { name: row.name, references: listReferences(JSON.parse(row.condition)) }]),
  )
  const missing = spoken.find((one) => !others.has(one))
  if (missing !== undefined) throw new SplotError('segment_missing', { path: 'body.condition' })
  if (id === null) return
  const cycle = findCycle(id, spoken, (one) => others.get(one)?.references ?? [])
  if (cycle !== null) {
    const names = cycle.map((one) => others.get(one)?.name ?? one).join(' → ')
    throw new SplotError('segment_cycle', { path: 'body.condition', values: { names } })
  }
}

import { hash } from 'node:crypto'
import type { Sample } from '../schema/plan.ts'

/** A recipient's place in the lottery of a campaign: the same whenever it is asked, 0 to 2^31 - 1. */
export const drawLot = (campaignId: string, birth: string): number =>
  Number.parseInt(hash('sha256', `${campaignId} ${birth}`, 'hex').slice(0, 8), 16) >>> 1

/** How many of the audience are the sample; null where there is none, or it would be everybody. */
export function sizeSample(sample: Sample | null, total: number): number | null {
  if (sample === null) return null
  const { size } = sample
  const count = size.kind === 'count' ? size.count : Math.ceil((total * size.percent) / 100)
  return count >= total ? null : count
}

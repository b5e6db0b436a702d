import type { Channel } from '@splot/contract/channels'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { putFacts } from '../../store/facts.ts'
import type { Terms } from '../rules/terms.ts'
import { findToldTier, tellTier } from '../store/programme.ts'
import { readTier } from './read-terms.ts'

/** Tells of a tier that is another than the one told last. The accounts of these births are locked. */
export async function noteTier(
  tx: WorkspaceTx,
  { terms, births, at, channel }: { terms: Terms; births: readonly string[]; at: number; channel: Channel },
): Promise<void> {
  const { tier, until } = await readTier(tx, terms, births, at)
  const before = await findToldTier(tx, births)
  const now = tier?.id ?? null
  await tellTier(tx, births, { tier: now, until })
  const [birth] = births
  if (before === now || birth === undefined) return
  const properties = { program_id: terms.programme.name, tier: now, previous_tier: before }
  const id = `loyalty-tier:${birth}:${now ?? ''}:${at}`
  await putFacts(tx, [{ id, birth, event: 'Loyalty Tier Changed', channel, at, properties }])
}

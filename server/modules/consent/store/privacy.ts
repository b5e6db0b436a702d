import type { Tx } from '../../../platform/db/index.ts'
import { createBirthRows } from '../../identity/index.ts'

/** The rows of a person by her births; suppressions stay, for they know no person. */
const { exportRows, eraseRows } = createBirthRows('consent', [
  'record',
  'signal',
  'frequency',
  'budget',
  'contact',
  'decision',
  'confirmation',
  'hold',
])

/** Hers to read but for why an officer holds her data: that is the firm's case. */
async function exportOwn(
  tx: Tx,
  workspaceId: string,
  births: readonly string[],
): Promise<Record<string, object[]>> {
  const found = await exportRows(tx, workspaceId, births)
  return { ...found, 'consent.hold': (found['consent.hold'] ?? []).map((row) => ({ ...row, reason: null })) }
}

export { eraseRows, exportOwn }

import type { Lang } from '@splot/contract/language'
import { gateReasons } from '@splot/contract/reasons'
import type { Tx } from '../../../platform/db/index.ts'
import type { Refusal } from '../rules/decide.ts'
import { listDecisionsOfMessage } from '../store/gate.ts'

/** What the gate answered about one message, newest first, in the reader's words. */
export interface ShownDecision {
  at: string
  isAllowed: boolean
  reason: string | null
  reasons: { reason: string; text: string }[]
}

export async function listDecisionsOf(
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  messageId: string,
  lang: Lang,
): Promise<ShownDecision[]> {
  const rows = await listDecisionsOfMessage(tx, workspaceId, messageId)
  return rows.map(({ at, isAllowed, reason, reasons: told }) => {
    const found: unknown = JSON.parse(told)
    const refusals: readonly Refusal[] = Array.isArray(found) ? found : []
    return {
      at: new Date(at).toISOString(),
      isAllowed,
      reason,
      reasons: refusals.map((one) => ({ reason: one.reason, text: gateReasons[one.reason][lang] })),
    }
  })
}

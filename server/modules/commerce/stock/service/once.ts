import { createHash } from 'node:crypto'
import type { z } from 'zod'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { SplotError } from '../../../../platform/errors.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { keepAnswer, takeKey } from '../store/answers.ts'

/** How long an answer is remembered. */
const keptMs = 7 * 86_400_000

/**
 * Does something once for its key: asked again, even at the same time, the same is answered and nothing is done. What
 * failed is not remembered.
 * @throws idempotency_mismatch where the key was used for something else
 */
export async function doOnce<T>(
  deps: CommerceDeps,
  workspaceId: string,
  asked: { key: string; body: unknown; reply: z.ZodType<T> },
  run: (tx: WorkspaceTx) => Promise<T>,
): Promise<T> {
  const digest = createHash('sha256').update(JSON.stringify(asked.body)).digest('base64url')
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const at = deps.clock.now()
    const known = await takeKey(tx, { key: asked.key, digest, at, keptSince: at - keptMs })
    if (known !== null) {
      if (known.digest !== digest || known.reply === null) throw new SplotError('idempotency_mismatch')
      return asked.reply.parse(JSON.parse(known.reply))
    }
    const reply = await run(tx)
    await keepAnswer(tx, asked.key, JSON.stringify(reply))
    return reply
  })
}

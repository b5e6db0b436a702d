import { createHash } from 'node:crypto'
import { SplotError } from '../../../../platform/errors.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { makeWalletCode, readWalletCode } from '../rules/wallet.ts'
import { openCode } from '../store/programme.ts'

/** The code her card shows in this half minute. */
export function showWallet(
  { secret, clock }: Pick<CommerceDeps, 'secret' | 'clock'>,
  workspaceId: string,
  birth: string,
) {
  const { code, expiresAt } = makeWalletCode(secret, { workspaceId, birth, now: clock.now() })
  return { code, expiresAt: new Date(expiresAt).toISOString() }
}

/**
 * Whose card a till has scanned. A code opens at the first till alone, there as often as it is scanned while it lives: a
 * picture of it is worth nothing elsewhere, nor a minute later.
 * @throws wallet_unread, wallet_stale, wallet_used, not_found where she was erased
 */
export async function scanWallet(
  deps: CommerceDeps,
  workspaceId: string,
  { code: scanned, till }: { code: string; till: string },
): Promise<{ customerId: string }> {
  const now = deps.clock.now()
  const code = scanned.trim().toUpperCase()
  const read = readWalletCode(deps.secret, { workspaceId, code, now })
  if (read === null) throw new SplotError('wallet_unread', { path: 'body.code' })
  if (!read.isFresh) throw new SplotError('wallet_stale', { path: 'body.code' })
  const codeHash = createHash('sha256').update(code).digest('base64url')
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const [customer] = await deps.graph.listClusters(tx, workspaceId, [read.birth], 'service')
    if (customer === undefined) throw new SplotError('not_found', { path: 'body.code' })
    const opener = await openCode(tx, { codeHash, birth: read.birth, till, at: now })
    if (opener !== till) throw new SplotError('wallet_used', { path: 'body.code' })
    return { customerId: customer.root }
  })
}

import type { Tx } from '../../../platform/db/index.ts'
import { SplotError } from '../../../platform/errors.ts'
import { hashSecret } from '../../../platform/ids.ts'
import { listEntriesAt } from '../store/chained.ts'
import { insertConfirmation, lockConfirmation, useConfirmation } from '../store/confirmations.ts'
import { type LedgerRow, listRecordsAt } from '../store/ledger.ts'
import type { ConsentDeps } from './deps.ts'
import { acceptConsent } from './desk.ts'

/** How long a link of a double opt-in works. */
const lifeMs = 7 * 86_400_000

/** What one link confirms: grants that stand at one address. */
export interface GrantRef {
  birth: string
  /** Where the log holds the events that gave them. */
  positions: readonly number[]
}

/**
 * The token for the link of a double opt-in, 192 bits, in the caller's transaction. Only its hash is stored. The
 * workspace stands before it, for whoever brings it has no session. Null where the ledger holds no such grant.
 */
export async function askConfirmation(
  deps: Pick<ConsentDeps, 'ids' | 'clock'>,
  { tx, workspaceId }: { tx: Tx; workspaceId: string },
  { birth, positions }: GrantRef,
): Promise<string | null> {
  const [first, ...also] = (await listRecordsAt(tx, workspaceId, birth, positions))
    .filter((row) => row.act === 'grant')
    .map(({ pos, ord }) => ({ pos, ord }))
  if (first === undefined) return null
  const token = deps.ids.secret(24)
  const expiresAt = deps.clock.now() + lifeMs
  await insertConfirmation(tx, workspaceId, hashSecret(token), { birth, ...first, also, expiresAt })
  return `${workspaceId}.${token}`
}

/**
 * Uses a token: appends the confirmation to the log, once. Two uses at one moment append the same message, which takes
 * effect once. @throws SplotError `confirmation_gone` for one that is unknown, used or too old
 */
export async function confirmGrant(
  deps: ConsentDeps,
  token: string,
): Promise<{ purpose: string; channel: string }> {
  const [workspaceId = '', secret = ''] = token.split('.')
  if (!/^[a-z0-9][a-z0-9_-]{0,62}$/.test(workspaceId)) throw new SplotError('confirmation_gone')
  const hash = hashSecret(secret)
  const now = deps.clock.now()
  const { grants, births } = await deps.db.inWorkspace(workspaceId, async (tx) => {
    const found = await lockConfirmation(tx, workspaceId, hash)
    if (found === null || found.usedAt !== null || found.expiresAt <= now)
      throw new SplotError('confirmation_gone')
    const places = [found, ...found.also].map(({ pos, ord }) => ({ birth: found.birth, pos, ord }))
    const grants = await listEntriesAt(tx, workspaceId, places)
    const births = await deps.graph.listClusters(tx, workspaceId, [found.birth], 'service')
    // The link proves the one address it was sent to, and no other of the customer's identifiers.
    return { grants, births: births.filter((one) => one.birthId === found.birth) }
  })
  const [first] = grants
  if (first === undefined || births.length === 0) throw new SplotError('confirmation_gone')
  for (const [i, grant] of grants.entries())
    await acceptConsent(deps, workspaceId, {
      desk: 'preferences',
      event: 'Consent Confirmed',
      messageId: `confirmation-${hash.slice(0, 32)}${i === 0 ? '' : `-${i}`}`,
      at: now,
      births,
      properties: describeGrant(grant),
    })
  await deps.db.inWorkspace(workspaceId, (tx) => useConfirmation(tx, workspaceId, hash, now))
  return { purpose: first.purpose, channel: first.channel }
}

const describeGrant = (grant: LedgerRow) => ({
  purpose: grant.purpose,
  consent_channel: grant.channel,
  wording_id: grant.wordingId ?? '',
  wording_version: grant.wordingVersion ?? 0,
  ...(grant.wordingLanguage === null ? {} : { wording_language: grant.wordingLanguage }),
  ...(grant.wordingHash === null ? {} : { wording_hash: grant.wordingHash }),
  ...(grant.noticeVersion === null ? {} : { notice_version: grant.noticeVersion }),
  ...(grant.validUntil === null ? {} : { valid_until: new Date(grant.validUntil).toISOString() }),
  obtained_by: 'double_opt_in',
  grant_id: grant.messageId,
})

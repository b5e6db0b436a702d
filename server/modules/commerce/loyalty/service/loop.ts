import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import type { Loop } from '../../../../platform/jobs/loop.ts'
import { tryEach } from '../../../../platform/jobs/try-each.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import { listBirths } from '../../service/get-births.ts'
import { putFacts } from '../../store/facts.ts'
import { stepMs } from '../rules/wallet.ts'
import { lockAccounts } from '../store/ledger.ts'
import { listDueWorkspaces, listEnded, takeNotices } from '../store/lots.ts'
import { deleteOldScans, listTierBirths, listTierWorkspaces } from '../store/programme.ts'
import { listOverdue, listOverdueWorkspaces } from '../store/redemptions.ts'
import { lockPerson } from './accounts.ts'
import { loadTerms } from './read-terms.ts'
import { type RedeemDeps, release } from './redeem.ts'
import { noteTier } from './tiers.ts'

type LoopDeps = CommerceDeps & RedeemDeps

const atOnce = 200
const pauseMs = 5_000

/** Gives back what is held beyond its time, ends points whose time is over, tells of it before, and looks at tiers again. */
export const createLoyaltyLoop = (deps: LoopDeps): Loop => ({
  id: 'commerce.loyalty',
  pauseMs,
  async turn() {
    const acts = [
      [listOverdueWorkspaces, releaseOverdue],
      [listDueWorkspaces, endPoints],
      [listTierWorkspaces, lookAtTiers],
    ] as const
    const now = deps.clock.now()
    let isMore = false
    await tryEach(acts, async ([listWorkspaces, act]) =>
      tryEach(await deps.worker.inPlatform((tx) => listWorkspaces(tx, now)), async (workspaceId) => {
        isMore = (await act(deps, workspaceId)) || isMore
      }),
    )
    return isMore
  },
})

/** Each in a transaction of its own: locks of many checkouts at once would wait for each other. */
async function releaseOverdue(deps: LoopDeps, workspaceId: string): Promise<boolean> {
  const at = deps.clock.now()
  const refs = await deps.db.inWorkspace(workspaceId, (tx) => listOverdue(tx, at, atOnce))
  await tryEach(refs, (ref) =>
    deps.db.inWorkspace(workspaceId, (tx) => release(deps, tx, { ref, at, to: 'x' })),
  )
  return refs.length === atOnce
}

const endPoints = (deps: LoopDeps, workspaceId: string): Promise<boolean> =>
  deps.db.inWorkspace(workspaceId, async (tx) => {
    const now = deps.clock.now()
    await deleteOldScans(tx, now - 10 * stepMs)
    const notices = await takeNotices(tx, now, atOnce)
    await putFacts(
      tx,
      notices.map(({ id, birth, remaining, expiresAt }) => ({
        ...{ id: `points-expiring:${id}`, birth, event: 'Points Expiring', channel: 'web' as const, at: now },
        properties: { points: remaining, expires_at: new Date(expiresAt).toISOString() },
      })),
    )
    const ended = await listEnded(tx, now, atOnce)
    // Under the lock of its accounts everything of these births that has ended goes at once.
    await lockPerson(deps, tx, [...new Set(ended.map((lot) => lot.birth))])
    return ended.length === atOnce || notices.length === atOnce
  })

async function lookAtTiers(deps: LoopDeps, workspaceId: string): Promise<boolean> {
  const at = deps.clock.now()
  const due = await deps.db.inWorkspace(workspaceId, (tx) => listTierBirths(tx, at, atOnce))
  await tryEach(due, (birth) => deps.db.inWorkspace(workspaceId, (tx) => lookAtTier(deps, tx, birth, at)))
  return due.length === atOnce
}

async function lookAtTier(deps: LoopDeps, tx: WorkspaceTx, birth: string, at: number): Promise<void> {
  const terms = await loadTerms(tx)
  const births = await listBirths(deps, tx, birth)
  const whose = births.length === 0 ? [birth] : births
  await lockAccounts(tx, whose)
  // Without a programme there is nothing to look at: nobody is told.
  if (terms !== null) await noteTier(tx, { terms, births: whose, at, channel: 'web' })
}

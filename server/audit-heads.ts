import { createLedger } from './modules/consent/index.ts'
import { type CheckedLog, createAuditChain } from './modules/workspace/index.ts'
import {
  type Fault,
  type Head,
  isSignedByUs,
  type Report,
  type SignedHeads,
  signHeads,
} from './platform/chain/index.ts'
import type { Clock } from './platform/clock.ts'
import type { Db, WorkspaceTx } from './platform/db/index.ts'
import type { Ids } from './platform/ids.ts'
import { createSealer } from './platform/seal/index.ts'

export interface HeadsDeps {
  db: Db
  clock: Clock
  ids: Ids
  secret: string
}

/** What a check found: in each log the first place that does not hold. */
export interface Verdict {
  isWhole: boolean
  audit: Report
  consent: Report
  /** The head file is not what this install signed; then it proves nothing. */
  isForgedHead: boolean
}

/** The two logs that must not be rewritten, and their heads to be kept elsewhere. */
export function createHeads({ db, clock, ids, secret }: HeadsDeps) {
  const audit: CheckedLog = createAuditChain(secret)
  const consent: CheckedLog = createLedger({ secret, sealer: createSealer({ secret, ids }) })
  return {
    getHead: (workspaceId: string): Promise<SignedHeads> =>
      db.inWorkspace(workspaceId, async (tx) => {
        const where = { tx, workspaceId }
        const heads = { audit: await audit.findHead(where), consent: await consent.findHead(where) }
        return signHeads(secret, {
          workspace: workspaceId,
          at: new Date(clock.now()).toISOString(),
          ...heads,
        })
      }),
    /** @param anchor heads that were kept elsewhere; null checks the logs in themselves */
    verify: (workspaceId: string, anchor: SignedHeads | null): Promise<Verdict> =>
      db.inWorkspace(workspaceId, async (tx) => {
        const isForgedHead =
          anchor !== null && (anchor.workspace !== workspaceId || !isSignedByUs(secret, anchor))
        const trusted = isForgedHead ? null : anchor
        const check = (log: CheckedLog, head: Head | undefined) => verifyLog(tx, log, head ?? null)
        const reports = {
          audit: await check(audit, trusted?.audit),
          consent: await check(consent, trusted?.consent),
        }
        const isWhole = !isForgedHead && reports.audit.fault === null && reports.consent.fault === null
        return { isWhole, ...reports, isForgedHead }
      }),
  }
}

export type Heads = ReturnType<typeof createHeads>

const verifyLog = (tx: WorkspaceTx, log: CheckedLog, anchor: Head | null): Promise<Report> =>
  log.verify({ tx, workspaceId: tx.workspaceId }, anchor?.seq === 0 ? null : anchor)

/** What a fault means, for whoever has to act on it. */
export const faultWords: Readonly<Record<Fault['kind'], { pl: string; en: string }>> = {
  altered: { pl: 'wpis zmieniono', en: 'the entry was changed' },
  missing: { pl: 'brakuje wpisu', en: 'an entry is missing' },
  foreign: { pl: 'wpis dopisano poza dziennikiem', en: 'an entry was slipped in' },
  broken: { pl: 'ogniwo nie pasuje do poprzedniego', en: 'the link does not follow from the one before' },
  cut: { pl: 'odcięto koniec', en: 'the end was cut off' },
  other_chain: { pl: 'to nie ten łańcuch', en: 'this is not the chain that was seen' },
}

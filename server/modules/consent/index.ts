/**
 * Consent: what each person allows, and the one gate that every act towards her passes.
 * Nouns: purpose, wording, policy pack, consent, objection, restriction, suppression, cap, quiet hours, permit. Rows are kept
 * per birth and combined on read to the most restrictive, so that a merge and a split need nothing here.
 * Facts in: consents, withdrawals, objections of the log, signals of browsers, through the step. Facts out: decisions.
 */
import type { Tx } from '../../platform/db/index.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Step } from '../collect/index.ts'
import { createConsentRoutes } from './routes/consents.ts'
import { createPolicyRoutes } from './routes/policies.ts'
import { makeAddressHash } from './rules/address.ts'
import type { GateAnswer, GateRequest } from './rules/decide.ts'
import { type Claim, claim, explain } from './service/claim.ts'
import { askConfirmation, type GrantRef } from './service/confirm.ts'
import type { ConsentDeps } from './service/deps.ts'
import { createPolicies } from './service/policies.ts'
import { createSuppressions } from './service/suppress.ts'
import { createConsentStep } from './steps/fold-consent.ts'
import { settleContacts } from './store/gate.ts'
import { eraseRows, exportRows } from './store/privacy.ts'

export { decide, type Facts, type GateAnswer, type GateRequest, type Refusal } from './rules/decide.ts'
export type { ConsentChannel, Reason } from './rules/words.ts'
export type { Claim } from './service/claim.ts'
export type { ConsentDeps, ConsentGraph } from './service/deps.ts'
export { consentTables } from './store/tables.ts'

/** What became of a contact that was let through: `unknown` counts as made. */
export type ContactOutcome = 'sent' | 'failed' | 'unknown'

type Where = { tx: Tx; workspaceId: string }

export interface Consent {
  step: Step
  routes: AnyRoute[]
  /**
   * The gate, in the caller's transaction: decides all at once, reserves what caps count, writes every decision with its
   * reasons, gives permits. Hand over only after COMMIT; the permit lives half a second.
   */
  claim(where: Where, requests: readonly GateRequest[]): Promise<Claim[]>
  /** What the gate would say now; reserves and writes nothing. */
  explain(where: Where, request: GateRequest): Promise<GateAnswer>
  /** What became of reservations, by message id: only what was certainly not made gives its place back. */
  settle(where: Where, outcomes: readonly { messageId: string; outcome: ContactOutcome }[]): Promise<number>
  /** The token for the link of a double opt-in. */
  askConfirmation(where: Where, grant: GrantRef): Promise<string>
  /** By births: identity tells which are a person's. An erased person's addresses stay suppressed, by their hash. */
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

const statusOf = { sent: 's', failed: 'x', unknown: 'u' } as const

export function createConsent(deps: ConsentDeps): Consent {
  const hashAddress = makeAddressHash(deps.secret)
  const suppressions = createSuppressions(deps, hashAddress)
  const gate = { ...deps, hashAddress }
  return {
    step: createConsentStep({
      hashAddress,
      ...(deps.cacheSize === undefined ? {} : { cacheSize: deps.cacheSize }),
    }),
    routes: [
      ...createConsentRoutes({ ...deps, gate, suppressions }),
      ...createPolicyRoutes(createPolicies(deps)),
    ],
    claim: (where, requests) => claim(gate, where, requests),
    explain: (where, request) => explain(gate, where, request),
    settle: ({ tx, workspaceId }, outcomes) =>
      settleContacts(
        tx,
        workspaceId,
        outcomes.map(({ messageId, outcome }) => ({ messageId, status: statusOf[outcome] })),
      ),
    askConfirmation: (where, grant) => askConfirmation(deps, where, grant),
    privacy: {
      exportFor: exportRows,
      async erase(tx, workspaceId, births) {
        await suppressions.keepErased(tx, workspaceId, births)
        return eraseRows(tx, workspaceId, births)
      },
    },
  }
}

/**
 * Consent: what each person allows, and the one gate that every act towards her passes.
 * Nouns: purpose, wording, policy pack, consent, objection, restriction, suppression, cap, quiet hours, permit, link,
 * request (what a person asks of her own data), hold (data that must be kept for now). Rows are kept per birth and combined on read to the most restrictive, so
 * that a merge and a split need nothing here.
 * Facts in: consents, withdrawals, objections of the log, signals of browsers, through the step. Facts out: decisions.
 */
import type { Lang } from '@splot/contract/language'
import type { Tx } from '../../platform/db/index.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Loop } from '../../platform/jobs/loop.ts'
import type { Step } from '../collect/index.ts'
import { createConsentRoutes } from './routes/consents.ts'
import { createHoldRoutes } from './routes/holds.ts'
import { createPolicyRoutes } from './routes/policies.ts'
import { createRequestRoutes } from './routes/requests.ts'
import { createRetentionRoutes } from './routes/retention.ts'
import { makeAddressHash } from './rules/address.ts'
import { outlineCap } from './rules/caps.ts'
import type { GateAnswer, GateRequest } from './rules/decide.ts'
import type { NamedPurpose } from './rules/policy.ts'
import { type Choices, createChoices } from './service/choices.ts'
import { type Claim, claim, explain, explainAll } from './service/claim.ts'
import { askConfirmation, confirmGrant, type GrantRef } from './service/confirm.ts'
import { listDecisionsOf, type ShownDecision } from './service/decisions-of.ts'
import type { ConsentDeps, KnownBirth } from './service/deps.ts'
import { closeErased, createErasureLoop } from './service/erasures.ts'
import { type BirthsByRoot, type GivenAsked, listGiven } from './service/given.ts'
import { checkRemoval, createHolds, isHeldForErasure } from './service/holds.ts'
import { createLedger, openExported } from './service/ledger.ts'
import { listRefusing } from './service/lens-facts.ts'
import { createLinks, type Links } from './service/links.ts'
import { createPolicies } from './service/policies.ts'
import { loadPolicy } from './service/policy.ts'
import { createRequests, type Requests } from './service/requests.ts'
import { createRetentionRules, type RetentionRules } from './service/retention.ts'
import { createSuppressions } from './service/suppress.ts'
import { createConsentStep } from './steps/fold-consent.ts'
import { settleContacts } from './store/gate.ts'
import { eraseRows, exportOwn } from './store/privacy.ts'
import { exportRequests, forgetRequests } from './store/requests.ts'
import { countWilling, listWilling, type WillingQuery } from './store/willing.ts'

export { isConsentEvent } from './rules/acts-of-event.ts'
export { decide, type Facts, type GateAnswer, type GateRequest, type Refusal } from './rules/decide.ts'
export { easterSunday, isHoliday } from './rules/holidays.ts'
export type { NamedPurpose } from './rules/policy.ts'
export type { ConsentChannel, Reason } from './rules/words.ts'
export { findZone, zoneTraits } from './rules/zone.ts'
export { type AskedPurpose, listAsked } from './service/asked.ts'
export type { Answer, Choices, Chooser, ChosenFrequency } from './service/choices.ts'
export type { Claim } from './service/claim.ts'
export type { ConsentDeps, ConsentGraph, Rights } from './service/deps.ts'
export { createLedger } from './service/ledger.ts'
export type { LinkAbout, LinkKind, Links } from './service/links.ts'
export type { Requests } from './service/requests.ts'
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
  /**
   * The same for many at once, each as if it were asked alone.
   * @param known all births of everybody asked about, where the caller has just read them in this transaction
   */
  explainAll(
    where: Where,
    requests: readonly GateRequest[],
    known?: readonly KnownBirth[],
  ): Promise<GateAnswer[]>
  /** The purposes of the workspace by id. */
  listPurposes(where: Where): Promise<ReadonlyMap<string, NamedPurpose>>
  /** Limits of contacts: at most so many in so many days, to a purpose, on channels; null where it is any. */
  listCaps(
    where: Where,
  ): Promise<{ max: number; days: number; purpose: string | null; channels: string[] | null }[]>
  /** Births that ever said yes to a purpose on one of the channels, by id: candidates, whom the gate then judges. */
  listWilling(where: Where, query: WillingQuery): Promise<string[]>
  countWilling(where: Where, query: Pick<WillingQuery, 'purpose' | 'channels'>): Promise<number>
  /** Which of these consents stand now: until when by `purpose channel`, by canonical id. */
  listGiven(
    where: Where,
    customers: BirthsByRoot,
    asked: readonly GivenAsked[],
    now: number,
  ): Promise<Map<string, Map<string, number>>>
  /** Which of these births refuse to be joined to others for a use: what identity's narrower lenses part. */
  listRefusing(
    tx: Tx,
    workspaceId: string,
    births: readonly string[],
    lens: 'marketing' | 'ads',
  ): Promise<ReadonlySet<string>>
  /** What the gate answered about one message, newest first. */
  listDecisionsOf(where: Where, messageId: string, lang: Lang): Promise<ShownDecision[]>
  /** Which of these addresses, as identity holds them, gave messages back for good. */
  listBounced(
    where: Where,
    kind: 'email' | 'phone',
    addresses: readonly string[],
  ): Promise<ReadonlySet<string>>
  /** The same, with those suppressed by hand. */
  listSilent: Consent['listBounced']
  /** What became of reservations, by message id: only what was certainly not made gives its place back. */
  settle(where: Where, outcomes: readonly { messageId: string; outcome: ContactOutcome }[]): Promise<number>
  /** The token for the link of a double opt-in; null where the ledger holds no such grant. */
  askConfirmation(where: Where, grant: GrantRef): Promise<string | null>
  /** Uses such a token. @throws SplotError `confirmation_gone` */
  confirm(token: string): Promise<{ purpose: string; channel: string }>
  /** Links a customer opens without a password. */
  links: Links
  /** What she says of herself by such a link. */
  choices: Choices
  /** What she asks of her data, and what becomes of it. */
  requests: Requests
  /** Whether her data must be kept for now, in the transaction that would erase it. */
  isHeldForErasure(where: Where, births: readonly string[]): Promise<boolean>
  /** @throws SplotError `workspace_on_hold` while anybody's data must be kept */
  checkRemoval(workspaceId: string): Promise<void>
  /** How long what is known of past contacts is kept. */
  retention: RetentionRules
  /** Takes up erasures that broke off. */
  loops: Loop[]
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
  const [requests, ledger] = [createRequests(deps), createLedger(deps)]
  const retention = createRetentionRules(deps)
  return {
    step: createConsentStep({
      hashAddress,
      ledger,
      ...(deps.cacheSize === undefined ? {} : { cacheSize: deps.cacheSize }),
    }),
    routes: [
      ...createConsentRoutes({ ...deps, gate, suppressions }),
      ...createPolicyRoutes(createPolicies(deps)),
      ...createRequestRoutes({ ...deps, requests }),
      ...createHoldRoutes(deps, createHolds(deps)),
      ...createRetentionRoutes(retention),
    ],
    claim: (where, requests) => claim(gate, where, requests),
    explain: (where, request) => explain(gate, where, request),
    explainAll: (where, requests, known) => explainAll(gate, where, { requests, known }),
    ...{ listDecisionsOf, listGiven },
    ...{ listBounced: suppressions.listBounced, listSilent: suppressions.listSilent },
    listPurposes: async ({ tx, workspaceId }) => (await loadPolicy(tx, workspaceId)).purposes,
    listCaps: async ({ tx, workspaceId }) => (await loadPolicy(tx, workspaceId)).caps.map(outlineCap),
    listWilling: ({ tx, workspaceId }, query) => listWilling(tx, workspaceId, query),
    countWilling: ({ tx, workspaceId }, query) => countWilling(tx, workspaceId, query),
    listRefusing: (tx, workspaceId, births, lens) =>
      listRefusing(tx, workspaceId, births, { lens, now: deps.clock.now() }),
    settle: ({ tx, workspaceId }, outcomes) =>
      settleContacts(
        tx,
        workspaceId,
        outcomes.map(({ messageId, outcome }) => ({ messageId, status: statusOf[outcome] })),
      ),
    askConfirmation: (where, grant) => askConfirmation(deps, where, grant),
    confirm: (token) => confirmGrant(deps, token),
    links: createLinks(deps),
    choices: createChoices(deps),
    requests,
    isHeldForErasure: (where, births) => isHeldForErasure(deps, where, births),
    checkRemoval: (workspaceId) => checkRemoval(deps, workspaceId),
    retention,
    loops: [createErasureLoop(deps)],
    privacy: {
      exportFor: async (tx, workspaceId, births) => ({
        ...(await openExported(deps.sealer, { tx, workspaceId }, await exportOwn(tx, workspaceId, births))),
        ...(await exportRequests(tx, workspaceId, births)),
      }),
      async erase(tx, workspaceId, births) {
        await suppressions.keepErased(tx, workspaceId, births)
        await closeErased(deps, tx, workspaceId, births)
        await forgetRequests(tx, workspaceId, births)
        await ledger.noteErased({ tx, workspaceId }, births)
        return eraseRows(tx, workspaceId, births)
      },
    },
  }
}

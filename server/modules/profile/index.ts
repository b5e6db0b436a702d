/**
 * Profile: what is known of a customer now: traits, computed traits, lifecycle stage, and the timeline of everything.
 * Nouns: profile, trait, presence, moment, order, stage. All kept per birth and combined on read over the births of a
 * customer, so that a merge and a split need nothing here.
 * Facts in: events with their births, through the step. Facts out: none.
 */
import type { Tx, WorkspaceTx } from '../../platform/db/index.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Batch, Step } from '../collect/index.ts'
import { createProfileRoutes } from './routes/customers.ts'
import type { TimelineReply } from './schema.ts'
import type { ProfileDeps } from './service/deps.ts'
import { describeMoves, type Moves } from './service/describe-moves.ts'
import { type CustomerVerbs, createCustomerVerbs } from './service/get-customer.ts'
import { type ComputedFacts, listComputed, listTraitValues, type TraitValues } from './service/list-facts.ts'
import { listOutcomes, type Outcomes } from './service/list-outcomes.ts'
import { listRecipients, type Recipient, type RecipientWish } from './service/list-recipients.ts'
import { listTimeline } from './service/list-timeline.ts'
import { nameCustomers } from './service/name-customers.ts'
import { rememberSettings } from './service/settings.ts'
import type { Reader } from './service/view.ts'
import { createFoldStep } from './steps/fold-profile.ts'
import { countCustomers, listOrderHolders } from './store/list.ts'
import { eraseRows, exportRows } from './store/privacy.ts'
import { listBirthsByDate, listTraitsOf, type TraitOfBirth } from './store/reach.ts'
import {
  listBirthsOfRange,
  listPositions,
  listRecent,
  type Moment,
  type PlacedBirth,
} from './store/timeline.ts'
import { addCustomers } from './store/write.ts'

export type { CustomerGraph, GraphBirth, GraphMerge, RootedBirth } from './customer-graph.ts'
export { maskEmail, maskPhone, maskTrait } from './rules/mask.ts'
export { foldText } from './rules/search-text.ts'
export type { TimelineItem } from './schema.ts'
export type { ProfileDeps } from './service/deps.ts'
export type { ComputedFacts, TraitValues } from './service/list-facts.ts'
export type { Outcomes } from './service/list-outcomes.ts'
export type { Recipient, RecipientWish } from './service/list-recipients.ts'
export type { Reader, WorkspaceSettings } from './service/view.ts'
export { profileTables } from './store/tables.ts'

export interface Profile extends CustomerVerbs {
  step: Step
  routes: AnyRoute[]
  /** A page of a customer's life, newest first. @throws SplotError `not_found` */
  readLife(
    who: { workspaceId: string; birthId: string },
    page: { limit: number; cursor?: string | undefined },
    reader: Reader,
  ): Promise<TimelineReply>
  /** Whose the events at positions from <= pos < to are, over all workspaces; in the pipeline role's transaction. */
  listBirthsOfRange(tx: Tx, from: number, to: number): Promise<PlacedBirth[]>
  /** Births that an order with one of these numbers stands with, at most so many. */
  listOrderHolders(tx: Tx, workspaceId: string, numbers: readonly string[], most: number): Promise<string[]>
  /** Where the log holds the events of these births, in its order. */
  listPositions(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number[]>
  /** Customers of the workspace, about: what the pipeline has counted. */
  estimateCustomers(workspaceId: string): Promise<number>
  /** Names by birth, masked where the reader may not see them; null for a guest, no entry for a birth nobody minted. */
  nameCustomers(
    workspaceId: string,
    births: readonly string[],
    seesPii: boolean,
  ): Promise<Map<string, string | null>>
  /** These traits as these births stated them, newest first. */
  listTraitsOf(tx: WorkspaceTx, births: readonly string[], keys: readonly string[]): Promise<TraitOfBirth[]>
  /** Births that stated one of these days in a trait, by id: `2026-11-22`, or its end: `-11-22`. */
  listBirthsByDate(
    tx: WorkspaceTx,
    o: { key: string; days: readonly string[]; after: string | null; limit: number },
  ): Promise<string[]>
  /** The newest moments of each birth since then. */
  listRecent(
    tx: WorkspaceTx,
    o: { births: readonly string[]; since: number; each: number },
  ): Promise<Moment[]>
  /** These traits of customers, whose births are given by canonical id. */
  listTraitValues(
    tx: Tx,
    workspaceId: string,
    customers: ReadonlyMap<string, readonly string[]>,
    names: readonly string[],
  ): Promise<Map<string, TraitValues>>
  /** What is computed of the customers these births belong to, by canonical id, at a moment. */
  listComputed(tx: WorkspaceTx, births: readonly string[], now: number): Promise<Map<string, ComputedFacts>>
  /** Orders and leads of the customers these births belong to, by root. */
  listOutcomes(tx: WorkspaceTx, births: readonly string[]): Promise<Map<string, Outcomes>>
  /** Customers as messages speak of them, by any of their births; in the transaction of a room that sends. */
  listRecipients(
    tx: WorkspaceTx,
    births: readonly string[],
    wish: RecipientWish,
  ): Promise<Map<string, Recipient>>
  /** For the preview of a merge: births of both sides. */
  describeMoves(
    workspaceId: string,
    sides: { winner: readonly string[]; loser: readonly string[] },
  ): Promise<Moves>
  /** For an undo: customers made anew without some of their events. */
  refold: {
    /** Forgets all that is folded of these births. */
    clear(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
    /** Takes events through as the pipeline did; the caller counts customers. */
    fold(batch: Batch, tx: Tx): Promise<void>
    /** There are so many more customers, or fewer. */
    count(tx: Tx, workspaceId: string, delta: number): Promise<void>
  }
  /** By births: identity tells which are a person's. */
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

export function createProfile(given: ProfileDeps): Profile {
  const deps = { ...given, settingsOf: rememberSettings(given.clock, given.settingsOf) }
  const step = createFoldStep({
    currencyOf: async (workspaceId) => (await deps.settingsOf(workspaceId)).currency,
    ...(deps.cacheSize === undefined ? {} : { cacheSize: deps.cacheSize }),
  })
  return {
    ...createCustomerVerbs(deps),
    step,
    refold: {
      clear: eraseRows,
      async fold(batch, tx) {
        step.reset?.()
        // Effects and changes of the graph are what customers are counted by.
        const silent = {
          ...batch,
          graphChanges: [],
          events: batch.events.map((one) => ({ ...one, effects: [] })),
        }
        await step.run(silent, tx)
        step.reset?.()
      },
      count: addCustomers,
    },
    routes: createProfileRoutes(deps),
    readLife: (who, page, reader) => listTimeline(deps, who, page, reader),
    listBirthsOfRange,
    listOrderHolders,
    listPositions,
    estimateCustomers: (workspaceId) =>
      deps.db.inWorkspace(workspaceId, (tx) => countCustomers(tx, workspaceId)),
    nameCustomers: (workspaceId, births, seesPii) => nameCustomers(deps, workspaceId, births, seesPii),
    listTraitsOf: (tx, births, keys) => listTraitsOf(tx, tx.workspaceId, births, keys),
    listBirthsByDate: (tx, asked) => listBirthsByDate(tx, tx.workspaceId, asked),
    listRecent: (tx, asked) => listRecent(tx, tx.workspaceId, asked),
    listTraitValues,
    listComputed: (tx, births, now) => listComputed(deps, tx, births, now),
    listOutcomes: (tx, births) => listOutcomes(deps, tx, births),
    listRecipients: (tx, births, wish) => listRecipients(deps, tx, births, wish),
    describeMoves: (workspaceId, sides) => describeMoves(deps, workspaceId, sides),
    privacy: {
      exportFor: exportRows,
      async erase(tx, workspaceId, births) {
        // Births of one customer: there is one less.
        if (births.length > 0) await addCustomers(tx, workspaceId, -1)
        return eraseRows(tx, workspaceId, births)
      },
    },
  }
}

/**
 * Identity: who is who. A graph of identifiers, joined by what events show and operators say, parted exactly.
 * Nouns: identifier, birth (its immutable id), root (a customer's canonical birth), link, merge, split, lens.
 * Facts in: NormalEvents and commands of collect's batch. Facts out: births, roots, `graphChanges` of the same batch.
 */
import type { Tx } from '../../platform/db/index.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import type { Step } from '../collect/index.ts'
import { createRefuseStep } from './refuse-step.ts'
import { createIdentityRoutes } from './routes.ts'
import { makeIdentifierHash } from './rules/tombstone.ts'
import { type CustomerGraph, createCustomerGraph } from './service/customer-graph.ts'
import type { IdentityDeps } from './service/deps.ts'
import {
  type MergePreview,
  type MergeRequest,
  mergeCustomers,
  previewMerge,
} from './service/merge-customers.ts'
import { reasonsOfMerges } from './service/reasons-of-merges.ts'
import { createRefold, type Refold } from './service/refold.ts'
import { type SplitRequest, splitCustomer } from './service/split-customer.ts'
import { createResolveStep } from './step.ts'
import { listClusters, listRoots } from './store/customers.ts'
import { eraseRows, exportRows, putTombstones } from './store/privacy.ts'

export { overrideStep } from './override-step.ts'
export type { Birth, Lens } from './schema.ts'
export type { CustomerGraph, ShownMerge, Who } from './service/customer-graph.ts'
export type { IdentityDeps, MergeMoves } from './service/deps.ts'
export type { Refold } from './service/refold.ts'
export { createResolveStep } from './step.ts'
export { type BirthRows, createBirthRows } from './store/birth-rows.ts'
export { type IdentifierRef, listBirthsOf, listRoots, pageRoots } from './store/customers.ts'
export { listOverrides, type OverrideRow } from './store/overrides.ts'
export { identityTables } from './store/tables.ts'
export {
  clearOverrides,
  countCustomers,
  deleteBirthOverrides,
  deleteWorkspaceOverrides,
  insertOverrides,
} from './warehouse.ts'

export interface Identity {
  /** The pipeline's step. */
  step: Step
  /** Before it: keeps away what the erased did. */
  refuseStep: Step
  /** Forgets what the step remembers; after rows were changed by anybody but the step. */
  resetCaches(): void
  graph: CustomerGraph
  /** Roots of births of any workspaces; one nobody minted is left out. */
  listRoots(refs: readonly { workspaceId: string; birth: string }[]): Promise<Map<string, string>>
  /** Why members joined customers, by merge; none where nobody gave a reason. */
  reasonsOfMerges(workspaceId: string, mergeIds: readonly string[]): Promise<Map<string, string>>
  previewMerge(workspaceId: string, ids: readonly [string, string]): Promise<MergePreview>
  merge(request: MergeRequest): Promise<{ id: string; mergeId: string }>
  split(request: SplitRequest): Promise<{ ids: string[] }>
  routes: AnyRoute[]
  /** For an undo: customers made anew without some of their events. */
  refold: Refold
  /**
   * By births; call `resetCaches` once an erasure is committed. What the erased identifiers did until then counts never
   * again.
   */
  privacy: {
    exportFor(tx: Tx, workspaceId: string, births: readonly string[]): Promise<Record<string, object[]>>
    erase(tx: Tx, workspaceId: string, births: readonly string[]): Promise<number>
  }
}

export function createIdentity(deps: IdentityDeps): Identity {
  const step = createResolveStep({ cacheSize: deps.cacheSize })
  const graph = createCustomerGraph(deps)
  const hash = makeIdentifierHash(deps.secret)
  const refuseStep = createRefuseStep({ hash, log: deps.log })
  return {
    step,
    refuseStep,
    resetCaches: () => {
      step.reset()
      refuseStep.reset?.()
    },
    graph,
    listRoots: (refs) =>
      deps.db.inWorkspaces([...new Set(refs.map((ref) => ref.workspaceId))], (tx) =>
        listRoots(tx, refs, 'service'),
      ),
    reasonsOfMerges: (workspaceId, mergeIds) => reasonsOfMerges(deps, workspaceId, mergeIds),
    previewMerge: (workspaceId, ids) => previewMerge(deps, workspaceId, ids),
    merge: (request) => mergeCustomers(deps, request),
    split: (request) => splitCustomer(deps, request),
    routes: createIdentityRoutes(deps, graph),
    refold: createRefold(step),
    privacy: {
      exportFor: exportRows,
      async erase(tx, workspaceId, births) {
        const gone = new Set(births)
        const known = await listClusters(tx, workspaceId, births, 'service')
        const hashes = known.filter((one) => gone.has(one.birthId)).map((one) => hash(workspaceId, one))
        await putTombstones(tx, workspaceId, hashes, deps.clock.now())
        return eraseRows(tx, workspaceId, births)
      },
    },
  }
}

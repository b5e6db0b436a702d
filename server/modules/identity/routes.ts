import { identifierRules } from '@splot/contract/identifiers'
import { SplotError } from '../../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../../platform/http/route.ts'
import {
  idParams,
  mergeBody,
  mergeReply,
  mergesReply,
  previewBody,
  previewReply,
  splitBody,
  splitReply,
} from './schema.ts'
import type { CustomerGraph, ShownMerge } from './service/customer-graph.ts'
import type { IdentityDeps } from './service/deps.ts'
import { type MergePreview, mergeCustomers, previewMerge } from './service/merge-customers.ts'
import { splitCustomer } from './service/split-customer.ts'

const hidden = '•••'

/** Joining and parting customers, and the record of it. */
export function createIdentityRoutes(deps: IdentityDeps, graph: CustomerGraph): AnyRoute[] {
  return [...listMergeRoutes(deps), makeSplitRoute(deps), makeMergesRoute(deps, graph)]
}

function listMergeRoutes(deps: IdentityDeps): AnyRoute[] {
  return [
    defineRoute({
      method: 'POST',
      path: '/api/v1/customers/merge',
      id: 'mergeCustomers',
      summary: 'Join two customers into one',
      scope: 'customers:merge',
      body: mergeBody,
      reply: mergeReply,
      errors: ['not_found', 'merge_same', 'merge_conflict', 'overloaded'],
      handle: ({ workspaceId, actor, body }) =>
        mergeCustomers(deps, { workspaceId, actor, ids: body.ids, reason: body.reason }),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/customers/merge-preview',
      id: 'previewMerge',
      summary: 'What joining two customers would do, and what stands against it',
      scope: 'customers:merge',
      body: previewBody,
      reply: previewReply,
      errors: ['not_found', 'merge_same'],
      handle: async ({ workspaceId, actor, body }) => {
        const preview = await previewMerge(deps, workspaceId, body.ids)
        return actor.scopes.has('customers:pii') ? preview : hideValues(preview)
      },
    }),
  ]
}

function makeSplitRoute(deps: IdentityDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/customers/{id}/split',
    id: 'splitCustomer',
    summary: 'Undo a merge, or part identifiers from a customer',
    scope: 'customers:merge',
    params: idParams,
    body: splitBody,
    reply: splitReply,
    errors: [
      'not_found',
      'merge_unknown',
      'merge_undone',
      'identifier_foreign',
      'split_whole',
      'conflict',
      'overloaded',
    ],
    handle: ({ workspaceId, actor, params, body }) =>
      splitCustomer(deps, {
        workspaceId,
        actor,
        customerId: params.id,
        reason: body.reason,
        what: 'mergeId' in body ? { mergeId: body.mergeId } : { identifiers: body.identifiers },
      }),
  })
}

function makeMergesRoute(deps: IdentityDeps, graph: CustomerGraph): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{id}/merges',
    id: 'listMerges',
    summary: 'The joins that made a customer, undone ones too, oldest first',
    scope: 'customers:read',
    params: idParams,
    reply: mergesReply,
    errors: ['not_found'],
    handle: ({ workspaceId, params, language, actor }) =>
      deps.db.inWorkspace(workspaceId, async (tx) => {
        const root = await graph.findRoot(tx, workspaceId, params.id, 'service')
        if (root === null) throw new SplotError('not_found')
        const merges = await graph.listMerges(tx, workspaceId, root, {
          lens: 'service',
          lang: language,
          seesPii: actor.scopes.has('customers:pii'),
        })
        return { items: merges.map(writeMerge) }
      }),
  })
}

const toIso = (ms: number): string => new Date(ms).toISOString()

const writeMerge = ({ undonePos: _, ...merge }: ShownMerge) => ({
  ...merge,
  at: toIso(merge.at),
  undoneAt: merge.undoneAt === null ? null : toIso(merge.undoneAt),
})

/** For readers without the right to personal data: which kinds, not which values. */
function hideValues(preview: MergePreview): MergePreview {
  const { moves, conflicts } = preview
  return {
    ...preview,
    moves: {
      ...moves,
      identifiers: moves.identifiers.map((one) =>
        identifierRules[one.kind].isPii ? { ...one, value: hidden } : one,
      ),
      traits: moves.traits.map(({ key }) => ({ key, kept: hidden, dropped: hidden })),
    },
    conflicts: conflicts.map((one) =>
      one.kind !== null && identifierRules[one.kind].isPii
        ? { ...one, values: one.values.map(() => hidden) }
        : one,
    ),
  }
}

import { listLeaves } from '@splot/contract/segment/condition'
import { sayCondition } from '@splot/contract/segment/sentence'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as api from '../schema/api.ts'
import { readCatalogue, readValues } from '../service/catalogue.ts'
import type { DeskDeps } from '../service/desk-deps.ts'
import { readNames } from '../service/ground.ts'
import { previewCondition } from '../service/preview.ts'
import { checkReferences, readCondition } from '../service/read-condition.ts'

/** While a condition is put together: whom it would hold for, what it says, what it may speak of. */
export const createAskRoutes = (deps: DeskDeps): AnyRoute[] => [
  previewRoute(deps),
  explainRoute(deps),
  catalogueRoute(deps),
  valuesRoute(deps),
]

const conditionErrors = [
  'condition_shape',
  'condition_too_deep',
  'condition_too_large',
  'condition_value',
  'condition_personal',
  'segment_missing',
] as const

function previewRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/segments/preview',
    id: 'previewSegment',
    summary: 'How many a condition holds for now, some of them by name, and the condition in words',
    scope: 'segments:read',
    body: api.askBody,
    reply: api.previewReply,
    errors: [...conditionErrors],
    async handle({ body, workspaceId, language, actor }) {
      const condition = await readCondition(deps, workspaceId, body.condition)
      await deps.db.inWorkspace(workspaceId, (tx) => checkReferences(tx, null, condition))
      const reader = { language, seesPii: actor.scopes.has('customers:pii') }
      const names = await readNames(deps, workspaceId, language, [condition])
      const preview = await previewCondition(deps, workspaceId, condition, reader)
      return { ...preview, sentence: sayCondition(condition, language, names) }
    },
  })
}

function explainRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/segments/explain',
    id: 'explainCondition',
    summary: 'A condition in plain words',
    scope: 'segments:read',
    body: api.askBody,
    reply: api.explainReply,
    errors: [...conditionErrors],
    async handle({ body, workspaceId, language }) {
      const condition = await readCondition(deps, workspaceId, body.condition)
      const names = await readNames(deps, workspaceId, language, [condition])
      return { sentence: sayCondition(condition, language, names), leaves: listLeaves(condition).length }
    },
  })
}

function catalogueRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/segments/catalogue',
    id: 'getSegmentCatalogue',
    summary:
      'What conditions can speak of here: events with their properties, traits, stores, purposes, lists',
    scope: 'segments:read',
    reply: api.catalogueReply,
    errors: [],
    handle: ({ workspaceId, language }) => readCatalogue(deps, workspaceId, language),
  })
}

function valuesRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/segments/values',
    id: 'listPropertyValues',
    summary: 'Values a property has had in the last 90 days, the commonest first',
    scope: 'segments:read',
    query: api.valuesQuery,
    reply: api.valuesReply,
    errors: [],
    handle: async ({ query, workspaceId }) => ({
      values: await readValues(deps, workspaceId, { event: query.event, property: query.property }),
    }),
  })
}

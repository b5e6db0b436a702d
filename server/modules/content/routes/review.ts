import { SplotError } from '../../../platform/errors.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { explainFindings, findingTable } from '../rules/lint/findings.ts'
import { reportSms } from '../rules/sms.ts'
import { declaredVariables, labelOf } from '../rules/variables.ts'
import * as api from '../schema/api.ts'
import { readBrand } from '../service/brand.ts'
import type { ContentDeps } from '../service/deps.ts'
import { previewDraft } from '../service/preview.ts'
import { inspectDraft } from '../service/publish.ts'
import { tryDocument } from '../service/try.ts'
import { suggestTexts } from '../service/write-help.ts'

/** What becomes of a draft: variants, findings, previews; and what helps to write one. */
export function createReviewRoutes(deps: ContentDeps): AnyRoute[] {
  return [
    reviewRoute(deps),
    previewRoute(deps),
    tryRoute(deps),
    smsRoute(deps),
    variablesRoute(deps),
    writingRoute(deps),
  ]
}

function reviewRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/content/{id}/review',
    id: 'reviewContent',
    summary: 'The variant of every channel and language, and what the linter finds',
    scope: 'content:read',
    params: api.idParams,
    reply: api.reviewReply,
    errors: ['not_found'],
    async handle({ params, workspaceId, language }) {
      const { variants, findings, revision } = await inspectDraft(deps, workspaceId, params.id)
      const isReady = !findings.some((one) => findingTable[one.code].severity === 'error')
      return { revision, variants, findings: explainFindings(findings, language), isReady }
    },
  })
}

function previewRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/content/{id}/preview',
    id: 'previewContent',
    summary: 'The draft as one customer would receive it; a made-up person where nobody is named',
    scope: 'content:read',
    params: api.idParams,
    body: api.previewBody,
    reply: api.previewReply,
    errors: ['not_found', 'forbidden'],
    handle({ params, body, workspaceId, language, actor }) {
      if (body.customerId !== null && !actor.scopes.has('customers:read'))
        throw new SplotError('forbidden', { values: { scope: 'customers:read' } })
      const reader = { seesPii: actor.scopes.has('customers:pii'), lang: language }
      return previewDraft(deps, workspaceId, { ...params, ...body, reader })
    },
  })
}

function tryRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/content-preview',
    id: 'tryContent',
    summary:
      'A document nobody has saved yet on every channel, as one person would see it, with what is wrong',
    scope: 'content:read',
    body: api.tryBody,
    reply: api.tryReply,
    errors: ['not_found', 'forbidden'],
    handle({ body, workspaceId, language, actor }) {
      if (body.customerId !== null && !actor.scopes.has('customers:read'))
        throw new SplotError('forbidden', { values: { scope: 'customers:read' } })
      const reader = { seesPii: actor.scopes.has('customers:pii'), lang: language }
      return tryDocument(deps, workspaceId, { ...body, reader })
    },
  })
}

function smsRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/sms-size',
    id: 'measureSms',
    summary:
      'Parts and price of an SMS, what forces the short alphabet out, and the same without Polish letters',
    scope: 'content:read',
    body: api.smsBody,
    reply: api.smsReply,
    errors: [],
    async handle({ body, workspaceId }) {
      const { kit } = await deps.db.inWorkspace(workspaceId, readBrand)
      return reportSms(body.text, kit.smsPartPriceMinor === null ? null : BigInt(kit.smsPartPriceMinor))
    },
  })
}

function variablesRoute({ writing }: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/content-variables',
    id: 'listVariables',
    summary: 'Everything a template may ask for, and whether a model helps to write',
    scope: 'content:read',
    reply: api.variablesReply,
    errors: [],
    handle: async ({ language }) => ({
      items: declaredVariables.map((one) => ({ path: one.path, label: labelOf(one, language) })),
      hasWritingHelp: writing.model !== null && writing.egress !== null,
    }),
  })
}

function writingRoute(deps: ContentDeps): AnyRoute {
  return defineRoute({
    method: 'POST',
    path: '/api/v1/writing-help',
    id: 'suggestTexts',
    summary: 'Suggestions of a language model, read by the linter and marked as made by a machine',
    scope: 'content:write',
    body: api.writingBody,
    reply: api.writingReply,
    errors: ['writing_off', 'writing_failed'],
    handle: async ({ body, workspaceId, language }) => ({
      suggestions: await suggestTexts(deps, workspaceId, { ...body, reader: language }),
    }),
  })
}

import { journeyGraph } from '@splot/contract/journey/graph'
import { type JourneyNode, nodeCategories } from '@splot/contract/plugin/node'
import { z } from 'zod'
import { SplotError } from '../../../platform/errors.ts'
import { describeShape } from '../../../platform/http/json-schema.ts'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { beginJourney, countTexts, textWishes } from '../service/begin.ts'
import { writeCode } from '../service/code.ts'
import type { ControlDeps } from '../service/control-deps.ts'
import { inspectGraph } from '../service/inspect.ts'
import { getJourney } from '../service/journeys.ts'
import { walkCustomer } from '../service/walk.ts'
import { journeyTemplates } from '../templates/list.ts'

const id = z.uuid()
const bilingual = z.object({ pl: z.string(), en: z.string() })
const output = z.object({ id: z.string(), label: z.string() })

const nodeKind = z.object({
  id: z.string(),
  label: bilingual,
  hint: bilingual,
  icon: z.string(),
  category: z.enum(nodeCategories),
  schema: z.record(z.string(), z.unknown()).describe('JSON Schema of its options'),
  outputs: z
    .array(z.object({ id: z.string(), label: bilingual }))
    .describe('Its ways out as long as nothing is set; none where they depend on its options'),
})

export const finding = z.object({
  code: z.string(),
  severity: z.enum(['blocks', 'warns']),
  node: z.string().nullable(),
  field: z.string().nullable(),
  what: z.string(),
  cure: z.string(),
})

/** What is there to draw with, what is to be said of what is drawn, where to begin, and a journey as a file. */
export const createControlRoutes = (deps: ControlDeps): AnyRoute[] => [
  nodesRoute(deps),
  inspectRoute(deps),
  templatesRoute(deps),
  beginRoute(deps),
  codeRoute(deps),
  walkRoute(deps),
]

const nodesRoute = ({ nodes }: ControlDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/journey-nodes',
    id: 'listJourneyNodes',
    summary: 'The steps a journey may be drawn with, and what each may be told',
    scope: 'journeys:read',
    reply: z.object({ items: z.array(nodeKind) }),
    errors: [],
    handle: async () => ({ items: nodes.map(showKind) }),
  })

function showKind(node: JourneyNode): z.infer<typeof nodeKind> {
  const { label, hint, icon, category } = node
  const schema = { ...describeShape(node.options, 'input') }
  return { id: node.id, label, hint, icon, category, schema, outputs: listPlainOutputs(node) }
}

function listPlainOutputs(node: JourneyNode) {
  const read = node.read({})
  try {
    return node.outputs(read.isOk ? read.options : {}).map((one) => ({ id: one.id, label: one.label }))
  } catch {
    return []
  }
}

const inspectRoute = (deps: ControlDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journey-checks',
    id: 'checkJourney',
    summary: 'A journey as it is drawn: what each step does, what cannot work, what would annoy',
    scope: 'journeys:read',
    body: z.strictObject({ id: id.nullable().default(null), graph: journeyGraph }),
    reply: z.object({
      isReady: z.boolean(),
      findings: z.array(finding),
      nodes: z.array(z.object({ id: z.string(), says: z.string().nullable(), outputs: z.array(output) })),
    }),
    errors: [],
    handle: ({ body, workspaceId, language }) => inspectGraph(deps, workspaceId, { ...body, language }),
  })

const templatesRoute = (deps: ControlDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/journey-templates',
    id: 'listJourneyTemplates',
    summary: 'Journeys to begin with',
    scope: 'journeys:read',
    reply: z.object({
      items: z.array(
        z.object({
          ...{ id: z.string(), icon: z.string(), name: z.string(), about: z.string() },
          written: z.number().int().describe('How many of its texts are here already'),
        }),
      ),
    }),
    errors: [],
    async handle({ language, workspaceId }) {
      const written = await deps.db.inWorkspace(workspaceId, (tx) => countTexts(deps, tx))
      return {
        items: journeyTemplates.map(({ id: templateId, icon, name, about }) => ({
          ...{ id: templateId, icon, name: name[language], about: about[language] },
          written: written.get(templateId) ?? 0,
        })),
      }
    },
  })

const beginRoute = (deps: ControlDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journey-templates',
    id: 'beginJourney',
    summary: 'A draft from a template, its texts written and its segments made',
    scope: 'journeys:write',
    body: z.strictObject({
      template: z.string().max(64),
      texts: z
        .enum(textWishes)
        .default('existing')
        .describe('Its texts that are here already: used as they are, or left alone and written anew'),
    }),
    reply: z.object({ id }),
    errors: ['not_found'],
    handle: ({ body, workspaceId, language, actor }) =>
      beginJourney(deps, workspaceId, { templateId: body.template, texts: body.texts, language, actor }),
  })

const codeRoute = (deps: ControlDeps): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/journeys/{id}/code',
    id: 'exportJourney',
    summary: 'The journey as it is drawn, as a file: creating one takes it in again',
    scope: 'journeys:read',
    params: z.strictObject({ id }),
    reply: z.object({ name: z.string(), folder: z.string(), graph: z.record(z.string(), z.unknown()) }),
    errors: ['not_found'],
    handle: async ({ params, workspaceId }) => {
      const row = await deps.db.inWorkspace(workspaceId, (tx) => getJourney(tx, params.id))
      const code = writeCode(row)
      return { ...code, graph: { ...code.graph } }
    },
  })

const instant = z.iso.datetime()

const walkRoute = (deps: ControlDeps): AnyRoute =>
  defineRoute({
    method: 'POST',
    path: '/api/v1/journey-walks',
    id: 'walkJourney',
    summary: 'One customer step by step through what is drawn, as she is now; nothing is sent',
    scope: 'journeys:read',
    body: z.strictObject({
      graph: journeyGraph,
      customer: id.nullable().default(null),
      chosen: z
        .record(z.string().max(40), z.string().max(40))
        .default({})
        .describe('Ways somebody chose for her, by step'),
    }),
    reply: z.object({
      steps: z.array(
        z.object({
          ...{ at: instant, node: z.string(), says: z.string(), outcome: z.string() },
          ...{ until: instant.nullable(), way: z.string().nullable() },
        }),
      ),
      endedAt: instant.nullable(),
    }),
    errors: ['not_found'],
    async handle({ body, workspaceId, language, actor }) {
      // What a named customer may be sent tells of her consents and of what she did.
      if (body.customer !== null && !actor.scopes.has('customers:read'))
        throw new SplotError('forbidden', { values: { scope: 'customers:read' } })
      const { steps, endedAt } = await walkCustomer(deps, workspaceId, { ...body, language })
      return {
        steps: steps.map((one) => ({
          ...{ ...one, at: iso(one.at) },
          until: one.until === null ? null : iso(one.until),
        })),
        endedAt: endedAt === null ? null : iso(endedAt),
      }
    },
  })

const iso = (at: number): string => new Date(at).toISOString()

import { z } from 'zod'
import { wireOperations } from './modules/collect/index.ts'
import { secretKeyScopes } from './modules/workspace/index.ts'
import { explorerCss, explorerJs } from './platform/http/explorer/assets.ts'
import { renderExplorer } from './platform/http/explorer/page.ts'
import { describeApi, type OpenApi, type WireDescription } from './platform/http/openapi.ts'
import { readLanguage } from './platform/http/read-language.ts'
import type { AnyRoute } from './platform/http/route.ts'
import type { Handler } from './platform/http/server.ts'
import { pageHeaders } from './platform/http/static.ts'

/** The API's description and its reader: `/api/openapi.json` and `/docs`, made when first asked for. */
export function createReference(routes: readonly AnyRoute[]): Handler {
  let made: OpenApi | null = null
  const describe = () => {
    made ??= describeServer(routes)
    return made
  }
  return (request) => {
    if (request.method !== 'GET' && request.method !== 'HEAD') return null
    switch (new URL(request.url).pathname) {
      case '/api/openapi.json':
        return Response.json(describe(), { headers: { 'access-control-allow-origin': '*' } })
      case '/docs':
      case '/docs/':
        return answer(renderExplorer(describe(), readLanguage(request)), 'text/html')
      case '/docs/explorer.css':
        return answer(explorerCss, 'text/css')
      case '/docs/explorer.js':
        return answer(explorerJs, 'text/javascript')
      default:
        return null
    }
  }
}

/** The whole API: the wire of collect and every room's routes. */
export function describeServer(routes: readonly AnyRoute[]): OpenApi {
  return describeApi({ routes, wire: wireOperations.map(describeWire), keyScopes: secretKeyScopes })
}

function answer(text: string, type: string): Response {
  const headers = {
    ...pageHeaders,
    'content-type': `${type}; charset=utf-8`,
    'cache-control': 'no-cache',
    vary: 'accept-language',
  }
  return new Response(text, { headers })
}

const anything = z.record(z.string(), z.unknown())
const event = z.object({
  userId: z
    .string()
    .optional()
    .meta({ description: 'The shop’s own id of the customer', examples: ['K-10482'] }),
  anonymousId: z
    .string()
    .optional()
    .meta({ description: 'Id of a visitor or device; one of the two must be there' }),
  messageId: z.string().optional().meta({ description: 'An event sent twice counts once' }),
  timestamp: z.iso.datetime().optional().meta({ description: 'When it happened' }),
  sentAt: z.iso
    .datetime()
    .optional()
    .meta({ description: 'When it was sent, by the same clock: corrects a wrong one' }),
  context: anything
    .optional()
    .meta({ description: 'Campaign, page, device, library', examples: [{ channel: 'web' }] }),
})
const traits = anything.meta({ examples: [{ email: 'anna@example.pl', firstName: 'Anna' }] })
const properties = anything.meta({
  examples: [{ order_id: 'ZAM/2026/11', total: '249.90', currency: 'PLN' }],
})

const bodies: Readonly<Record<string, z.ZodType>> = {
  identify: event.extend({ traits: traits.optional() }),
  track: event.extend({
    event: z.string().meta({ examples: ['Order Completed'] }),
    properties: properties.optional(),
  }),
  page: event.extend({ name: z.string().optional(), properties: anything.optional() }),
  screen: event.extend({ name: z.string().optional(), properties: anything.optional() }),
  group: event.extend({ groupId: z.string(), traits: anything.optional() }),
  alias: event.extend({ previousId: z.string() }),
}
const typed = event.extend({
  type: z.enum(['identify', 'track', 'page', 'screen', 'group', 'alias']).meta({ examples: ['track'] }),
  event: z
    .string()
    .optional()
    .meta({ examples: ['Product Added'] }),
  traits: anything.optional(),
  properties: properties.optional(),
})
const many = z.object({ batch: z.array(typed).min(1).max(500), sentAt: z.iso.datetime().optional() })
const taken = z.object({
  success: z.literal(true),
  accepted: z.int(),
  rejected: z.array(
    z.object({ index: z.int(), code: z.string(), path: z.string().optional(), hint: z.string() }),
  ),
})

function describeWire(one: (typeof wireOperations)[number]): WireDescription {
  const { method, path, id, summary, call, errors } = one
  return { method, path, id, summary, errors, body: (call.verb && bodies[call.verb]) || many, reply: taken }
}

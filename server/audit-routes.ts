import { z } from 'zod'
import type { Heads } from './audit-heads.ts'
import { type AnyRoute, defineRoute } from './platform/http/route.ts'

const head = z.strictObject({
  seq: z.number().int().min(0).meta({ description: 'Entries there were' }),
  hash: z.string().max(64).meta({ description: 'Of the last of them' }),
})
const heads = z.strictObject({
  workspace: z.string().max(64),
  at: z.iso.datetime(),
  audit: head,
  consent: head,
  publicKey: z.string().max(64).meta({ description: 'Ed25519, base64' }),
  signature: z.string().max(128),
})
const report = z.object({
  links: z.number().int(),
  head,
  fault: z
    .object({
      kind: z.enum(['altered', 'missing', 'foreign', 'broken', 'cut', 'other_chain']),
      seq: z.number().int().nullable().meta({ description: 'Position in the chain' }),
      ref: z.string().nullable().meta({ description: 'Which entry' }),
    })
    .nullable(),
})

/** The officer's way to the heads of the logs, and to a check of them. */
export function auditRoutes(logs: Heads): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/audit/head',
      id: 'getAuditHead',
      summary: 'Where the audit log and the ledger of consents end now, signed: keep it elsewhere',
      scope: 'audit:read',
      reply: heads,
      errors: [],
      handle: ({ workspaceId }) => logs.getHead(workspaceId),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/audit/verify',
      id: 'verifyAudit',
      summary: 'Check the audit log and the ledger of consents, also against a head that was kept',
      scope: 'audit:read',
      body: z.strictObject({ head: heads.nullable().default(null) }),
      reply: z.object({ isWhole: z.boolean(), audit: report, consent: report, isForgedHead: z.boolean() }),
      errors: [],
      handle: ({ workspaceId, body }) => logs.verify(workspaceId, body.head),
    }),
  ]
}

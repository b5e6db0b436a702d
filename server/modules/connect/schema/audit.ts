import { channels } from '@splot/contract/channels'
import { z } from 'zod'

const instant = z.iso.datetime()
const name = z.object({
  name: z.string(),
  label: z.string().describe('In the reader’s language, where it has a meaning of ours'),
  lastAt: instant,
})

export const auditReply = z.object({
  sources: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(['key', 'connection', 'desk']),
      lastAt: instant.nullable(),
      events24h: z.number().int(),
      refused24h: z.number().int(),
      channels: z.array(z.string()),
      events: z.array(name).describe('Names of what arrives, the freshest first'),
      identifiers: z.array(name),
      traits: z.array(name),
      advice: z.array(z.object({ code: z.string(), says: z.string() })),
    }),
  ),
  scenes: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      state: z.enum(['ready', 'partly', 'missing']),
      needs: z.array(
        z.object({
          id: z.string(),
          label: z.string(),
          state: z.enum(['met', 'stale', 'missing']),
          from: z.array(z.string()).describe('Ids of the sources that bring it'),
          lastAt: instant.nullable(),
          step: z.string().nullable().describe('What to do'),
        }),
      ),
    }),
  ),
})
export type AuditReply = z.output<typeof auditReply>

export const walkBody = z.strictObject({
  who: z.string().trim().min(3).max(320).describe('E-mail, phone, card or number of the one who walks'),
  since: instant.describe('When the walk began'),
})
export const walkReply = z.object({
  customerId: z.string().nullable().describe('Null until anything that names her has arrived'),
  identifiers: z.number().int().describe('Devices, addresses and numbers known to be hers'),
  events: z.number().int().describe('Arrived since the walk began'),
  steps: z.array(
    z.object({
      id: z.string(),
      label: z.string(),
      how: z.string(),
      found: z
        .object({
          event: z.string(),
          channel: z.enum(channels),
          at: instant,
          delayMs: z.number().int().describe('From when it happened until it was known here'),
          source: z.string(),
        })
        .nullable(),
    }),
  ),
})
export type WalkReply = z.output<typeof walkReply>

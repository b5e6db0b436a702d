import { isSupportedCountry } from 'libphonenumber-js/min'
import { z } from 'zod'
import { scopes } from '../../platform/http/scope.ts'
import { roles, secretKeyScopes } from './roles.ts'

/** The way to the first event, in order. */
export const setupSteps = [
  'install_snippet',
  'first_event',
  'first_customer',
  'invite_member',
  'play_day',
] as const
export type SetupStep = (typeof setupSteps)[number]

/** Texts people type: trimmed, in one Unicode form, without control characters. */
const line = (max: number) =>
  z
    .string()
    .transform((text) => text.normalize('NFC').trim())
    .pipe(
      z
        .string()
        .min(1)
        .max(max)
        .regex(/^\P{Cc}*$/u, 'control characters are not allowed'),
    )

export const workspaceId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9_-]{0,62}$/, 'lower-case letters, digits, - and _')
export const personName = line(120)
export const email = z.email().max(254)
/** Its strength is judged by its own rule, with its own code. */
export const password = z.string().min(1).max(1_000)
export const language = z.enum(['pl', 'en'])
export const role = z.enum(roles)
export const scope = z.enum(scopes)
export const time = z.iso.datetime().describe('ISO 8601, UTC')
/** An id of ours in a path. What is no id at all is somebody else's: not found. */
export const id = z.string().min(1).max(64)
export const token = z.string().min(1).max(200)

export const newKey = z.strictObject({
  kind: z.enum(['write', 'secret']),
  name: line(80),
  scopes: z.array(z.enum(secretKeyScopes)).min(1).max(secretKeyScopes.length).optional(),
})

export const key = z.object({
  id: z.string(),
  kind: z.enum(['write', 'secret']),
  name: z.string(),
  prefix: z.string(),
  scopes: z.array(scope),
  createdAt: time,
  lastUsedAt: time.nullable(),
  revokedAt: time.nullable(),
})

export const newMember = z.strictObject({ email, name: personName, role })

export const member = z.object({
  id: z.string(),
  name: z.string(),
  email: z.string(),
  role,
  createdAt: time,
  isPending: z.boolean(),
  isSelf: z.boolean(),
})

export const workspace = z.object({
  id: workspaceId,
  name: z.string(),
  region: z.string(),
  currency: z.string(),
  timeZone: z.string(),
  language,
  isSample: z.boolean(),
  createdAt: time,
})

export const newWorkspace = z.strictObject({ id: workspaceId.optional(), name: line(80) })

export const workspaceChange = z.strictObject({
  name: line(80).optional(),
  region: z.string().refine(isSupportedCountry, 'two-letter country code, e.g. PL').optional(),
  currency: z
    .string()
    .refine((code) => Intl.supportedValuesOf('currency').includes(code), 'ISO 4217 code, e.g. PLN')
    .optional(),
  timeZone: z.string().max(64).refine(isTimeZone, 'IANA name, e.g. Europe/Warsaw').optional(),
  language: language.optional(),
})

export const auditActor = z.object({
  id: z.string(),
  kind: z.enum(['member', 'key', 'system']),
  name: z.string(),
})

export const auditEntry = z.object({
  id: z.string(),
  at: time,
  actor: auditActor,
  action: z.string(),
  target: z.string(),
  /** The target by name, as it is called now; null where it is gone or has no name of ours. */
  about: z
    .object({
      kind: z.enum(['customer', 'member', 'key', 'workspace']),
      id: z.string(),
      name: z.string().nullable(),
    })
    .nullable(),
  /** Why, in the words of whoever did it; only for readers of personal data. */
  reason: z.string().nullable(),
  detail: z.record(z.string(), z.unknown()),
})

export const me = z.object({
  member: z.object({ id: z.string(), email: z.string(), name: z.string(), roles: z.array(role) }),
  workspaces: z.array(z.object({ id: workspaceId, name: z.string(), isSample: z.boolean() })),
  workspaceId,
  scopes: z.array(scope),
  language,
})

export const setup = z.object({
  /** Whose steps, figures and key these are: one's own workspace, also while the sample is open. */
  workspace: z.object({ id: workspaceId, name: z.string(), isSample: z.boolean() }),
  steps: z.array(z.object({ id: z.enum(setupSteps), done: z.boolean() })),
  writeKey: z.string().nullable(),
  /** Of the workspace that is open, the sample too. */
  openKey: z.string().nullable(),
  origin: z.string(),
  eventsTotal: z.number(),
  customersEstimate: z.number(),
})

function isTimeZone(name: string): boolean {
  try {
    return new Intl.DateTimeFormat('en', { timeZone: name }).resolvedOptions().timeZone.length > 0
  } catch {
    return false
  }
}

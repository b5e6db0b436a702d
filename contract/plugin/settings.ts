import { z } from 'zod'
import type { Bilingual } from '../language.ts'

/** What the form of settings knows of one field; stands in the schema's metadata and so in its JSON Schema. */
export interface FieldLook {
  readonly label: Bilingual
  readonly hint?: Bilingual
  /** Written, never shown again: sealed in the store, masked in every answer. */
  readonly isSecret?: boolean
  /** Shown as a field of several lines. */
  readonly isLong?: boolean
  /** Needed by few: folded away until somebody asks for it. */
  readonly isAdvanced?: boolean
  /** Set by the server itself: stands in no form. */
  readonly isMade?: boolean
  /** The address of a server: it must be one that may be called. */
  readonly format?: 'uri'
}

const noBreaks = /^[^\p{Cc}\u2028\u2029]*$/u

const look = (label: Bilingual, hint?: Bilingual): { label: Bilingual; hint?: Bilingual } =>
  hint === undefined ? { label } : { label, hint }

const rate: FieldLook = {
  label: { pl: 'Najwięcej wiadomości na sekundę', en: 'Most messages a second' },
  hint: { pl: 'Puste: tak szybko, jak przyjmuje dostawca', en: 'Empty: as fast as the provider takes them' },
}

/** Fields of a plugin's settings. Each has its label in both languages, which the conformance suite asks for. */
export const field = {
  text: (label: Bilingual, hint?: Bilingual) =>
    z.string().trim().min(1).max(500).regex(noBreaks).meta(look(label, hint)),
  secret: (label: Bilingual, hint?: Bilingual) =>
    z
      .string()
      .min(1)
      .max(4_000)
      .meta({ ...look(label, hint), isSecret: true }),
  /** A private key or a JSON file: several lines. */
  secretText: (label: Bilingual, hint?: Bilingual) =>
    z
      .string()
      .trim()
      .min(1)
      .max(20_000)
      .meta({ ...look(label, hint), isSecret: true, isLong: true }),
  /** A certificate or several, as PEM. */
  certificate: (label: Bilingual, hint?: Bilingual) =>
    z
      .string()
      .trim()
      .max(100_000)
      .regex(/^-----BEGIN CERTIFICATE-----[\s\S]+-----END CERTIFICATE-----$/)
      .meta({ ...look(label, hint), isLong: true }),
  url: (label: Bilingual, hint?: Bilingual) =>
    z
      .string()
      .trim()
      .max(2_000)
      .regex(/^https?:\/\/[^\s\p{Cc}\\]+$/iu)
      .meta({ ...look(label, hint), format: 'uri' }),
  host: (label: Bilingual, hint?: Bilingual) =>
    z
      .string()
      .trim()
      .min(1)
      .max(253)
      .regex(/^[a-z0-9.:_-]+$/i)
      .meta(look(label, hint)),
  email: (label: Bilingual, hint?: Bilingual) => z.email().max(320).meta(look(label, hint)),
  integer: (label: Bilingual, range: readonly [number, number], hint?: Bilingual) =>
    z.number().int().min(range[0]).max(range[1]).meta(look(label, hint)),
  /** How fast the sender may hand over; it reads this field of any channel that has it. */
  perSecond: (most: number) =>
    z
      .number()
      .int()
      .min(1)
      .max(most)
      .meta({ ...rate }),
  flag: (label: Bilingual, hint?: Bilingual) => z.boolean().meta(look(label, hint)),
  choice: <T extends string>(label: Bilingual, words: Readonly<Record<T, Bilingual>>) =>
    z.enum(Object.keys(words) as [T, ...T[]]).meta({ label, choices: words }),
} as const

/** One line of text that goes into a header or a name: no line breaks, no control characters. */
export const headerText = (most: number) => z.string().max(most).regex(noBreaks, 'header_injection')

export interface SettingsField extends FieldLook {
  readonly name: string
}

/** The fields of a settings schema with their looks, in order. */
export function listFields(config: z.ZodObject): SettingsField[] {
  return Object.entries(config.shape).map(([name, shape]) => ({ name, ...findLook(shape) }))
}

/** The same field, set by the server itself. */
export const made = <T extends z.ZodType>(shape: T): T => shape.meta({ ...findLook(shape), isMade: true })

/** The same field, folded away in the form. */
export const advanced = <T extends z.ZodType>(shape: T): T =>
  shape.meta({ ...findLook(shape), isAdvanced: true })

/** Names of the fields the server sets itself: whoever saves a form leaves them as they are. */
export const listMade = (config: z.ZodObject): string[] =>
  listFields(config).flatMap((one) => (one.isMade ? [one.name] : []))

/** Names of the fields that hold secrets. */
export const listSecrets = (config: z.ZodObject): string[] =>
  listFields(config).flatMap((one) => (one.isSecret ? [one.name] : []))

/** Names of the fields that hold addresses of servers. */
export const listUrlFields = (config: z.ZodObject): string[] =>
  listFields(config).flatMap((one) => (one.format === 'uri' ? [one.name] : []))

/** The look stands on the field or, where it was made optional or given a default, on what is inside. */
function findLook(shape: unknown): FieldLook {
  let at: unknown = shape
  while (at instanceof z.ZodType) {
    const meta: Readonly<Record<string, unknown>> | undefined = at.meta()
    if (isLook(meta)) return meta
    at =
      at instanceof z.ZodOptional || at instanceof z.ZodDefault || at instanceof z.ZodNullable
        ? at.unwrap()
        : null
  }
  return { label: { pl: '', en: '' } }
}

const isLook = (meta: object | undefined): meta is FieldLook => meta !== undefined && 'label' in meta

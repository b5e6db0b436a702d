import { z } from 'zod'

const bilingual = z.object({ pl: z.string(), en: z.string() })
const instant = z.iso.datetime()

/** One field of a source's settings, for the form. */
const field = z.object({
  name: z.string(),
  label: bilingual,
  hint: bilingual.nullable(),
  isSecret: z.boolean(),
  isLong: z.boolean(),
  servers: z.array(z.string()).describe('Fields that name the servers a secret is kept for'),
  isAdvanced: z.boolean(),
})

export const kindReply = z.object({
  id: z.string(),
  label: bilingual,
  brings: bilingual,
  icon: z.string(),
  fields: z.array(field),
  schema: z.record(z.string(), z.unknown()).describe('JSON Schema of the settings'),
  steps: z.array(bilingual).describe('What to do on the other side; {url} stands for the address'),
  topics: z.array(z.string()),
  files: z.array(z.string()).describe('Topics of files that may be uploaded or dropped'),
  takesRequests: z.boolean(),
  pulls: z.boolean(),
  makesSecret: z.boolean().describe('The server makes its signing key and shows it once'),
})
export type KindReply = z.output<typeof kindReply>

/** Values somebody typed; a secret left out stays, null takes it away. */
const typed = z.record(
  z.string().max(64),
  z.union([z.string().max(20_000), z.number(), z.boolean(), z.null()]),
)
export type Typed = z.output<typeof typed>

const name = z.string().trim().min(1).max(120)
export const connectionBody = z.strictObject({
  kind: z.string().max(64),
  name,
  settings: typed.default({}),
})
export const changeBody = z.strictObject({
  name: name.optional(),
  settings: typed.optional(),
  isEnabled: z.boolean().optional(),
})
export const connectionParams = z.strictObject({ id: z.uuid() })

const figures = z.object({
  arrived: z.number().int().describe('Deliveries'),
  duplicate: z.number().int(),
  taken: z.number().int().describe('Events and rows'),
  refused: z.number().int(),
  codes: z.array(z.object({ code: z.string(), title: z.string().nullable(), count: z.number().int() })),
})

export const connectionReply = z.object({
  id: z.uuid(),
  kind: z.string(),
  name: z.string(),
  label: bilingual,
  icon: z.string(),
  url: z.string().nullable().describe('Where its deliveries go; null where it only pulls or reads files'),
  folder: z.string().nullable().describe('Where its files are dropped, within the data folder of the server'),
  settings: z.record(z.string(), z.unknown()).describe('Without secrets'),
  secretsSet: z.array(z.string()),
  isEnabled: z.boolean(),
  isComplete: z.boolean().describe('Whether all it needs is set'),
  waiting: z.number().int(),
  setAside: z.number().int().describe('Deliveries to be looked at'),
  unmapped: z.number().int().describe('Deliveries that wait for a mapping'),
  day: figures.describe('The last 24 hours'),
  seenAt: instant.nullable(),
  pulledAt: instant.nullable(),
  pullFault: z.object({ code: z.string(), title: z.string().nullable() }).nullable(),
  createdAt: instant,
})
export type ConnectionReply = z.output<typeof connectionReply>
export const connectionsReply = z.object({ items: z.array(connectionReply) })
export const madeReply = z.object({
  id: z.uuid(),
  url: z.string(),
  secret: z.string().nullable().describe('The signing key made for it: shown this once'),
})

export const deliveryStates = ['waiting', 'done', 'partly', 'set_aside', 'unmapped'] as const
export type DeliveryState = (typeof deliveryStates)[number]

const refusal = z.object({
  kind: z.string().describe('event, product, price, store, stock, movement'),
  name: z.string().nullable().describe('As it names itself'),
  code: z.string(),
  title: z.string().nullable(),
  path: z.string().nullable(),
})
export const deliveriesQuery = z.strictObject({
  state: z.enum(deliveryStates).optional(),
  before: z.coerce.number().int().min(1).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(30),
})
const delivery = z.object({
  id: z.string(),
  seq: z.number().int(),
  topic: z.string(),
  state: z.enum(deliveryStates),
  reason: z
    .object({ code: z.string(), title: z.string().nullable(), path: z.string().nullable() })
    .nullable(),
  refusals: z.array(refusal).describe('The first twenty'),
  taken: z.number().int(),
  refused: z.number().int(),
  attempts: z.number().int(),
  canReplay: z.boolean().describe('Its body is still there'),
  arrivedAt: instant,
  doneAt: instant.nullable(),
})
export const deliveriesReply = z.object({
  items: z.array(delivery),
  next: z.number().int().nullable().describe('Pass it as `before`'),
})
export const deliveryParams = z.strictObject({ id: z.uuid(), delivery: z.string().min(1).max(300) })

export const bodyReply = z.object({
  payload: z.string().describe('As it came; its words are hidden from whoever may not see personal data'),
  isMasked: z.boolean(),
})

export const fileQuery = z.strictObject({ name: z.string().min(1).max(200) })
export const fileReply = z.object({ deliveries: z.number().int(), rows: z.number().int() })

export const tryBody = z.strictObject({
  topic: z.string().max(200).default(''),
  payload: z.string().max(200_000).describe('As the other system sends it'),
  settings: typed.default({}).describe('Typed over what is stored'),
})
export const tryReply = z.object({
  isOk: z.boolean(),
  reason: z
    .object({ code: z.string(), title: z.string().nullable(), path: z.string().nullable() })
    .nullable(),
  events: z.array(z.record(z.string(), z.unknown())),
  rows: z.array(z.object({ kind: z.string(), value: z.record(z.string(), z.unknown()) })),
  refusals: z.array(refusal),
})
export type TryReply = z.output<typeof tryReply>
export const doneReply = z.object({ done: z.literal(true) })

import type { ErrorCode } from '../../../platform/errors.ts'
import type { Call } from '../rules/request.ts'

/** A path of the wire, as data: the handler routes by it, the API description lists it. */
export interface WireOperation {
  readonly method: 'POST' | 'GET'
  readonly path: string
  /** A shorter path that some SDKs use for the same. */
  readonly short: string | null
  readonly id: string
  readonly summary: string
  readonly call: Call
  readonly errors: readonly ErrorCode[]
}

const general: readonly ErrorCode[] = [
  'body_empty',
  'json_invalid',
  'utf8_invalid',
  'charset',
  'encoding',
  'encoding_wrong',
  'too_large',
  'key_unknown',
  'key_in_browser',
  'rate_limited',
  'overloaded',
  'disk_full',
  'stopping',
  'workspace_removed',
]
const single: readonly ErrorCode[] = [
  ...general,
  'event_too_large',
  'too_deep',
  'too_many_keys',
  'identity_missing',
  'placeholder_id',
  'timestamp',
  'event_unstorable',
]
const many: readonly ErrorCode[] = [...general, 'batch_shape', 'batch_too_large']

const operation = (verb: string, short: string, summary: string): WireOperation => ({
  method: 'POST',
  path: `/v1/${verb}`,
  short: `/v1/${short}`,
  id: `${verb}Event`,
  summary,
  call: { verb },
  errors: single,
})

export const wireOperations: readonly WireOperation[] = [
  operation('identify', 'i', 'Say who a customer is and what is known of them'),
  operation('track', 't', 'Say what a customer did'),
  operation('page', 'p', 'Say which page a customer saw'),
  operation('screen', 's', 'Say which screen of an app a customer saw'),
  operation('group', 'g', 'Say to which group a customer belongs'),
  operation('alias', 'a', 'Say that two identifiers are one customer'),
  {
    method: 'POST',
    path: '/v1/batch',
    short: '/v1/b',
    id: 'batchEvents',
    summary: 'Send up to 500 events; those refused are listed, the rest is stored',
    call: { verb: null, mustHaveTime: false },
    errors: many,
  },
  {
    method: 'POST',
    path: '/v1/import',
    short: null,
    id: 'importEvents',
    summary: 'Send up to 500 events of the past, each with its timestamp',
    call: { verb: null, mustHaveTime: true },
    errors: many,
  },
]

const byPath = new Map(
  wireOperations.flatMap((one) => [
    [one.path, one] as const,
    ...(one.short ? [[one.short, one] as const] : []),
  ]),
)

export const findOperation = (path: string): WireOperation | null => byPath.get(path) ?? null

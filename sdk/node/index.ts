/**
 * Splot for the back end of a shop: events in batches that survive a bad network, every operation of the API with its types,
 * catalogues of any length, and proof that a call came from Splot. No dependencies.
 */
export { ApiError, type Operation, type OperationName } from './api.ts'
export type { Outcome, RefusedRow } from './rows.ts'
export { createSplot, type Splot, type SplotOptions } from './splot.ts'
export type { Event, Lost } from './tracker.ts'
export { verifyWebhook, WebhookError } from './webhook.ts'

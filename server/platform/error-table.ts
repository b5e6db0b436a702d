import { audienceRows } from './error-rows/audiences.ts'
import { bodiesRows } from './error-rows/bodies.ts'
import { campaignRows } from './error-rows/campaign.ts'
import { cartRows } from './error-rows/carts.ts'
import { commerceRows } from './error-rows/commerce.ts'
import { connectRows } from './error-rows/connect.ts'
import { consentRows } from './error-rows/consent.ts'
import { contentRows } from './error-rows/content.ts'
import { deliverRows } from './error-rows/deliver.ts'
import { eventsRows } from './error-rows/events.ts'
import { experimentRows } from './error-rows/experiments.ts'
import { identityRows } from './error-rows/identity.ts'
import { importRows } from './error-rows/imports.ts'
import { journeyRows } from './error-rows/journeys.ts'
import { keysRows } from './error-rows/keys.ts'
import { loyaltyRows } from './error-rows/loyalty.ts'
import { orderRows } from './error-rows/orders.ts'
import { pagesRows } from './error-rows/pages.ts'
import { requestsRows } from './error-rows/requests.ts'
import { segmentRows } from './error-rows/segments.ts'
import { workspaceRows } from './error-rows/workspace.ts'

/**
 * Every refusal Splot can give, once: status, and in Polish and English what happened and what cures it.
 * Codes are stable: clients may switch on them. Rooms add their rows here so that one table documents all.
 */
export const errorTable = {
  ...requestsRows,
  ...bodiesRows,
  ...eventsRows,
  ...keysRows,
  ...identityRows,
  ...workspaceRows,
  ...contentRows,
  ...consentRows,
  ...deliverRows,
  ...campaignRows,
  ...commerceRows,
  ...cartRows,
  ...loyaltyRows,
  ...connectRows,
  ...orderRows,
  ...audienceRows,
  ...importRows,
  ...segmentRows,
  ...pagesRows,
  ...journeyRows,
  ...experimentRows,
} as const

export type ErrorCode = keyof typeof errorTable

export const isErrorCode = (code: string): code is ErrorCode => Object.hasOwn(errorTable, code)

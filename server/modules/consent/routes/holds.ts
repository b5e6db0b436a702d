import { z } from 'zod'
import { type AnyRoute, defineRoute, type ScopedRequest } from '../../../platform/http/route.ts'
import * as schema from '../schema.ts'
import type { ConsentDeps } from '../service/deps.ts'
import type { Holds } from '../service/holds.ts'
import type { HoldRow } from '../store/holds.ts'

/** Legal hold: persons whose data must be kept for now. */
export function createHoldRoutes(deps: ConsentDeps, holds: Holds): AnyRoute[] {
  return [
    defineRoute({
      method: 'GET',
      path: '/api/v1/privacy-holds',
      id: 'listPrivacyHolds',
      summary: 'Persons whose data must be kept for now, with the reasons, newest first',
      scope: 'privacy:manage',
      query: schema.holdsQuery,
      reply: schema.holdsReply,
      errors: [],
      handle: (request) => listHolds(deps, holds, request),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/privacy-holds',
      id: 'setPrivacyHold',
      summary: 'Keep a person’s data for now: nothing of hers is erased, and nothing of hers is used',
      scope: 'privacy:manage',
      body: schema.holdBody,
      reply: schema.holdSetReply,
      errors: ['not_found'],
      handle: ({ actor, body }) => holds.set(actor, body),
    }),
    defineRoute({
      method: 'POST',
      path: '/api/v1/privacy-holds/{id}/lift',
      id: 'liftPrivacyHold',
      summary: 'Lift a hold: an erasure that waited for it goes on',
      scope: 'privacy:manage',
      params: schema.requestParams,
      reply: z.object({ id: z.uuid() }),
      errors: ['not_found'],
      handle: async ({ actor, params }) => {
        await holds.lift(actor, params.id)
        return { id: params.id }
      },
    }),
  ]
}

type Asked = ScopedRequest<unknown, { state: 'standing' | 'lifted' }, unknown>

async function listHolds(
  deps: ConsentDeps,
  holds: Holds,
  { workspaceId, actor, query }: Asked,
): Promise<{ items: schema.HoldReply[] }> {
  const rows = await holds.list(workspaceId, query.state === 'standing')
  const births = [...new Set(rows.map((row) => row.birth))]
  const names = await deps.nameCustomers(workspaceId, births, actor.scopes.has('customers:pii'))
  return { items: rows.map((row) => showHold(row, names.get(row.birth) ?? null)) }
}

const isoOrNull = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

const showHold = ({ birth, setAt, liftedAt, ...row }: HoldRow, name: string | null): schema.HoldReply => ({
  ...row,
  customerId: birth,
  customerName: name,
  setAt: new Date(setAt).toISOString(),
  liftedAt: isoOrNull(liftedAt),
})

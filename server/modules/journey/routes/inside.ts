import { guestCodeOf } from '@splot/contract/guest-code'
import { z } from 'zod'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import { isUuid } from '../../../platform/ids.ts'
import type { JourneyDeps } from '../service/deps.ts'
import { getJourney } from '../service/journeys.ts'
import { sayReason } from '../service/path.ts'
import { type InsideRow, listHeld, listWaiting } from '../store/inside.ts'
import * as api from './shapes.ts'

const instant = z.iso.datetime()
/** `1790000000000_<id of a run>` */
const cursorForm = /^\d{1,15}_[0-9a-f-]{36}$/

const query = z.strictObject({
  node: z.string().max(40).optional().describe('At this step alone'),
  cursor: z.string().regex(cursorForm).optional(),
  limit: z.coerce.number().int().min(1).max(100).default(50),
})

const person = z.object({
  runId: z.uuid(),
  customer: z.uuid(),
  name: z.string().nullable(),
  guestCode: z.string(),
  version: z.number().int(),
  node: z.string(),
  isControl: z.boolean().describe('Held out: nothing is done'),
  enteredAt: instant,
  arrivedAt: instant.describe('At the step'),
  wakeAt: instant.nullable().describe('When her turn comes; null: held by an error'),
  heldBy: z.string().nullable().describe('The error, in words'),
})

const readCursor = (cursor: string | undefined): { at: number; id: string } | null => {
  const [at, id] = (cursor ?? '').split('_')
  // No cursor of ours: the list begins anew.
  return at === undefined || id === undefined || !isUuid(id) ? null : { at: Number(at), id }
}

/** Who is inside, step by step: the list somebody is taken out of. */
export const insideRoute = (deps: Pick<JourneyDeps, 'db' | 'profile'>): AnyRoute =>
  defineRoute({
    method: 'GET',
    path: '/api/v1/journeys/{id}/people',
    id: 'listPeopleInJourney',
    summary: 'Who is inside: first whom an error holds, then who waits, whose turn comes next first',
    scope: 'customers:read',
    params: api.idParams,
    query,
    reply: z.object({ items: z.array(person), nextCursor: z.string().nullable() }),
    errors: ['not_found'],
    async handle({ params, query: { node = null, cursor, limit }, workspaceId, actor, language }) {
      const asked = { journeyId: params.id, node, limit: limit + 1 }
      const { held, waiting } = await deps.db.inWorkspace(workspaceId, async (tx) => {
        await getJourney(tx, params.id)
        return {
          held: cursor === undefined ? await listHeld(tx, { ...asked, limit }) : [],
          waiting: await listWaiting(tx, { ...asked, after: readCursor(cursor) }),
        }
      })
      const page = waiting.slice(0, limit)
      const rows = [...held, ...page]
      const roots = [...new Set(rows.map(({ root }) => root))]
      const names = await deps.profile.nameCustomers(workspaceId, roots, actor.scopes.has('customers:pii'))
      const last = page.at(-1)
      return {
        items: rows.map((row) => ({
          ...show(row),
          name: names.get(row.root) ?? null,
          heldBy: row.wakeAt === null ? sayReason(row.reason ?? '', language) : null,
        })),
        nextCursor: waiting.length > limit && last !== undefined ? `${last.wakeAt}_${last.id}` : null,
      }
    },
  })

const iso = (at: number): string => new Date(at).toISOString()

const show = ({ id, root, version, node, isControl, enteredAt, arrivedAt, wakeAt }: InsideRow) => ({
  ...{ runId: id, customer: root, guestCode: guestCodeOf(root), version, node, isControl },
  ...{ enteredAt: iso(enteredAt), arrivedAt: iso(arrivedAt), wakeAt: wakeAt === null ? null : iso(wakeAt) },
})

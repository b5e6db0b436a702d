import { sayCondition } from '@splot/contract/segment/sentence'
import { type AnyRoute, defineRoute } from '../../../platform/http/route.ts'
import * as api from '../schema/api.ts'
import type { DeskDeps } from '../service/desk-deps.ts'
import { readHistoryOf } from '../service/history.ts'
import { getSegment } from '../service/segments.ts'
import { explainMembership, listOfCustomer, showFlip } from '../service/why.ts'
import { listEntries, listMembers } from '../store/history.ts'
import { cutPage, readCursor, readNewest, showPerson, toIso } from './show.ts'

/** Who is in, who came and went, and why. */
export const createPeopleRoutes = (deps: DeskDeps): AnyRoute[] => [
  membersRoute(deps),
  historyRoute(deps),
  ofCustomerRoute(deps),
  whyRoute(deps),
]

function membersRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/segments/{id}/members',
    id: 'listMembersOfSegment',
    summary: 'Who is in, whoever came last first, each with what brought her in',
    scope: 'segments:read',
    params: api.idParams,
    query: api.pageQuery,
    reply: api.membersReply,
    errors: ['not_found'],
    async handle({ params, query, workspaceId, actor, language }) {
      const place = readCursor(query.cursor)
      const before = place === null ? null : { since: place.at, root: place.id }
      const { page, nextCursor, entries } = await deps.db.inWorkspace(workspaceId, async (tx) => {
        await getSegment(tx, params.id)
        const rows = await listMembers(tx, params.id, { before, limit: query.limit + 1 })
        const cut = cutPage(rows, query.limit, (row) => ({ at: row.since, id: row.root }))
        const came = await listEntries(
          tx,
          params.id,
          cut.page.map(({ root }) => root),
        )
        return { ...cut, entries: new Map(came.map((one) => [one.root, one])) }
      })
      const roots = page.map((row) => row.root)
      const names = await deps.nameCustomers(workspaceId, roots, actor.scopes.has('customers:pii'))
      return {
        items: page.map(({ root, since }) => {
          const entry = entries.get(root)
          const cause = entry === undefined ? null : showFlip(entry, { language }).cause
          return { ...showPerson(root, names), since: toIso(since), cause }
        }),
        nextCursor,
      }
    },
  })
}

function historyRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/segments/{id}/history',
    id: 'getSegmentHistory',
    summary: 'How many entered and left each day, and who did last, with the cause',
    scope: 'segments:read',
    params: api.idParams,
    query: api.historyQuery,
    reply: api.historyReply,
    errors: ['not_found'],
    async handle({ params, query, workspaceId, actor, language }) {
      const { days, latest } = await readHistoryOf(deps, workspaceId, { ...params, ...query })
      const roots = [...new Set(latest.map((row) => row.root))]
      const names = await deps.nameCustomers(workspaceId, roots, actor.scopes.has('customers:pii'))
      return {
        days,
        latest: latest.map((row) => ({
          ...showFlip(row, { language }),
          customer: showPerson(row.root, names),
        })),
      }
    },
  })
}

function ofCustomerRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{id}/segments',
    id: 'listSegmentsOfCustomer',
    summary: 'The segments a customer is in, with since when and what brought her there',
    scope: 'segments:read',
    params: api.customerParams,
    reply: api.ofCustomerReply,
    errors: ['not_found'],
    async handle({ params, workspaceId, actor, language }) {
      const reader = { language, seesPii: actor.scopes.has('customers:pii') }
      const { rows, memberships, flips, names } = await listOfCustomer(deps, workspaceId, {
        ...{ customerId: params.id, reader },
      })
      return {
        items: memberships
          .sort((a, b) => b.since - a.since)
          .flatMap(({ segmentId, since }) => {
            const row = rows.find((one) => one.id === segmentId)
            if (row === undefined) return []
            const entry = flips.find((one) => one.segmentId === segmentId && one.isEntry)
            const { id, name, folder } = row
            return [
              {
                ...{ id, name, folder, since: toIso(since) },
                cause: entry === undefined ? null : showFlip(entry, reader).cause,
                sentence: sayCondition(readNewest(row), language, names),
              },
            ]
          }),
      }
    },
  })
}

function whyRoute(deps: DeskDeps): AnyRoute {
  return defineRoute({
    method: 'GET',
    path: '/api/v1/customers/{id}/segments/{segment}',
    id: 'explainMembership',
    summary: 'Why a customer is in a segment, or why not: each part with the fact behind it',
    scope: 'segments:read',
    params: api.whyParams,
    reply: api.whyReply,
    errors: ['not_found'],
    handle: ({ params, workspaceId, actor, language }) =>
      explainMembership(deps, workspaceId, {
        ...{ customerId: params.id, segmentId: params.segment },
        reader: { language, seesPii: actor.scopes.has('customers:pii') },
      }),
  })
}

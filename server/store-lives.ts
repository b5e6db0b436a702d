import { z } from 'zod'
import { SplotError } from './platform/errors.ts'
import type { AnyRoute, ScopedRequest } from './platform/http/route.ts'
import { seesLives } from './platform/http/scope.ts'
import { hideInList, hideLife, hideOrder, hideOrders, hidePoints, hideReasons } from './till/hide-life.ts'
import { findRoots, type JudgeDeps, judgeAdvice, judgeSoon } from './till/judge.ts'

/**
 * What a customer did is shown in a store with her consent to advice alone (D42): not on the screens only, but by the API, for
 * whoever works there. Members without `customers:life` are asked for that consent on each route that tells of a life. A key is
 * a system's, and holds what it was given.
 */
export const keepLives = (routes: readonly AnyRoute[], deps: JudgeDeps): AnyRoute[] =>
  routes.map((route) => {
    const rule = rules[route.id]
    if (rule === undefined) return route
    return {
      ...route,
      errors: [...route.errors, ...(rule.refuses ?? [])],
      handle: (request) =>
        seesLives(request.actor) ? route.handle(request) : rule.answer(deps, route, request),
    }
  })

type Asked = ScopedRequest<never, never, never>
interface Rule {
  refuses?: AnyRoute['errors']
  answer(deps: JudgeDeps, route: AnyRoute, request: Asked): Promise<unknown>
}

const idOf = (from: unknown, key: string): string | null => {
  const id: unknown = typeof from === 'object' && from !== null ? Reflect.get(from, key) : null
  return typeof id === 'string' && z.uuid().safeParse(id).success ? id : null
}

/** Nobody's life is anybody's: whom identity does not know the route itself does not find. */
async function isOpen(deps: JudgeDeps, { workspaceId }: Asked, id: string | null): Promise<boolean> {
  if (id === null) return true
  const root = (await findRoots(deps, workspaceId, [id])).get(id)
  return root === undefined || (await judgeSoon(deps, workspaceId, root)).isAllowed
}

/** Not answered without her consent. @param of which part of the request names her */
const refused = (of: 'params' | 'query', key: string): Rule => ({
  refuses: ['advice_refused'],
  async answer(deps, route, request) {
    if (await isOpen(deps, request, idOf(request[of], key))) return route.handle(request)
    throw new SplotError('advice_refused', { path: `${of}.${key}` })
  },
})

/** Answered without what she did; `idIn` finds her in the answer. */
const hidden = (
  hide: (reply: unknown) => unknown,
  idIn: (reply: unknown, request: Asked) => string | null,
): Rule => ({
  async answer(deps, route, request) {
    const reply = await route.handle(request)
    return (await isOpen(deps, request, idIn(reply, request))) ? reply : hide(reply)
  },
})
const ofReply = (key: string) => (reply: unknown) => idOf(reply, key)
const ofParams = (_: unknown, { params }: Asked) => idOf(params, 'id')

/**
 * Goes on for long: her wishes are in it while she agrees. Whenever her answer becomes another the stream ends, and the browser
 * asks anew.
 */
const streamed: Rule = {
  async answer(deps, route, request) {
    const { actor, workspaceId, params } = request
    const id = idOf(params, 'id')
    const root = id === null ? undefined : (await findRoots(deps, workspaceId, [id])).get(id)
    if (root === undefined) return route.handle(request)
    const wasOpen = (await judgeSoon(deps, workspaceId, root)).isAllowed
    const isAsBefore = async () => (await judgeAdvice(deps, workspaceId, root)).isAllowed === wasOpen
    return route.handle({
      ...request,
      actor: wasOpen ? { ...actor, scopes: new Set([...actor.scopes, 'customers:life']) } : actor,
      recheck: async () => ((await isAsBefore()) ? request.recheck() : null),
    })
  },
}

/** Whole lists are cut whoever stands in them. */
const cut = (hide: (reply: unknown, query: unknown) => unknown): Rule => ({
  answer: async (_, route, request) => hide(await route.handle(request), request.query),
})

/** Who is in a group tells what they did. */
const closed: Rule = {
  refuses: ['group_refused'],
  answer: () => Promise.reject(new SplotError('group_refused')),
}

const rules: Readonly<Record<string, Rule>> = {
  listTimeline: refused('params', 'id'),
  getWishlist: refused('params', 'id'),
  changeWishlist: refused('params', 'id'),
  watchCart: streamed,
  listCustomerJourneys: refused('params', 'id'),
  listSegmentsOfCustomer: refused('params', 'id'),
  explainMembership: refused('params', 'id'),
  getCustomer: hidden(hideLife, ofReply('id')),
  lookUpCustomer: hidden(hideLife, ofReply('id')),
  getLoyaltyOf: hidden(hidePoints, ofParams),
  getOrder: hidden(hideOrder, ofReply('customerId')),
  listCustomers: cut(hideInList),
  listJourneyTasks: cut(hideReasons),
  listMembersOfSegment: closed,
  listPeopleInJourney: closed,
  listOrders: {
    refuses: ['advice_refused'],
    answer: (deps, route, request) =>
      idOf(request.query, 'customerId') === null
        ? cut(hideOrders).answer(deps, route, request)
        : refused('query', 'customerId').answer(deps, route, request),
  },
}

/** Routes whose answer depends on whether she agreed. */
export const routesOfLives: readonly string[] = Object.keys(rules)

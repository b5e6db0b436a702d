import { expect, it } from 'vitest'
import type { Actor, AnyRoute, ScopedRequest } from './platform/http/route.ts'
import { seesLives } from './platform/http/scope.ts'
import { keepLives } from './store-lives.ts'

type Asked = ScopedRequest<never, never, never>
type Deps = Parameters<typeof keepLives>[1]

const hanna = '0198c0de-0000-7000-8000-000000000001'
const actor: Actor = {
  ...{ kind: 'member', id: 'm-1', name: 'Joanna', workspaceId: 'w' },
  scopes: new Set(['carts:read']),
}

/** A stream of her cart as a store opens it, with what she says about advice. */
async function openStream(says: { yes: boolean }, who: Actor | null = actor) {
  const deps = {
    db: { inWorkspace: async (_: string, act: (tx: object) => unknown) => act({}) },
    consent: { explain: async () => (says.yes ? { ok: true } : { ok: false, reason: 'no_consent' }) },
    graph: { listClusters: async () => [{ birthId: hanna, root: hanna }] },
    catchUp: async () => undefined,
    // No more of the rooms is asked.
  } as unknown as Deps
  const opened: Asked[] = []
  const route = {
    ...{ method: 'GET', path: '/', id: 'watchCart', scope: 'carts:read', errors: [] },
    handle: async (request: Asked) => void opened.push(request),
  } as unknown as AnyRoute
  const asked = { actor, workspaceId: 'w', params: { id: hanna }, recheck: async () => who }
  await keepLives([route], deps)[0]?.handle(asked as unknown as Asked)
  const [request] = opened
  if (request === undefined) throw new Error('The stream was not opened')
  return request
}

it('her wishes are in the stream of her cart while she agrees; another answer of hers ends it', async () => {
  const says = { yes: false }
  const hidden = await openStream(says)
  expect([seesLives(hidden.actor), await hidden.recheck()]).toEqual([false, actor])
  says.yes = true
  expect(await hidden.recheck()).toBeNull()
  const shown = await openStream(says)
  expect([seesLives(shown.actor), await shown.recheck()]).toEqual([true, actor])
  says.yes = false
  expect(await shown.recheck()).toBeNull()
})

it('the leave of one stream is nobody else’s, and ends with the session', async () => {
  const says = { yes: true }
  await openStream(says)
  expect(seesLives(actor)).toBe(false)
  expect(await (await openStream(says, null)).recheck()).toBeNull()
})

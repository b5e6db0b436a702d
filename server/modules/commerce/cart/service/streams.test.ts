import { describe, expect, it } from 'vitest'
import type { Clock } from '../../../../platform/clock.ts'
import { createLiveHub } from '../../../../platform/live/hub.ts'
import { silentLogger } from '../../../../platform/logger.ts'
import { documentId } from '../rules/whole.ts'
import { createStreams } from './streams.ts'

const home = { anonymousId: 'd-1', birth: null }
const ids = [documentId('cart', home)]
const birth = { birthId: 'b-1', root: 'b-1', kind: 'anonymous_id', value: 'd-1' }

/** A screen of a device, the hub, and a shop in which its cart is looked up as often as `looks` says. */
async function openScreen() {
  let now = 0
  let isKnown = false
  let isAllowed = true
  let looks = 0
  const waiting: ((view: object) => void)[] = []
  const clock: Clock = {
    now: () => now,
    monotonic: () => now,
    sleep: (_ms, signal) =>
      new Promise((resolve) => {
        if (signal?.aborted) resolve()
        else signal?.addEventListener('abort', () => resolve(), { once: true })
      }),
  }
  const live = createLiveHub()
  const deps = {
    db: { inWorkspace: (workspaceId: string, run: (tx: object) => unknown) => run({ workspaceId }) },
    graph: {
      findByIdentifier: async () => (isKnown ? { id: 'b-1', birth: 'b-1' } : null),
      listClusters: async () => (isKnown ? [birth] : []),
    },
    ...{ clock, live, logger: silentLogger },
  }
  const feeds = {
    cart: () => {
      looks++
      return new Promise<object>((resolve) => waiting.push(resolve))
    },
    wishlist: async () => ({}),
    order: null,
    loyalty: null,
  }
  const shopper = {
    kind: 'guest',
    workspaceId: 'default',
    anonymousId: 'd-1',
    birth: null,
    births: [],
  } as const
  const done = new AbortController()
  const reply = await createStreams(deps as never, feeds).open({
    asker: { workspaceId: 'default', language: 'pl', shopper: { ...shopper, channel: 'web' } },
    isStillAllowed: async () => isAllowed,
    signal: done.signal,
  })
  const reader = reply.body?.getReader()
  return {
    live,
    looks: () => looks,
    close: () => done.abort(),
    /** Her token is over; so much later. */
    end(ms: number) {
      isAllowed = false
      now += ms
    },
    /** Identity sees the device; so much later. */
    meet(ms: number) {
      isKnown = true
      now += ms
    },
    tell: (name: string, n: number) =>
      live.tell('default', 'cart', { ids, shown: { for: name, view: { n } } }),
    /** The look under way that began first ends with this. */
    answer: (n: number) => waiting.shift()?.({ n }),
    /** The next cart that is shown; null once the screen is closed. */
    async next(): Promise<unknown> {
      for (;;) {
        const { value, done: isOver } = (await reader?.read()) ?? {}
        if (isOver) return null
        const text = new TextDecoder().decode(value)
        const [, data] = /^event: cart\ndata: (.*)\n\n$/.exec(text) ?? []
        if (data !== undefined) return JSON.parse(data).n
      }
    },
  }
}

describe('an open screen of a cart', () => {
  it('shows at once what the news bring along, and asks for nothing', async () => {
    const screen = await openScreen()
    screen.answer(0)
    expect(await screen.next()).toBe(0)
    screen.tell('pl|device|d-1', 1)
    screen.tell('pl|device|d-1', 2)
    expect([await screen.next(), await screen.next()]).toEqual([1, 2])
    expect(screen.looks()).toBe(1)
    screen.close()
  })

  it('shows nothing older after something newer: news wait for the look that began before them', async () => {
    const screen = await openScreen()
    screen.tell('pl|device|d-1', 1)
    screen.answer(0)
    expect([await screen.next(), await screen.next()]).toEqual([0, 1])
    screen.close()
  })

  it('closes by its next beat once her token is over', async () => {
    const screen = await openScreen()
    screen.answer(0)
    await screen.next()
    screen.end(15_000)
    screen.tell('pl|device|d-1', 1)
    expect([await screen.next(), await screen.next()]).toEqual([1, null])
    screen.close()
  })

  it('of a device goes on as it was once identity has seen it: nothing is asked anew', async () => {
    const screen = await openScreen()
    screen.answer(0)
    await screen.next()
    screen.meet(20_000)
    screen.tell('pl|device|d-1', 1)
    screen.tell('pl|device|d-1', 2)
    expect([await screen.next(), await screen.next()]).toEqual([1, 2])
    expect(screen.looks()).toBe(1)
    screen.close()
  })

  it('looks for itself where news were made for somebody else: a desk sees more than a guest', async () => {
    const screen = await openScreen()
    screen.answer(0)
    await screen.next()
    screen.meet(2_000)
    screen.tell('pl|customer|b-1', 7)
    await new Promise((resolve) => setImmediate(resolve))
    screen.answer(1)
    expect([await screen.next(), screen.looks()]).toEqual([1, 2])
    screen.close()
  })

  it('is told of its own cart alone, and of nothing once it is closed', async () => {
    const screen = await openScreen()
    screen.answer(0)
    await screen.next()
    screen.live.tell('default', 'cart', { ids: ['another'], shown: { for: 'pl|device|d-1', view: { n: 1 } } })
    screen.tell('pl|device|d-1', 2)
    expect(await screen.next()).toBe(2)
    screen.close()
    await expect.poll(() => screen.live.hasListeners('default', 'cart')).toBe(false)
  })
})

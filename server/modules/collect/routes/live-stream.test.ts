import { expect, it } from 'vitest'
import type { Actor } from '../../../platform/http/route.ts'
import type { Scope } from '../../../platform/http/scope.ts'
import { createLiveHub } from '../../../platform/live/hub.ts'
import type { Live } from '../service/live.ts'
import { keepsRights, listTopics, type StreamWatcher, streamLive } from './live-stream.ts'

/** A clock on which every sleep of the stream is a second. */
function makeClock() {
  let ms = 0
  return {
    now: () => ms,
    monotonic: () => ms,
    sleep: async () => {
      ms += 1_000
      await new Promise((resolve) => setImmediate(resolve))
    },
  }
}

const live = { getVersion: () => 0 } as unknown as Live

function open(isStillAllowed: StreamWatcher['isStillAllowed']) {
  const clock = makeClock()
  const watcher: StreamWatcher = {
    workspaceId: 'default',
    language: 'pl',
    canSeePersonal: true,
    canSeeEvents: false,
    topics: [],
    isStillAllowed,
  }
  const closing = new AbortController()
  const reply = streamLive(watcher, closing.signal, { live, hub: createLiveHub(), clock })
  return { clock, text: reply.text(), close: () => closing.abort() }
}

it('ends within half a minute after the right to it did', async () => {
  let endedAt: number | null = null
  const stream = open(async () => {
    if (stream.clock.now() < 100_000) return true
    endedAt ??= stream.clock.now()
    return false
  })
  await stream.text
  expect(endedAt).not.toBeNull()
  expect(stream.clock.now()).toBeLessThan(130_000)
  expect(stream.clock.now()).toBeGreaterThanOrEqual(100_000)
})

it('tells what changed by its id alone, to whoever may read it', async () => {
  expect(listTopics(new Set(['orders:read', 'catalog:write']))).toEqual(['order'])
  const hub = createLiveHub()
  const closing = new AbortController()
  const watcher: StreamWatcher = {
    ...{ workspaceId: 'default', language: 'pl', canSeePersonal: false, canSeeEvents: false },
    ...{ topics: ['order'], isStillAllowed: async () => true },
  }
  const reply = streamLive(watcher, closing.signal, { live, hub, clock: makeClock() })
  hub.tell('default', 'order', { id: 'o-1', births: ['b'] })
  hub.tell('default', 'connection', { id: 'c-1' })
  hub.tell('elsewhere', 'order', { id: 'o-2', births: [] })
  let text = ''
  for await (const part of reply.body?.pipeThrough(new TextDecoderStream()) ?? []) {
    text += part
    // What was told with it has been looked at with it.
    if (text.includes('o-1')) closing.abort()
  }
  expect(text).toContain('event: order\ndata: {"id":"o-1"}\n')
  expect(text).not.toMatch(/c-1|o-2|"b"/)
})

it('goes on while the database does not answer', async () => {
  let asked = 0
  const stream = open(async () => {
    asked++
    if (asked === 4) stream.close()
    throw Object.assign(new Error('connection'), { code: 'ECONNREFUSED' })
  })
  await stream.text
  expect(asked).toBe(4)
})

const actor = (workspaceId: string, ...scopes: Scope[]): Actor => ({
  kind: 'member',
  id: 'u1',
  name: 'Ada',
  workspaceId,
  scopes: new Set<Scope>(scopes),
})

it.each<[string, Actor | null, boolean]>([
  ['the same rights', actor('default', 'customers:read', 'customers:pii'), true],
  ['more rights', actor('default', 'customers:read', 'customers:pii', 'events:read'), true],
  ['no more personal data', actor('default', 'customers:read'), false],
  ['nothing to read', actor('default', 'self'), false],
  ['another workspace', actor('other', 'customers:read', 'customers:pii'), false],
  ['no session', null, false],
])('with %s', async (_name, now, expected) => {
  const opener = actor('default', 'customers:read', 'customers:pii')
  const request = { actor: opener, workspaceId: 'default', recheck: async () => now }
  expect(await keepsRights(request)).toBe(expected)
})

import { createApp } from '../server/app.ts'
import { readConfig } from '../server/config.ts'
import type { Foundation } from '../server/foundation.ts'
import type { Pipeline } from '../server/pipeline.ts'
import type { AnyRoute } from '../server/platform/http/route.ts'

/** Anything asked of it is itself: enough for wiring, which only passes things on. */
const hollow: object = new Proxy(() => hollow, { get: () => hollow, apply: () => hollow })

/** Every route of the server, without starting anything: the composition root over nothing. */
export function listRoutes(): readonly AnyRoute[] {
  const base = new Proxy({ config: readConfig({}) }, { get: (own, key) => Reflect.get(own, key) ?? hollow })
  return createApp(
    base as Foundation,
    () => '',
    () => hollow as Pipeline,
  ).routes
}

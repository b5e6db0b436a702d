import { createCalendar } from '../../server/modules/segment/rules/calendar.ts'
import { compile } from '../../server/modules/segment/rules/compile.ts'
import {
  newStanding,
  remember,
  type Standing,
  settle,
} from '../../server/modules/segment/rules/incremental.ts'
import { Memory } from '../../server/modules/segment/rules/memory.ts'
import { createWorkload } from '../ingest/workload.ts'
import { idOf, makeConditions } from './conditions.ts'

const customers = 20_000
const scopes = { none: new Set<never>(), memory: new Set(['memory'] as const) }

interface Met {
  memory: Memory
  standing: Standing
}

interface WireEvent {
  event?: string
  properties?: Record<string, unknown>
}

const nowhere = {
  source: null,
  medium: null,
  campaign: null,
  clickId: null,
  referrerHost: null,
  device: null,
  store: null,
}

/** Events as the step gets them, made before the clock runs. */
function makeEvents(count: number) {
  const workload = createWorkload(5)
  const { batch } = JSON.parse(workload.makeBatch(count)) as { batch: WireEvent[] }
  const start = Date.UTC(2026, 10, 1)
  return batch.map(({ event, properties }, i) => ({
    ...{ name: event ?? 'Identify', ts: start + i * 3, channel: 'web' as const, touchpoint: nowhere },
    properties: properties ?? {},
  }))
}

/** Events a second through the engine alone, one thread, a thousand segments live. */
export function measureMemory(scale: number) {
  const defs = makeConditions().map((condition, i) => ({
    id: idOf(i),
    live: { version: 1, condition },
    next: null,
  }))
  const calendar = createCalendar('Europe/Warsaw')
  const program = compile(defs, calendar)
  const events = makeEvents(Math.round(200_000 * scale))
  const met: Met[] = Array.from({ length: customers }, () => ({
    memory: new Memory(),
    standing: newStanding(),
  }))
  let [flips, leaves] = [0, 0]
  const take = (from: number, to: number) => {
    for (let i = from; i < to; i++) {
      const event = events[i]
      const one = met[(i * 7_919) % customers]
      if (event === undefined || one === undefined) continue
      const touched = remember(program, one.memory, { event, pos: i }) ?? []
      leaves += touched.length
      const isDue = one.standing.dueAt <= event.ts
      flips += settle(program, one.standing, {
        memories: [one.memory],
        moment: { now: event.ts, calendar },
        touched,
        scope: isDue ? scopes.memory : scopes.none,
        facts: null,
        chosen: [],
        versionOf: (segment) => segment.live,
      }).length
    }
  }
  // The first part fills caches and compiled code.
  const warm = Math.floor(events.length / 10)
  take(0, warm)
  leaves = 0
  const before = process.cpuUsage()
  const started = performance.now()
  take(warm, events.length)
  const seconds = (performance.now() - started) / 1000
  const cpu = process.cpuUsage(before)
  const count = events.length - warm
  return {
    eventsPerS: count / seconds,
    cpuUsPerEvent: (cpu.user + cpu.system) / count,
    leavesPerEvent: leaves / count,
    flips,
    traces: program.traces.length,
    leaves: program.leaves.length,
  }
}

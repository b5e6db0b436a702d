import type { World } from './world.ts'

/** An event as the log holds it. */
export interface LoggedEvent {
  pos: number
  ts: number
  body: Record<string, unknown> & { messageId: string; type: string }
}

/** What the model says of one person, told as plainly as possible: no code of the server's. */
export interface ToldPerson {
  names: string[]
  traits: Record<string, unknown>
  orders: number
  revenueMinor: number
  firstSeenAt: string
  lastSeenAt: string
  /** messageIds, newest first. */
  timeline: string[]
}

/** Events in the order of acceptance; commands left out. Event times carry their zone and lie before receipt. */
export async function readLog(world: World): Promise<LoggedEvent[]> {
  const rows = await world.query<{ pos: string; body: string; received_at: string }>(
    `SELECT pos, body, received_at FROM platform.log WHERE kind = 'e' ORDER BY pos`,
  )
  return rows.map((row) => {
    const body = JSON.parse(row.body) as LoggedEvent['body']
    return {
      pos: Number(row.pos),
      ts: Math.min(Date.parse(String(body.timestamp)), Number(row.received_at)),
      body,
    }
  })
}

/** The people of a log of single-identifier events; `personOf` says whose an identifier is. */
export function readPeople(
  log: readonly LoggedEvent[],
  personOf: (name: string) => string,
): Map<string, ToldPerson> {
  const groups = new Map<string, LoggedEvent[]>()
  for (const event of log) {
    const person = personOf(String(event.body.userId ?? event.body.anonymousId))
    groups.set(person, [...(groups.get(person) ?? []), event])
  }
  return new Map([...groups].map(([person, events]) => [person, tellPerson(events)]))
}

function tellPerson(events: readonly LoggedEvent[]): ToldPerson {
  const inTime = [...events].sort((a, b) => a.ts - b.ts || a.pos - b.pos)
  const traits: Record<string, unknown> = {}
  const totals = new Map<string, number>()
  for (const { body } of inTime) {
    if (body.type === 'identify') Object.assign(traits, body.traits)
    if (body.event === 'Order Completed') {
      const order = body.properties as { order_id: string; total: string }
      totals.set(order.order_id, Math.round(Number(order.total) * 100))
    }
  }
  const at = (event: LoggedEvent | undefined) => new Date(event?.ts ?? 0).toISOString()
  return {
    names: [...new Set(events.map(({ body }) => String(body.userId ?? body.anonymousId)))].sort(),
    traits,
    orders: totals.size,
    revenueMinor: [...totals.values()].reduce((sum, total) => sum + total, 0),
    firstSeenAt: at(inTime[0]),
    lastSeenAt: at(inTime[inTime.length - 1]),
    timeline: inTime.map(({ body }) => body.messageId).reverse(),
  }
}

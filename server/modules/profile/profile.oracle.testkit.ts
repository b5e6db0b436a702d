/** One event as the oracle hears it: plain values, no reading of bodies. */
export interface PlainEvent {
  who: string
  ts: number
  channel: 'web' | 'app' | 'pos' | 'email'
  store: string | null
  traits: Record<string, unknown> | null
  order: {
    act: 'placed' | 'refunded' | 'cancelled'
    id: string
    grosze: number | null
    returnId: string | null
  } | null
  category: string | null
}

/**
 * What must be known of the people in `who`, told by walking all events in order of time: no folds, no keys, no
 * sharing of code with the room. Amounts in grosze.
 */
export function tellPlainly(log: readonly PlainEvent[], who: ReadonlySet<string>) {
  const life = log
    .map((event, pos) => ({ ...event, pos }))
    .filter((event) => who.has(event.who))
    .sort((a, b) => a.ts - b.ts || a.pos - b.pos)
  const channels: Record<string, number> = {}
  const traits: Record<string, unknown> = {}
  const stores: Record<string, number> = {}
  const interest: Record<string, number> = {}
  for (const event of life) {
    channels[event.channel] = (channels[event.channel] ?? 0) + 1
    if (event.store !== null) stores[event.store] = (stores[event.store] ?? 0) + 1
    for (const [key, value] of Object.entries(event.traits ?? {})) {
      if (value === null) delete traits[key]
      else traits[key] = value
    }
    if (event.category !== null) interest[event.category] = (interest[event.category] ?? 0) + 1
  }
  return {
    firstSeenAt: life[0] === undefined ? null : new Date(life[0].ts).toISOString(),
    lastSeenAt: life.at(-1) === undefined ? null : new Date(life.at(-1)?.ts ?? 0).toISOString(),
    eventsByChannel: channels,
    traits,
    favouriteStore: pickMost(stores),
    favouriteCategory: pickMost(interest),
    ...tellOrders(life),
  }
}

function tellOrders(life: readonly PlainEvent[]) {
  const totals = new Map<string, number>()
  const gone = new Set<string>()
  for (const { order } of life) {
    if (order?.act === 'placed') {
      // An order told again without its total keeps the one it had.
      totals.set(order.id, order.grosze ?? totals.get(order.id) ?? 0)
      gone.delete(order.id)
    } else if (order?.act === 'cancelled') gone.add(order.id)
  }
  const returned = new Map<string, Map<string, number>>()
  let loose = 0
  life.forEach(({ order }, index) => {
    if (order?.act !== 'refunded') return
    const documents = returned.get(order.id) ?? new Map<string, number>()
    returned.set(order.id, documents)
    documents.set(order.returnId ?? `nameless ${index}`, order.grosze ?? totals.get(order.id) ?? 0)
  })
  let revenue = 0
  let orders = 0
  for (const [id, total] of totals) {
    if (gone.has(id)) continue
    orders++
    const back = [...(returned.get(id)?.values() ?? [])].reduce((sum, one) => sum + one, 0)
    revenue += Math.max(0, total - back)
  }
  for (const [id, documents] of returned) {
    if (totals.has(id) || gone.has(id)) continue
    for (const one of documents.values()) loose += one
  }
  return { orders, revenue: revenue - loose }
}

function pickMost(counts: Record<string, number>): string | null {
  const most = Math.max(...Object.values(counts))
  return (
    Object.keys(counts)
      .filter((key) => counts[key] === most)
      .sort()[0] ?? null
  )
}

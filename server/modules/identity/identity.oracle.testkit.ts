/**
 * What identity must come to, told as plainly as possible and sharing no code with it: the whole log replayed one
 * record at a time, customers found anew by walking all live links whenever a question comes up.
 */
export interface OracleEvent {
  type: 'event'
  pos: number
  at: number
  isKiosk: boolean
  /** `kind|value`, strongest first. */
  names: string[]
}
export type OracleRecord =
  | OracleEvent
  | { type: 'merge'; pos: number; a: string; b: string }
  | { type: 'split'; pos: number; customer: string; merge: { pos: number; ord: number } }
  | { type: 'part'; pos: number; customer: string; names: string[] }

interface Edge {
  x: string
  y: string
  pos: number
  ord: number
  live: boolean
  at: number
  lastDay: number | null
  why: string
}
interface Joined {
  pos: number
  ord: number
  edge: Edge
  undone: boolean
}

const DAY = 24 * 60 * 60 * 1000
const most: Record<string, number> = {
  user_id: 1,
  card: 1,
  email: 5,
  phone: 5,
  device_id: 1000,
  anonymous_id: 1000,
}
const kindOf = (name: string) => name.split('|')[0] ?? ''
const isDevice = (name: string) => ['device_id', 'anonymous_id'].includes(kindOf(name))
const isOwner = (name: string) => ['user_id', 'card'].includes(kindOf(name))

export class Oracle {
  readonly names: string[] = [] // in order of birth
  readonly edges: Edge[] = []
  readonly barred = new Map<string, string>()
  readonly merges: Joined[] = []
  /** Time of the oldest event that carried each name. */
  readonly firstAt = new Map<string, number>()
  /** Owner of each event by its position: the name whose birth it took. */
  readonly leads = new Map<number, string>()
  limitHits = 0
  private parted: { x: string; y: string }[] = []
  private readonly maxRefusals: number

  constructor(maxRefusals: number) {
    this.maxRefusals = maxRefusals
  }

  replay(log: readonly OracleRecord[]): this {
    for (const one of log) {
      if (one.type === 'event') this.event(one)
      else if (one.type === 'merge') this.merge(one)
      else if (one.type === 'split') this.undo(one)
      else this.part(one)
    }
    return this
  }

  /** Every customer as its names, in order of birth. */
  customers(): string[][] {
    const seen = new Set<string>()
    const all: string[][] = []
    for (const name of this.names) {
      if (seen.has(name)) continue
      const group = this.group(name)
      for (const one of group) seen.add(one)
      all.push(group)
    }
    return all
  }

  group(name: string, edges = this.edges.filter((edge) => edge.live)): string[] {
    const found = new Set([name])
    for (let grew = true; grew; ) {
      grew = false
      for (const edge of edges) {
        if (found.has(edge.x) === found.has(edge.y)) continue
        found.add(edge.x).add(edge.y)
        grew = true
      }
    }
    return this.names.filter((one) => found.has(one))
  }

  private event(one: OracleEvent): void {
    const before = new Set(this.names)
    for (const name of one.names) if (!before.has(name)) this.names.push(name)
    for (const name of one.names)
      this.firstAt.set(name, Math.min(this.firstAt.get(name) ?? Number.POSITIVE_INFINITY, one.at))
    const lead = one.names.find((name) => this.barred.get(name) !== 'blocked') ?? one.names[0] ?? ''
    this.leads.set(one.pos, lead)
    one.names
      .filter((name) => name !== lead)
      .forEach((name, ord) => {
        this.pair(one, { lead, name, ord, before })
      })
  }

  private pair(
    one: OracleEvent,
    o: { lead: string; name: string; ord: number; before: ReadonlySet<string> },
  ): void {
    const { lead, name, ord } = o
    if (one.isKiosk && (isDevice(lead) || isDevice(name))) return
    const bar = this.barred.get(name) ?? this.barred.get(lead)
    if (bar) {
      this.keep(one, o, bar === 'shared' ? 'shared_device' : 'blocked')
      return
    }
    const [mine, theirs] = [this.group(lead), this.group(name)]
    if (mine.includes(name)) {
      this.link(one, lead, name, ord)
      return
    }
    const refusal = this.judge(mine, theirs)
    if (refusal === null) {
      const isOld = (group: string[]) => group.some((member) => o.before.has(member))
      const edge = this.link(one, lead, name, ord)
      if (isOld(mine) && isOld(theirs)) this.merges.push({ pos: one.pos, ord, edge, undone: false })
      return
    }
    this.limitHits++
    if (refusal !== 'limit') {
      this.keep(one, o, refusal)
      return
    }
    if (isDevice(name) && isOwner(lead) && this.hasRival(lead, name, one.at)) {
      this.bar(name, 'shared')
      this.keep(one, o, 'shared_device')
      return
    }
    this.keep(one, o, 'limit')
    for (const each of [name, lead]) {
      const refused = this.touching(each).filter(
        (edge) => !edge.live && edge.why === 'limit' && Math.abs(edge.at - one.at) <= 30 * DAY,
      )
      if (refused.length > this.maxRefusals && !this.barred.has(each)) this.bar(each, 'blocked')
    }
  }

  private judge(mine: string[], theirs: string[]): string | null {
    const together = [...mine, ...theirs]
    const systems = together
      .filter((name) => kindOf(name) === 'external')
      .map((name) => name.split('|')[1]?.split(':')[0])
    for (const kind of ['user_id', 'card', 'email', 'phone']) {
      if (together.filter((name) => kindOf(name) === kind).length > (most[kind] ?? 0)) return 'limit'
    }
    if (new Set(systems).size < systems.length) return 'limit'
    if (together.length > 1000) return 'births'
    const isBetween = ({ x, y }: { x: string; y: string }) =>
      (mine.includes(x) && theirs.includes(y)) || (mine.includes(y) && theirs.includes(x))
    return this.parted.some(isBetween) ? 'parted' : null
  }

  private hasRival(lead: string, device: string, at: number): boolean {
    return this.touching(device).some((edge) => {
      const other = edge.x === device ? edge.y : edge.x
      if (other === lead || kindOf(other) !== kindOf(lead)) return false
      const last = Math.max(edge.at, edge.lastDay ?? 0)
      return at >= edge.at - 90 * DAY && at <= last + 90 * DAY
    })
  }

  private touching(name: string): Edge[] {
    return this.edges.filter((edge) => edge.x === name || edge.y === name)
  }

  private between(x: string, y: string): Edge | undefined {
    return this.edges.find((edge) => (edge.x === x && edge.y === y) || (edge.x === y && edge.y === x))
  }

  private link(one: { pos: number; at: number }, lead: string, name: string, ord: number): Edge {
    const lastDay = isOwner(lead) && isDevice(name) ? Math.floor(one.at / DAY) * DAY : null
    const known = this.between(lead, name)
    if (known?.live) {
      if (lastDay !== null) known.lastDay = Math.max(known.lastDay ?? lastDay, lastDay)
      return known
    }
    const fresh = { x: lead, y: name, pos: one.pos, ord, live: true, at: one.at, lastDay, why: '' }
    if (known) return Object.assign(known, fresh)
    this.edges.push(fresh)
    return fresh
  }

  private keep(one: OracleEvent, pair: { lead: string; name: string; ord: number }, why: string): void {
    const { lead, name, ord } = pair
    const lastDay = isOwner(lead) && isDevice(name) ? Math.floor(one.at / DAY) * DAY : null
    const known = this.between(lead, name)
    if (known === undefined) {
      this.edges.push({ x: lead, y: name, pos: one.pos, ord, live: false, at: one.at, lastDay, why })
    } else if (lastDay !== null) known.lastDay = Math.max(known.lastDay ?? lastDay, lastDay)
  }

  private revoke(edges: readonly Edge[], why: string): void {
    for (const edge of edges) {
      edge.live = false
      edge.why = why
      for (const merge of this.merges) if (merge.edge === edge) merge.undone = true
    }
  }

  private bar(name: string, why: 'shared' | 'blocked'): void {
    this.barred.set(name, why)
    this.revoke(
      this.touching(name).filter((edge) => edge.live),
      why === 'shared' ? 'shared_device' : 'blocked',
    )
  }

  private merge(one: { pos: number; a: string; b: string }): void {
    if (!this.names.includes(one.a) || !this.names.includes(one.b)) return
    const [mine, theirs] = [this.group(one.a), this.group(one.b)]
    if (mine.includes(one.b) || this.barred.has(one.a) || this.barred.has(one.b)) return
    const refusal = this.judge(mine, theirs)
    if (refusal === 'limit' || refusal === 'births') return
    this.parted = this.parted.filter(
      ({ x, y }) => !((mine.includes(x) && theirs.includes(y)) || (mine.includes(y) && theirs.includes(x))),
    )
    const edge = this.hold(one.pos, one.a, one.b, 0)
    this.merges.push({ pos: one.pos, ord: 0, edge, undone: false })
  }

  /** An operator's link. */
  private hold(pos: number, x: string, y: string, ord: number): Edge {
    const known = this.between(x, y)
    const lastDay = isOwner(x) && isDevice(y) ? Math.floor((1e12 + pos * 1000) / DAY) * DAY : null
    const fresh = { x, y, pos, ord, live: true, at: 1e12 + pos * 1000, lastDay, why: '' }
    if (known) return Object.assign(known, fresh)
    this.edges.push(fresh)
    return fresh
  }

  private undo(one: { pos: number; customer: string; merge: { pos: number; ord: number } }): void {
    const merge = this.merges.find((each) => each.pos === one.merge.pos && each.ord === one.merge.ord)
    if (!merge || merge.undone || !this.names.includes(one.customer)) return
    const members = this.group(one.customer)
    if (!members.includes(merge.edge.x)) return
    const isEarlier = (x: Edge, y: Edge) => x.pos < y.pos || (x.pos === y.pos && x.ord < y.ord)
    const kept = this.edges.filter(
      (edge) => edge.live && members.includes(edge.x) && isEarlier(edge, merge.edge),
    )
    const later = this.edges
      .filter((edge) => edge.live && members.includes(edge.x) && isEarlier(merge.edge, edge))
      .sort((x, y) => (isEarlier(x, y) ? -1 : 1))
    const crossing = [merge.edge]
    for (const edge of later) {
      const [left, right] = [this.group(merge.edge.x, kept), this.group(merge.edge.y, kept)]
      const [from, to] = [this.group(edge.x, kept), this.group(edge.y, kept)]
      const isSame = (p: string[], q: string[]) => p[0] === q[0]
      const crosses = (isSame(from, left) && isSame(to, right)) || (isSame(from, right) && isSame(to, left))
      if (crosses) crossing.push(edge)
      else kept.push(edge)
    }
    this.revoke(crossing, 'split')
    this.partNow(merge.edge.x, merge.edge.y)
  }

  private part(one: { pos: number; customer: string; names: string[] }): void {
    if (!this.names.includes(one.customer)) return
    const members = this.group(one.customer)
    const chosen = new Set(one.names)
    if (
      one.names.some((name) => !members.includes(name)) ||
      chosen.size === members.length ||
      chosen.size === 0
    )
      return
    this.revoke(
      this.edges.filter(
        (edge) => edge.live && members.includes(edge.x) && chosen.has(edge.x) !== chosen.has(edge.y),
      ),
      'split',
    )
    const sides = [members.filter((name) => chosen.has(name)), members.filter((name) => !chosen.has(name))]
    let ord = 0
    for (const side of sides) {
      const first = side[0] ?? ''
      for (const name of side) if (!this.group(first).includes(name)) this.hold(one.pos, first, name, ord++)
    }
    this.partNow(sides[0]?.[0] ?? '', sides[1]?.[0] ?? '')
  }

  private partNow(x: string, y: string): void {
    this.parted.push({ x: this.group(x)[0] ?? '', y: this.group(y)[0] ?? '' })
  }
}

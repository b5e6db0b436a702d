import type { Person } from '../cast/people.ts'
import { getGarment, lineOf, pieceOf, writePrice } from '../catalogue.ts'
import type { Random } from '../random.ts'
import type { Parcel } from '../sender.ts'
import type { Mail, Mailbox } from './mailbox.ts'

export interface ReaderDeps {
  readonly url: string
  readonly mailbox: Mailbox
  readonly people: readonly Person[]
  /** Chance of its own for each letter. */
  draw(person: Person): Random
  readonly send: typeof fetch
  deliver(parcel: Parcel): Promise<void>
  now(): number
  pause(ms: number): Promise<void>
  isStopped(): boolean
}

/** What a reader does, and when: milliseconds since the epoch. */
interface Deed {
  readonly at: number
  readonly act: () => Promise<unknown>
}

const lookEveryMs = 500
/** Whoever has not opened a letter by then does not today: a minute and a half covers the slowest of them. */
const patienceMs = 90_000

/**
 * The customers read their mail: some open it, some of these press the link, a few of these buy, one or another has had
 * enough. They do it by the links in the mail, as any mail program would. Ends some time after the last letter.
 * @param hasMore whether letters may still come
 */
export async function readLetters(deps: ReaderDeps, hasMore: () => boolean): Promise<void> {
  const byAddress = new Map(deps.people.map((one) => [one.email, one]))
  let deeds: Deed[] = []
  while (!deps.isStopped()) {
    for (const mail of await deps.mailbox.take()) {
      const person = byAddress.get(mail.address)
      if (person !== undefined) deeds.push(...planReading(deps, person, mail))
    }
    const now = deps.now()
    const due = deeds.filter((one) => one.at <= now)
    deeds = deeds.filter((one) => one.at > now)
    // A reader whose connection breaks has not opened it.
    await Promise.allSettled(due.map((one) => one.act()))
    if (!hasMore() && deeds.length === 0) return
    await deps.pause(lookEveryMs)
  }
}

/** A link of the server's own in a mail, wherever that says it is reached. */
function findLink(html: string, path: 'c' | 'o' | 'u'): string | null {
  const found = new RegExp(`https?://[^\\s"'<>/]+(/${path}/[^\\s"'<>]+)`).exec(html)?.[1]
  return found?.replaceAll('&amp;', '&') ?? null
}

function planReading(deps: ReaderDeps, person: Person, { html }: Mail): Deed[] {
  const chance = deps.draw(person)
  const { userAgent } = person.browser
  const visit = (path: string, method: 'GET' | 'POST' = 'GET') =>
    deps.send(deps.url + path, { method, headers: { 'user-agent': userAgent }, redirect: 'manual' })
  const [picture, link, leave] = [findLink(html, 'o'), findLink(html, 'c'), findLink(html, 'u')]
  if (!chance.chance(0.62)) return []
  const openedAt = deps.now() + chance.between(5_000, patienceMs - 40_000)
  const deeds: Deed[] = []
  if (picture !== null) deeds.push({ at: openedAt, act: () => visit(picture) })
  if (link !== null && chance.chance(0.38)) {
    const clickedAt = openedAt + chance.between(2_000, 12_000)
    deeds.push({ at: clickedAt, act: () => visit(link) })
    const boughtAt = clickedAt + chance.between(5_000, 25_000)
    if (chance.chance(0.3)) deeds.push({ at: boughtAt, act: () => deps.deliver(buy(person, boughtAt)) })
  } else if (leave !== null && chance.chance(0.03))
    deeds.push({ at: openedAt + 4_000, act: () => visit(leave, 'POST') })
  return deeds
}

/** She comes from the letter and buys. */
function buy(person: Person, at: number): Parcel {
  const piece = pieceOf('golf-szron', 'M')
  const number = `TM-${at.toString(36).toUpperCase()}-${person.index}`
  const event = {
    type: 'track',
    event: 'Order Completed',
    messageId: `letter-${number}`,
    userId: person.userId,
    timestamp: new Date(at).toISOString(),
    properties: {
      order_id: number,
      payment_method: 'blik',
      total: writePrice(getGarment('golf-szron').price),
      currency: 'PLN',
      products: [lineOf(piece)],
    },
    context: { channel: 'web', library: { name: 'modra-shop', version: '1.0.0' } },
  }
  return {
    source: 'web',
    path: '/v1/batch',
    body: JSON.stringify({ batch: [event] }),
    contentType: 'application/json',
    userAgent: 'node-fetch/1.0 (Tkalnia Modra)',
    events: 1,
  }
}

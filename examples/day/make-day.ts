import { makePeople, type Person } from './cast/people.ts'
import { type DayEvent, hourMs, timeOf } from './event.ts'
import { Book, Life } from './life.ts'
import { blunder, blunderCount, shareTablet, signInAtKiosk } from './lives/blunders.ts'
import { liveAsEwelina } from './lives/ewelina.ts'
import { liveAsHanna } from './lives/hanna.ts'
import * as inStore from './lives/in-store.ts'
import * as leads from './lives/leads.ts'
import { liveAsMaja } from './lives/maja.ts'
import * as messages from './lives/messages.ts'
import * as service from './lives/service.ts'
import * as shoppers from './lives/shoppers.ts'
import { Random, seedOf } from './random.ts'

type Script = (life: Life) => void

/** Those who get the newsletter in their own life. */
const mailed: ReadonlySet<Script> = new Set([
  messages.clickNewsletter,
  messages.unsubscribe,
  messages.bounceMail,
])

/** How many of a hundred people live which life, and in which hours it begins. */
const lots: readonly (readonly [number, Script, number, number])[] = [
  // On the way to work: the day begins lively.
  [5, shoppers.lookWithoutName, 6.9, 8.6],
  [4, shoppers.browseApp, 6.9, 8.6],
  [9, shoppers.lookWithoutName, 8.6, 20],
  [9, shoppers.buyOnline, 7, 21],
  [7, shoppers.signInAtCheckout, 8, 21],
  [6, shoppers.leaveCart, 8, 22],
  [6, shoppers.browseApp, 8.6, 22],
  [4, shoppers.installApp, 8, 20],
  [4, shoppers.crossDevices, 8, 19],
  [10, inStore.buyWithCard, 10, 19],
  [5, inStore.visitWithApp, 10, 18],
  [3, inStore.linkCard, 10, 18],
  [5, inStore.clickAndCollect, 8, 13],
  [2, inStore.returnAtTill, 10, 19],
  [4, inStore.buyWithoutCard, 10, 20],
  [1, inStore.comeByCatalogue, 9, 14],
  [6, messages.clickNewsletter, 9, 11],
  [1, messages.unsubscribe, 9, 11],
  [3, messages.tapPush, 16, 20],
  [2, messages.readSms, 12, 17],
  [2, messages.reactToPost, 8, 21],
  [2, service.callAboutOrder, 9, 17],
  [1, service.missCall, 9, 14],
  [2, service.complain, 9, 13],
  [2, service.askOnChat, 9, 19],
  [1, service.askOnMessenger, 9, 20],
  [1, service.rateProduct, 10, 21],
  [1, messages.bounceMail, 9, 10],
]

/** People who are no customers before today. */
const newcomers: readonly Script[] = [leads.leaveEmail, leads.bookFitting, leads.signUp]

const scripted: ReadonlyMap<number, Script> = new Map([
  [0, liveAsMaja],
  [13, liveAsEwelina],
  [14, liveAsHanna],
])

/** Is this somebody the shop does not know before today? Every twelfth is. */
export const isNewcomer = (person: Person): boolean => person.index % 12 === 11 && !scripted.has(person.index)

function drawScript(random: Random): { script: Script; at: number } {
  const total = lots.reduce((sum, [weight]) => sum + weight, 0)
  let left = random.next() * total
  for (const [weight, script, from, to] of lots) {
    left -= weight
    if (left < 0) return { script, at: (from + (to - from) * random.next()) * hourMs }
  }
  return { script: shoppers.lookWithoutName, at: 12 * hourMs }
}

function live(person: Person, book: Book): void {
  const random = new Random(seedOf(book.seed, 'lot', person.index))
  const own = scripted.get(person.index)
  if (own) {
    own(new Life(person, book, 0))
    return
  }
  if (isNewcomer(person)) {
    random.pick(newcomers)(new Life(person, book, (9 + 9 * random.next()) * hourMs))
    return
  }
  const { script, at } = drawScript(random)
  script(new Life(person, book, at))
  // Some come twice on one day.
  const again = drawScript(random)
  if (random.chance(0.22)) again.script(new Life(person, book, again.at))
  // The newsletter reaches most of those who gave their address.
  const isReached = random.chance(0.5) && ![script, again.script].some((one) => mailed.has(one))
  if (isReached)
    messages.getNewsletter(new Life(person, book, timeOf('8:20') + random.between(0, 9000) * 1000))
}

/**
 * The whole day of Tkalnia Modra, in the order of the clock: a pure function, so the same seed and run give the same
 * day. `run` names this playing: people, their accounts, cards and phones stay, while orders, calls, messages and the
 * browsers of those who come without a name are new ones.
 */
export function makeDay(seed: number, customers: number, run = 1): DayEvent[] {
  const book = new Book(seed, run)
  const people = makePeople(seed, customers)
  for (const person of people) live(person, book)
  const extras = people.slice(20, 20 + 5 + blunderCount)
  const kiosk = extras.slice(0, 3).map((person) => new Life(person, book, 0))
  signInAtKiosk(kiosk)
  const [first, second] = extras.slice(3, 5)
  if (first && second) shareTablet(new Life(first, book, timeOf('19:10')), new Life(second, book, 0))
  for (const [place, person] of extras.slice(5).entries()) {
    blunder(new Life(person, book, timeOf('8:50') + place * 1.7 * hourMs), place)
  }
  return book.events
    .map((event, order) => ({ event, order }))
    .sort((a, b) => a.event.at - b.event.at || a.order - b.order)
    .map(({ event }) => event)
}

import type { CartView } from '@splot/contract/cart'
import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { type Language, SplotError } from '../../../../platform/errors.ts'
import { createGather, type Outcome } from '../../../../platform/jobs/gather.ts'
import type { Fact } from '../../rules/fact.ts'
import { putFacts } from '../../store/facts.ts'
import { couponOf, readCart } from '../rules/cart.ts'
import { appendAll } from '../store/documents.ts'
import type { Asker, CartsDeps } from './carts.ts'
import { type Changes, forgetSpent, listSkus, planChanges } from './change.ts'
import type { Looked } from './look.ts'
import { createMemory, type Memory } from './memory.ts'
import { type Found, openPlain } from './open-plain.ts'
import { nameView } from './person.ts'
import { viewCart } from './view.ts'
import { idsOf } from './whole.ts'

export interface Wanted {
  asker: Asker
  asked: Changes
}

type Act = (asker: Asker, asked: Changes) => Promise<CartView>

interface Room {
  deps: CartsDeps
  memory: Memory
  alone: Act
}

/** At once: more would hold their answers up for longer than they save. */
const most = 64
/** Nobody sees so short a wait, and where changes come thick one transaction makes several of them. */
const pauseMs = 8

/**
 * Changes that are asked for while others are under way are made together in one transaction, whosever carts they are of. What is
 * not plain, and what failed together, is done alone.
 * @param alone one change in a transaction of its own
 */
export function createTogether(deps: CartsDeps, alone: Act): Act {
  const room = { deps, memory: createMemory(deps.clock), alone }
  const gather = createGather<Wanted, CartView>({
    most,
    run: (...asked) => changeAll(room, ...asked),
    pause: () => deps.clock.sleep(pauseMs),
  })
  return (asker, asked) => gather(asker.workspaceId, { asker, asked })
}

async function changeAll(
  room: Room,
  workspaceId: string,
  list: readonly Wanted[],
): Promise<Outcome<CartView>[]> {
  const { deps, memory, alone } = room
  const done = await deps.db
    .inWorkspace(workspaceId, (tx) => makeAll(room, tx, list))
    // Each is done alone then, and says itself what is wrong with it.
    .catch(() => null)
  for (const { found, views, spent } of done?.carts ?? []) {
    for (const one of found.whole.documents) {
      const isKept = ({ documentId, op }: (typeof found.whole.changes)[number]) =>
        documentId === one.id && !spent.has(op.tag)
      memory.note(one, found.whole.changes.filter(isKept))
    }
    const ids = idsOf(found.whole)
    for (const [language, view] of views)
      deps.live.tell(workspaceId, 'cart', {
        ids,
        shown: { view, for: nameView(found.whole.person, language) },
      })
  }
  return list.map(({ asker, asked }, i) => done?.outcomes[i] ?? (() => alone(asker, asked)))
}

/** A cart that is being changed: `found.whole` grows with every change. */
interface Open {
  found: Found
  facts: Fact[]
  /** Of those who are to see it, and how they do once all that is asked for together is there. */
  languages: Set<Language>
  views: Map<Language, CartView>
  /** Tags of changes that are no longer kept. */
  spent: ReadonlySet<string>
}

const startOn = (found: Found): Open => ({
  ...{ found, facts: [], languages: new Set<Language>(), views: new Map<Language, CartView>() },
  spent: new Set<string>(),
})

interface Made {
  carts: readonly Open[]
  /** Null for what is to be done alone. */
  outcomes: readonly (Outcome<CartView> | null)[]
}

async function makeAll({ deps, memory }: Room, tx: WorkspaceTx, list: readonly Wanted[]): Promise<Made> {
  const carts = new Map<Found, Open>()
  const wanted = (await openPlain(deps, tx, memory, list)).map((found): Open | null => {
    if (found === null) return null
    const cart = carts.get(found) ?? startOn(found)
    carts.set(found, cart)
    return cart
  })
  const looked = await lookAll(deps, tx, list, wanted)
  const now = deps.clock.now()
  const outcomes = list.map(({ asker: { language }, asked }, i): Outcome<CartView> | null => {
    const cart = wanted[i]
    const shelf = looked.get(language)
    return cart == null || shelf === undefined ? null : makeOne(cart, asked, { shelf, language, now })
  })
  const open = [...carts.values()]
  // Handed over together: what is looked up for a view does not wait for what is written.
  await Promise.all([saveAll(tx, open, now), viewAll(deps, tx, open, looked)])
  return { carts: open, outcomes }
}

/** What all of them name and hold, by language, in one look. */
async function lookAll(
  { look }: CartsDeps,
  tx: WorkspaceTx,
  list: readonly Wanted[],
  carts: readonly (Open | null)[],
): Promise<ReadonlyMap<Language, Looked>> {
  const skus = new Map<Language, Set<string>>()
  for (const [i, { asker, asked }] of list.entries()) {
    const cart = carts[i]
    if (cart == null) continue
    const known = skus.get(asker.language) ?? new Set()
    skus.set(asker.language, known)
    for (const sku of listSkus(asked.changes)) known.add(sku)
    for (const { line } of readCart(cart.found.whole.ops)) if (couponOf(line) === null) known.add(line)
  }
  const looked = new Map<Language, Looked>()
  for (const [language, all] of skus) looked.set(language, await look(tx, [...all], language))
  return looked
}

function makeOne(
  cart: Open,
  asked: Changes,
  { shelf, language, now }: { shelf: Looked; language: Language; now: number },
): Outcome<CartView> {
  try {
    const { after, facts } = planChanges(cart.found.whole, asked, shelf, now)
    cart.found.whole = after
    cart.facts.push(...facts)
  } catch (error) {
    // Nothing of it is there: what others asked for stands.
    if (!(error instanceof SplotError)) throw error
    return () => Promise.reject(error)
  }
  cart.languages.add(language)
  return () => {
    const view = cart.views.get(language)
    if (view === undefined) throw new Error('a cart that was changed is not shown')
    return view
  }
}

async function saveAll(tx: WorkspaceTx, carts: readonly Open[], now: number): Promise<void> {
  const facts = carts.flatMap((one) => one.facts)
  await Promise.all([
    appendAll(
      tx,
      carts.flatMap(({ found }) => found.whole.changes.slice(found.count)),
      now,
    ),
    facts.length > 0 ? putFacts(tx, facts) : 0,
    ...carts.map(async (cart) => {
      cart.spent = await forgetSpent(tx, cart.found.whole, cart.found.whole.home.id, now)
    }),
  ])
}

async function viewAll(
  deps: CartsDeps,
  tx: WorkspaceTx,
  carts: readonly Open[],
  looked: ReadonlyMap<Language, Looked>,
): Promise<void> {
  for (const { found, languages, views } of carts)
    for (const language of languages) {
      const shelf = looked.get(language)
      if (shelf === undefined) continue
      const look = async () => shelf
      views.set(language, await viewCart({ ...deps, look }, tx, found.whole, language))
    }
}

import { guestCodeOf } from '@splot/contract/guest-code'
import { identifierKinds } from '@splot/contract/identifiers'
import type { WorkspaceTx } from '../../../platform/db/index.ts'
import type { Actor } from '../../../platform/http/route.ts'
import type { CustomerGraph } from '../customer-graph.ts'
import { isUuid, openOffset, packCursor } from '../rules/cursor.ts'
import { maskIdentifier } from '../rules/mask.ts'
import { isFoundByName, looksLikeContact } from '../rules/masked-search.ts'
import { judgeFit } from '../rules/match.ts'
import { cityOf, nameOf } from '../rules/person.ts'
import { foldText, listNarrowPatterns, patternOfWord, wordsOfQuery } from '../rules/search-text.ts'
import type { Stage } from '../rules/stage.ts'
import type { CustomersReply, SearchReply } from '../schema.ts'
import { countCustomers, listMatches, listOrderHolders } from '../store/list.ts'
import { readClusters, writeRows } from './customer-rows.ts'
import type { ProfileDeps } from './deps.ts'
import { isShownAs, listGuestBirths } from './find-guests.ts'
import type { SearchWatch } from './masked-search.ts'
import { type Customer, type Reader, weaveCustomer, writeName } from './view.ts'

/** More than a person reads: who finds so many adds a word. */
const mostMatches = 200

export interface SearchRequest {
  q: string
  limit: number
  cursor?: string | undefined
  stage?: Stage | undefined
}

/** Customers a text leads to: whose name or identifier it is, then where one begins so, each by last activity. */
export async function searchCustomers(
  deps: SearchDeps,
  workspaceId: string,
  request: SearchRequest,
  reader: SearchReader,
): Promise<CustomersReply> {
  const offset = request.cursor === undefined ? 0 : openOffset(request.cursor)
  const settings = await deps.settingsOf(workspaceId)
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const found = (await findCustomers(deps, tx, request.q, reader)).filter(
      (one) => request.stage === undefined || one.computed.stages.at(-1)?.stage === request.stage,
    )
    const end = offset + request.limit
    return {
      items: await writeRows(tx, found.slice(offset, end), { reader, settings, now: deps.clock.now() }),
      nextCursor: end < found.length ? packCursor([end]) : null,
      estimate: found.length < mostMatches ? found.length : await countCustomers(tx, workspaceId),
    }
  })
}

/** A handful of customers for the search everywhere, each with a name and a hint to tell them apart. */
export async function suggestCustomers(
  deps: SearchDeps,
  workspaceId: string,
  request: { q: string; limit: number },
  reader: SearchReader,
): Promise<SearchReply> {
  return deps.db.inWorkspace(workspaceId, async (tx) => {
    const found = await findCustomers(deps, tx, request.q, reader)
    return {
      customers: found.slice(0, request.limit).map((customer) => ({
        id: customer.id,
        name: writeName(customer, reader) ?? nameGuest(customer.id, reader),
        hint: hintOf(customer, reader),
      })),
    }
  })
}

const nameGuest = (id: string, reader: Reader): string =>
  `${reader.lang === 'pl' ? 'Gość' : 'Guest'} ${guestCodeOf(id)}`

function hintOf(customer: Customer, reader: Reader): string | null {
  const mail = customer.births.find((birth) => birth.kind === 'email')
  const shown = mail === undefined || reader.seesPii ? mail?.value : maskIdentifier('email', mail.value)
  const parts = [shown, cityOf(customer.traits)].filter((part) => part !== undefined && part !== null)
  return parts.length === 0 ? null : parts.join(' · ')
}

/** Who searches. A member without personal data is watched; see the decision D9. */
export interface SearchReader extends Reader {
  actor: Actor
}

interface SearchDeps extends ProfileDeps {
  searchWatch: SearchWatch
}

async function findCustomers(
  deps: SearchDeps,
  tx: WorkspaceTx,
  q: string,
  reader: SearchReader,
): Promise<Customer[]> {
  const text = q.trim()
  if (text === '') return []
  const exact = await listAllowed(deps, tx, text, reader)
  const guests = await listGuestBirths(deps, tx, text)
  const matches = await listMatching(tx, text)
  const begun: readonly string[] = await (reader.seesPii ? listBegun(deps.graph, tx, text) : [])
  const { customers } = await readClusters(deps.graph, tx, [...exact, ...guests, ...begun, ...matches])
  const settings = await deps.settingsOf(tx.workspaceId, tx)
  const now = deps.clock.now()
  const sought = new Set([...exact, ...begun, ...matches])
  return customers
    .map((read) => judge(weaveCustomer(read, now, settings), text, { exact, reader }))
    .filter(({ customer, isGuest }) => isGuest || customer.births.some((one) => sought.has(one.birthId)))
    .filter((one) => reader.seesPii || one.isNamedExactly || isFoundByName(one.customer.traits, text))
    .sort(
      (a, b) =>
        a.fit - b.fit ||
        b.customer.computed.lastSeenAt - a.customer.computed.lastSeenAt ||
        (a.customer.id < b.customer.id ? -1 : 1),
    )
    .map(({ customer }) => customer)
}

/** Is she shown by this code, and how well does she fit the text? */
function judge(customer: Customer, text: string, o: { exact: ReadonlySet<string>; reader: Reader }) {
  const name = nameOf(customer.traits)
  const isGuest = name === null && isShownAs(customer.id, text)
  const candidate = {
    name,
    // Even the order must not tell what a reader may not see.
    identifiers: o.reader.seesPii ? customer.births.map((birth) => birth.value) : [],
    isNamedExactly: isGuest || customer.births.some((birth) => o.exact.has(birth.birthId)),
  }
  const { isNamedExactly } = candidate
  return { customer, isGuest, isNamedExactly, fit: judgeFit(text, candidate) }
}

/** Births whose words match. In a crowd those with whole words, then those with words that begin so, are not lost. */
async function listMatching(tx: WorkspaceTx, text: string): Promise<readonly string[]> {
  const words = wordsOfQuery(text)
  if (words.length === 0) return []
  const list = (patterns: readonly string[]) => listMatches(tx, tx.workspaceId, patterns, mostMatches)
  const all = await list(words.map(patternOfWord))
  if (all.length < mostMatches) return all
  const found = new Set<string>()
  for (const patterns of listNarrowPatterns(words)) {
    if (found.size >= mostMatches) break
    for (const birth of await list(patterns)) found.add(birth)
  }
  return [...found, ...all].slice(0, 2 * mostMatches)
}

/** What the text names exactly, as far as the reader may learn it; a masked member's search is counted and recorded. */
async function listAllowed(
  deps: SearchDeps,
  tx: WorkspaceTx,
  text: string,
  { seesPii, actor }: SearchReader,
): Promise<Set<string>> {
  const exact = await listExact(deps.graph, tx, text)
  // Our own ids are no personal data.
  if (seesPii || actor.kind !== 'member' || isUuid(text.toLowerCase())) return exact
  const search = { actor, text, isContact: looksLikeContact(text) }
  if (!deps.searchWatch.admit(search, exact.size > 0)) return new Set()
  const [first] = exact
  const [found] =
    first === undefined ? [] : await deps.graph.listClusters(tx, tx.workspaceId, [first], 'service')
  await deps.searchWatch.record({ tx, workspaceId: tx.workspaceId }, search, found?.root ?? null)
  return exact
}

/** Births whose identifier begins with the text. */
function listBegun(graph: CustomerGraph, tx: WorkspaceTx, text: string) {
  return graph.listByPrefix(tx, tx.workspaceId, foldText(text), mostMatches, 'service')
}

/** Births whose identifier, own id or order's number the text is exactly. */
async function listExact(graph: CustomerGraph, tx: WorkspaceTx, text: string): Promise<Set<string>> {
  const exact = new Set<string>()
  if (isUuid(text.toLowerCase())) exact.add(text.toLowerCase())
  if (text.length > 512) return exact
  const asked = identifierKinds.map(async (kind) => {
    const births = await graph.listBirthsByIdentifier(tx, tx.workspaceId, { kind, value: text }, 'service')
    return births.filter((birth) => birth.kind === kind).map((birth) => birth.birthId)
  })
  const numbers = [...new Set([text, text.toUpperCase(), text.replace(/^#\s*/, '')])]
  asked.push(listOrderHolders(tx, tx.workspaceId, numbers, mostMatches))
  for (const births of await Promise.all(asked)) for (const birth of births) exact.add(birth)
  return exact
}

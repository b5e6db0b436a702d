import type { WorkspaceTx } from '../../../../platform/db/index.ts'
import { type Language, SplotError } from '../../../../platform/errors.ts'
import { isUuid } from '../../../../platform/ids.ts'
import type { CommerceDeps } from '../../service/deps.ts'
import type { Shopper } from '../../service/shop-route.ts'
import {
  type DocumentKind,
  documentId,
  type Home,
  type KnownBirth,
  listDevices,
  pickHome,
} from '../rules/whole.ts'
import { type DocumentRow, findDocument } from '../store/documents.ts'

/** Whose documents are shown as one, and where what is changed for her is written. */
export interface Person {
  /** Her root; null for a device that identity has not seen. */
  customerId: string | null
  births: readonly string[]
  devices: readonly string[]
  home: Home
  /** Where the documents of all her births would lie: what an open screen listens for. */
  documentIds(kind: DocumentKind): ReadonlySet<string>
  /** A guest sees of it what her device put in. */
  isGuest: boolean
}

/**
 * Who sees the same: what is made for one of them is right for all. A guest is her device, whosever it turns out to be: she sees
 * what it put in.
 */
export const nameView = ({ customerId, home, isGuest }: Person, language: Language): string =>
  isGuest || customerId === null
    ? `${language}|device|${home.anonymousId ?? home.birth}`
    : `${language}|customer|${customerId}`

/** Who buys: of a guest her device alone. */
export const listBuyers = ({ isGuest, home, births }: Person): readonly string[] =>
  !isGuest ? births : home.birth === null ? [] : [home.birth]

type Graph = Pick<CommerceDeps, 'graph'>

const homeOf = ({ kind, value, birthId }: KnownBirth): Home =>
  kind === 'anonymous_id' ? { anonymousId: value, birth: birthId } : { anonymousId: null, birth: birthId }

/** Asked for every piece of news of every open screen. */
function rememberIds(homes: readonly Home[]): Person['documentIds'] {
  const known = new Map<DocumentKind, ReadonlySet<string>>()
  return (kind) => {
    const ids = known.get(kind) ?? new Set(homes.map((home) => documentId(kind, home)))
    known.set(kind, ids)
    return ids
  }
}

/** A birth with the customer it belongs to. */
export interface RootedBirth extends KnownBirth {
  root: string
}

function makePerson(known: readonly RootedBirth[], home: Home, isGuest: boolean): Person {
  return {
    customerId: known[0]?.root ?? null,
    births: known.map((one) => one.birthId),
    devices: listDevices(known),
    home,
    documentIds: rememberIds(known.map(homeOf)),
    isGuest,
  }
}

const makeStranger = (anonymousId: string): Person => ({
  customerId: null,
  births: [],
  devices: [anonymousId],
  home: { anonymousId, birth: null },
  documentIds: rememberIds([{ anonymousId, birth: null }]),
  isGuest: true,
})

/** A customer as a desk of the shop names her: by any of her births. @throws not_found */
export async function getCustomer({ graph }: Graph, tx: WorkspaceTx, id: string): Promise<Person> {
  const person = pickCustomer(await graph.listClusters(tx, tx.workspaceId, [id], 'service'))
  if (person === null) throw new SplotError('not_found', { path: 'params.id' })
  return person
}

/** @param known all births of one customer, or none */
export function pickCustomer(known: readonly RootedBirth[]): Person | null {
  const home = pickHome(known)
  return home === null ? null : makePerson(known, home, false)
}

/** The same as she shops. @param birth the one she is named by */
export function pickShopper(
  known: readonly RootedBirth[],
  birth: string | null,
  kind: Shopper['kind'],
): Person | null {
  const own = known.find((one) => one.birthId === birth)
  return own === undefined ? null : makePerson(known, homeOf(own), kind === 'guest')
}

/** Whoever shops. @throws shopper_unknown where she was erased since */
export async function getShopper({ graph }: Graph, tx: WorkspaceTx, shopper: Shopper): Promise<Person> {
  const { kind, anonymousId } = shopper
  const birth = shopper.birth ?? (await findDevice(graph, tx, anonymousId))
  const known = birth === null ? [] : await graph.listClusters(tx, tx.workspaceId, [birth], 'service')
  const person = pickShopper(known, birth, kind)
  if (person !== null) return person
  if (kind === 'known' || anonymousId === null) throw new SplotError('shopper_unknown')
  return makeStranger(anonymousId)
}

/** Identity may have seen the device since the token was read. */
async function findDevice(
  graph: Graph['graph'],
  tx: WorkspaceTx,
  value: string | null,
): Promise<string | null> {
  if (value === null) return null
  const who = { kind: 'anonymous_id', value } as const
  return (await graph.findByIdentifier(tx, tx.workspaceId, who, 'service'))?.birth ?? null
}

/** The same as a guest at this device sees her: what the device put in, and nothing else of hers. */
export const asGuest = (person: Person, { anonymousId, birth }: DocumentRow): Person =>
  anonymousId === null ? person : { ...person, home: { anonymousId, birth }, isGuest: true }

/** Whose a document is. @throws not_found */
export async function getOwner(
  { graph }: Graph,
  tx: WorkspaceTx,
  id: string,
): Promise<{ person: Person; document: DocumentRow }> {
  const document = isUuid(id) ? await findDocument(tx, id) : null
  if (document === null) throw new SplotError('not_found')
  const { birth, anonymousId } = document
  const known = birth === null ? [] : await graph.listClusters(tx, tx.workspaceId, [birth], 'service')
  const home = pickHome(known)
  if (home !== null) return { document, person: makePerson(known, home, false) }
  if (anonymousId === null) throw new SplotError('not_found')
  return { document, person: { ...makeStranger(anonymousId), isGuest: false } }
}

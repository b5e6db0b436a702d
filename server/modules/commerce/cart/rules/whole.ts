import { type IdentifierKind, identifierKinds } from '@splot/contract/identifiers'
import { hashToUuid } from '../../../../platform/ids.ts'
import { emptyOps, joinOps, type Op, type Ops } from './cart.ts'

export type DocumentKind = 'cart' | 'wishlist'

/** Whose a document is: a device's, or a birth's of any other kind. */
export type Home = { anonymousId: string; birth: string | null } | { anonymousId: null; birth: string }

/** Made from whose it is, so that two servers that make it at once make one. */
export const documentId = (kind: DocumentKind, { anonymousId, birth }: Home): string =>
  hashToUuid(anonymousId === null ? `${kind}\nbirth\n${birth}` : `${kind}\ndevice\n${anonymousId}`)

export interface KnownBirth {
  birthId: string
  kind: IdentifierKind
  value: string
}

const strength = (one: KnownBirth) => identifierKinds.indexOf(one.kind)

/** Where changes go that somebody makes for a customer: to her strongest identifier's document. */
export function pickHome(births: readonly KnownBirth[]): Home | null {
  const [best] = [...births].sort((a, b) => strength(a) - strength(b) || (a.birthId < b.birthId ? -1 : 1))
  if (best === undefined) return null
  return best.kind === 'anonymous_id'
    ? { anonymousId: best.value, birth: best.birthId }
    : { anonymousId: null, birth: best.birthId }
}

export const listDevices = (births: readonly KnownBirth[]): string[] =>
  births.filter((one) => one.kind === 'anonymous_id').map((one) => one.value)

interface Part {
  id: string
  changes: number
}

const shorten = (id: string) => id.replaceAll('-', '').slice(0, 12)

/** Another text whenever the documents hold something else: how many changes of each there have been, and merges. */
export const writeVersion = (parts: readonly Part[], merges: number): string =>
  [
    // A document that holds nothing yet is none: the checkout makes the one her changes go to, and that is no change of hers.
    ...parts.filter(({ changes }) => changes > 0).map(({ id, changes }) => `${shorten(id)}:${changes}`),
    `m:${merges}`,
  ].join('.')

/** What was on the screen: numbers of changes by document; null for a text that says nothing. */
export function readVersion(version: string): ReadonlyMap<string, number> | null {
  const pairs = [...version.matchAll(/([0-9a-f]{12}|m):(\d{1,15})(?:\.|$)/g)]
  const seen = new Map(pairs.map(([, id = '', n]) => [id, Number(n)]))
  return seen.has('m') ? seen : null
}

export interface Placed {
  documentId: string
  n: number
  op: Op
}

/**
 * What a maker knew when a change was made: what stood on the screen (`version`), or what was there when it was made (`at`),
 * and its own changes. All there is where it says neither.
 */
export function pickKnown(
  whole: { ops: Ops; changes: readonly Placed[]; merges: readonly (readonly Op[])[] },
  maker: { replica: string; version?: string | undefined; at?: number | undefined },
): Ops {
  const seen = maker.version === undefined ? null : readVersion(maker.version)
  const { at } = maker
  if (seen === null && at === undefined) return whole.ops
  const isKnown = ({ documentId: id, n, op }: Placed) =>
    (op.stamp.replica === maker.replica && op.stamp.ms <= (at ?? op.stamp.ms)) ||
    (seen !== null ? n <= (seen.get(shorten(id)) ?? 0) : op.stamp.ms <= (at ?? 0))
  const merges = whole.merges
    .slice(0, seen?.get('m') ?? whole.merges.length)
    .flatMap((ops) => ops.filter((op) => seen !== null || op.stamp.ms <= (at ?? 0)))
  return joinOps(emptyOps, [...whole.changes.filter(isKnown).map((one) => one.op), ...merges])
}

import type { Lang } from '@splot/contract/language'
import { writeLetter, writeShortLetter } from '@splot/portal'
import { normaliseIdentifier } from '../modules/collect/index.ts'
import type { Brand, PortalDeps } from './deps.ts'
import type { Limits } from './limits.ts'

export type Address = { kind: 'email' | 'phone'; value: string }

const addressOf = (brand: Brand, kind: Address['kind'], typed: string): Address | null => {
  const read = normaliseIdentifier(kind, typed, brand.region)
  return read.ok ? { kind, value: read.value } : null
}

/** What was typed as the address it means; null where it can be none. */
export const readAddress = (
  brand: Brand,
  kind: Address['kind'],
  typed: string | undefined,
): Address | null =>
  typed === undefined || typed.trim() === '' || typed.length > 320
    ? null
    : addressOf(brand, kind, typed.trim())

const centre = { purpose: 'privacy', channel: 'email' } as const

/** Sends her own link to an address that somebody typed, where anybody is known by it. Says nothing either way. */
export async function sendOwnLink(
  deps: PortalDeps,
  { brand, address, language, limits }: { brand: Brand; address: Address; language: Lang; limits: Limits },
): Promise<void> {
  const birth = await deps.findBirth(brand.id, address)
  if (birth === null || !(await limits.mayWriteTo(brand.id, address.value))) return
  const reference = deps.ids.uuid(deps.clock.now())
  const link = deps.consent.links.own({ workspaceId: brand.id, birth, messageId: reference, ...centre })
  await deps.sendLetter({
    workspaceId: brand.id,
    birth,
    channel: 'email',
    address: address.value,
    language,
    parts: writeLetter({ kind: 'own', language, brand: brand.name, link }),
    reference: `link ${reference}`,
  })
}

/** Asks a new address whether it is hers: the change waits for the link. */
export async function sendAddressLink(
  deps: PortalDeps,
  o: { brand: Brand; birth: string; requestId: string; address: Address; language: Lang },
): Promise<void> {
  const { brand, birth, requestId, address, language } = o
  let own = await deps.findBirth(brand.id, address)
  if (own === null) {
    await deps.noteAddress(brand, address)
    await deps.catchUp(2_000)
    own = await deps.findBirth(brand.id, address)
  }
  if (own === null) return
  const channel = address.kind === 'email' ? 'email' : 'sms'
  const about = { workspaceId: brand.id, birth, messageId: requestId, purpose: 'privacy', channel }
  const letter = {
    kind: 'address',
    language,
    brand: brand.name,
    link: deps.consent.links.address(about),
  } as const
  await deps.sendLetter({
    workspaceId: brand.id,
    birth: own,
    channel,
    address: address.value,
    language,
    parts: channel === 'email' ? writeLetter(letter) : writeShortLetter(letter),
    reference: `request ${requestId}`,
  })
}

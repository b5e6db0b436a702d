import type { Channel } from '@splot/contract/channels'
import type { Actor } from '../../../../platform/http/route.ts'
import { hashToUuid } from '../../../../platform/ids.ts'
import type { Author } from '../../service/ports.ts'
import type { Shopper } from '../../service/shop-route.ts'

/** Who makes changes, on which channel, and under which name their tags stand. */
export interface Desk {
  by: Author
  channel: Channel
  replica: string
}

/** Her own device; what it sends again is the same change, whoever she is by then. */
export const deskOfShopper = ({ anonymousId, birth, channel }: Shopper): Desk => ({
  by: { kind: 'customer', id: birth ?? '', name: null },
  channel,
  replica: hashToUuid(`device\n${anonymousId ?? birth}`).slice(0, 18),
})

/**
 * Somebody of the shop, as the customer reads it: a given name, and the store where one is said. A key is a program.
 * @param placeName `Kraków Kazimierz`
 */
export function deskOfActor(
  { kind, id, name }: Pick<Actor, 'kind' | 'id' | 'name'>,
  channel: Channel,
  placeName: string | null,
): Desk {
  const given = name.trim().split(/\s+/)[0] ?? ''
  const shown = [kind === 'member' ? given : name, placeName].filter(Boolean).join(', ')
  return { by: { kind, id, name: shown }, channel, replica: hashToUuid(`${kind}\n${id}`).slice(0, 18) }
}

import type { IdentifierKind } from '@splot/contract/identifiers'
import type { ConsentAct } from './acts-of-event.ts'
import { deviceChannels, everything } from './words.ts'

const isDevice = (kind: IdentifierKind) => kind === 'device_id' || kind === 'anonymous_id'
const isYes = ({ act }: ConsentAct) => act === 'grant' || act === 'renew' || act === 'confirm'
const lifts = ({ act }: ConsentAct) => act === 'unobject' || act === 'unrestrict'

export interface Bound<I> {
  identifier: I
  channel: string
}

/**
 * Which of the identifiers an event names an act binds, and for which channels. The rule is the same for a yes and a no
 * of a desk or server, so that the one always reaches what the other did: the person's identifiers; the devices besides
 * for channels that end at a device, or where nobody else is named.
 *
 * An unsigned browser speaks for others only to refuse. Its yes binds its own device where the channel ends there; else
 * it stands at the names it claims, unverified, until something verifies it; so does one that waits for its confirmation.
 * It lifts no objection but its own.
 */
export function bindAct<I extends { kind: IdentifierKind }>(
  act: ConsentAct,
  identifiers: readonly I[],
  isVerified: boolean,
): Bound<I>[] {
  const devices = identifiers.filter((one) => isDevice(one.kind))
  const persons = identifiers.filter((one) => !isDevice(one.kind))
  const on = (list: readonly I[], channel: string) => list.map((identifier) => ({ identifier, channel }))
  const isDeviceChannel = deviceChannels.has(act.channel)
  if (persons.length === 0) return on(devices, act.channel)
  const isOwnYes = isYes(act) && isDeviceChannel && !act.isPending
  if (!isVerified && (lifts(act) || isOwnYes)) return onDevices(devices, act)
  return [...on(persons, act.channel), ...onDevices(devices, act)]
}

/** The share of an act that a device has in its own right; a restriction is the person's alone. */
function onDevices<I>(devices: readonly I[], { act, channel }: ConsentAct): Bound<I>[] {
  if (act === 'restrict' || act === 'unrestrict') return []
  const channels = channel === everything ? [...deviceChannels] : deviceChannels.has(channel) ? [channel] : []
  return channels.flatMap((one) => devices.map((identifier) => ({ identifier, channel: one })))
}

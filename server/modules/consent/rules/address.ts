import { createHmac } from 'node:crypto'
import { addressKinds, type ConsentChannel } from './words.ts'

export type AddressKind = 'email' | 'phone' | 'other'

/** An ad platform is told of e-mails and of phones by one channel: the address itself says which it is. */
export function kindOfAddress(channel: ConsentChannel, address: string): AddressKind {
  if (channel !== 'ads') return addressKinds[channel] ?? 'other'
  return address.includes('@') ? 'email' : address.startsWith('+') ? 'phone' : 'other'
}

/**
 * What an address is known by once nobody may know it: HMAC-SHA-256 of workspace, kind and address with the install's
 * secret, hexadecimal. Without the secret nobody can try addresses against it.
 */
export function makeAddressHash(secret: string) {
  return (workspaceId: string, kind: AddressKind, address: string): string =>
    createHmac('sha256', secret).update(`suppression\n${workspaceId}\n${kind}\n${address}`).digest('hex')
}
export type AddressHash = ReturnType<typeof makeAddressHash>

/** Purposes a refusal on one channel or all reaches: which kinds of address it keeps from being used. */
export function kindsRefused(channel: string): readonly AddressKind[] {
  if (channel === '*') return ['email', 'phone']
  const kind = addressKinds[channel as ConsentChannel]
  return kind === undefined ? [] : [kind]
}

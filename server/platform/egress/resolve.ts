import { lookup } from 'node:dns/promises'
import { isIP } from 'node:net'
import { NetworkFault } from '@splot/contract/plugin/network'
import type { AllowRule } from './allow.ts'
import { isPublicAddress } from './special-ranges.ts'
import { checkHostForm, isInnerName } from './target.ts'

/** Addresses of a name, in the system's order. */
export type Lookup = (host: string) => Promise<readonly string[]>

export const systemLookup: Lookup = async (host) =>
  (await lookup(host, { all: true, verbatim: true })).map((one) => one.address)

export interface Checker {
  /** Whether the operator allowed the target by name or address, so that plain http is allowed as well. */
  isAllowed(host: string, addresses: readonly string[], port: number): boolean
  /** Resolves and checks every address. @throws NetworkFault url_forbidden, unresolvable */
  resolve(host: string, port: number): Promise<readonly string[]>
}

/** Finds out where a host really is, and refuses it when any of its addresses is not a stranger's. */
export function createChecker(deps: { rules(): readonly AllowRule[]; lookup: Lookup }): Checker {
  const isLetThrough = (host: string, address: string | null, port: number) =>
    deps.rules().some((rule) => rule.allows(host.toLowerCase(), address, port))
  return {
    isAllowed: (host, addresses, port) =>
      addresses.length > 0 && addresses.every((one) => isLetThrough(host, one, port)),
    async resolve(host, port) {
      checkHostForm(host)
      if (isInnerName(host) && !isLetThrough(host, null, port)) throw new NetworkFault('url_forbidden', false)
      const addresses = isIP(host) === 0 ? await ask(deps.lookup, host) : [host]
      const isFine = (one: string) => isPublicAddress(one) || isLetThrough(host, one, port)
      if (!addresses.every(isFine)) throw new NetworkFault('url_forbidden', false)
      return addresses
    },
  }
}

async function ask(lookup: Lookup, host: string): Promise<readonly string[]> {
  // Why a name has no address says nothing a caller could act on.
  const addresses = await lookup(host).catch(() => [])
  if (addresses.length === 0) throw new NetworkFault('unresolvable', false)
  return addresses
}

import { Resolver } from 'node:dns/promises'
import { isIP } from 'node:net'
import { type DnsKind, type Network, NetworkFault } from '@splot/contract/plugin/network'

/** Names of servers and names that only records have, as `_dmarc`. */
const nameForm = /^[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?(\.[a-z0-9_]([a-z0-9_-]*[a-z0-9_])?)*$/i

/** An address, perhaps with a port: `10.0.0.53`, `127.0.0.1:5353`, `[::1]:53`. */
export const isDnsServer = (text: string): boolean => {
  const [, address = ''] = /^\[?([0-9a-f.:]+?)\]?(?::\d{1,5})?$/i.exec(text) ?? []
  return isIP(address) !== 0 || isIP(text) !== 0
}

/** Asks the DNS itself, past the hosts file. A name that has no such record is an answer: an empty one. */
export function createLookUp(servers: readonly string[]): Network['lookUp'] {
  const resolver = new Resolver({ timeout: 2_000, tries: 2 })
  if (servers.length > 0) resolver.setServers(servers)
  return async (name, kind) => {
    const isFit = kind === 'PTR' ? isIP(name) !== 0 : nameForm.test(name) && name.length <= 253
    if (!isFit) return []
    try {
      return await ask(resolver, name, kind)
    } catch (error) {
      const code = error instanceof Error && 'code' in error ? error.code : ''
      if (code === 'ENOTFOUND' || code === 'ENODATA') return []
      throw new NetworkFault('unreachable', false)
    }
  }
}

async function ask(resolver: Resolver, name: string, kind: DnsKind): Promise<readonly string[]> {
  switch (kind) {
    case 'A':
      return resolver.resolve4(name)
    case 'AAAA':
      return resolver.resolve6(name)
    case 'PTR':
      return resolver.reverse(name)
    case 'TXT':
      return (await resolver.resolveTxt(name)).map((pieces) => pieces.join(''))
    case 'MX':
      return (await resolver.resolveMx(name))
        .sort((a, b) => a.priority - b.priority)
        .map((one) => one.exchange)
  }
}

import { BlockList, isIP } from 'node:net'

/** What an operator lets through the ban on inner addresses and plain http. */
export interface AllowRule {
  allows(host: string, address: string | null, port: number): boolean
}

/**
 * One rule: a host name, an address or a range, each with a port or for every port: `127.0.0.1:2525`, `10.1.0.0/16`,
 * `[::1]:8080`, `mail.intern:25`. Null where it is none.
 */
export function parseAllowRule(text: string): AllowRule | null {
  const parts = /^(?:\[([0-9a-f:.]+)\]|([^:[\]]+))(\/\d{1,3})?(?::(\d{1,5}))?$/i.exec(text.trim())
  // IPv6 without brackets can have a range, and no port.
  const [plain = '', bits] = text.trim().split('/')
  const bare = isIP(plain) === 6 && /^\d{1,3}$/.test(bits ?? '0') ? text.trim() : null
  const host = (bare ?? parts?.[1] ?? parts?.[2])?.toLowerCase()
  if (host === undefined) return null
  const port = bare === null && parts?.[4] !== undefined ? Number(parts[4]) : null
  if (port !== null && (port < 1 || port > 65_535)) return null
  const slash = host.indexOf('/')
  const range = slash < 0 ? (parts?.[3] ?? '') : host.slice(slash)
  const matchesHost = matchHost(slash < 0 ? host : host.slice(0, slash), range)
  return matchesHost && { allows: (name, at, on) => (port === null || port === on) && matchesHost(name, at) }
}

type HostMatch = (host: string, address: string | null) => boolean

function matchHost(host: string, range: string): HostMatch | null {
  const version = isIP(host)
  if (version === 0) {
    if (range !== '' || !/^[a-z0-9]([a-z0-9_.-]*[a-z0-9])?$/.test(host)) return null
    return (name) => name === host
  }
  const list = new BlockList()
  const family = version === 4 ? 'ipv4' : 'ipv6'
  const bits = range === '' ? (version === 4 ? 32 : 128) : Number(range.slice(1))
  if (bits > (version === 4 ? 32 : 128)) return null
  list.addSubnet(host, bits, family)
  return (_, address) => address !== null && isIP(address) === version && list.check(address, family)
}

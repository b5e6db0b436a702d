import { BlockList, isIP } from 'node:net'

/** Is this an IP address, or a range of them in CIDR notation? */
export function isAddressRange(text: string): boolean {
  return parseRange(text) !== null
}

function parseRange(text: string): { address: string; prefix: number; family: 'ipv4' | 'ipv6' } | null {
  const [, address = '', bits] = /^([^/]+?)(?:\/(\d{1,3}))?$/.exec(text.trim()) ?? []
  const version = isIP(address)
  if (version === 0) return null
  const widest = version === 4 ? 32 : 128
  const prefix = bits === undefined ? widest : Number(bits)
  return prefix > widest ? null : { address, prefix, family: version === 4 ? 'ipv4' : 'ipv6' }
}

/**
 * Where a request comes from. Behind proxies the connection is the proxy's, and each proxy appends to X-Forwarded-For
 * whom it heard: the list is read from the right for as long as those who wrote it are trusted. What stands further to
 * the left anybody may have written.
 * @param trusted addresses and ranges of our own proxies; none = the header is never read
 * @returns reads the address from the connection's and the header's text
 */
export function createAddressReader(
  trusted: readonly string[],
): (connection: string, forwardedFor: string | null) => string {
  const isTrusted = createTrust(trusted)
  return (connection, forwardedFor) => {
    let address = unmap(connection)
    if (trusted.length === 0 || forwardedFor === null) return address
    const heard = forwardedFor.split(',')
    while (isIP(address) !== 0 && isTrusted(address)) {
      const next = heard.pop()
      const before = next === undefined ? null : readHop(next)
      // The list ends, or is damaged: the last hop that a trusted one vouched for.
      if (before === null) return address
      address = before
    }
    return address
  }
}

/** Whether a connection comes from a proxy of ours, so that what it says of the client is believed. */
export function createTrust(trusted: readonly string[]): (connection: string) => boolean {
  const list = new BlockList()
  for (const text of trusted) {
    const range = parseRange(text)
    if (range === null) throw new Error(`${text} is no address range`)
    list.addSubnet(range.address, range.prefix, range.family)
  }
  return (connection) => {
    const address = unmap(connection)
    return isIP(address) !== 0 && list.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
  }
}

/** The part of an address that one client can hardly change: of IPv6 the first 64 bits, of IPv4 all of it. */
export function neighbourhoodOf(address: string): string {
  const text = unmap(address)
  if (!text.includes(':')) return text
  const [head = '', tail] = text.split('::')
  const groups = head.split(':')
  const missing = tail === undefined ? 0 : 4 - groups.length
  return [...groups, ...new Array<string>(Math.max(0, missing)).fill('0')].slice(0, 4).join(':')
}

/** One entry: an address, perhaps with a port or in brackets; null for anything else. */
function readHop(text: string): string | null {
  const hop = text.trim()
  const bracketed = /^\[([^\]]+)\](?::\d+)?$/.exec(hop)?.[1]
  const address = unmap(bracketed ?? hop.replace(/^(\d+\.\d+\.\d+\.\d+):\d+$/, '$1'))
  return isIP(address) === 0 ? null : address
}

/** An IPv4 address that came over an IPv6 socket, as itself. */
const unmap = (address: string) => address.replace(/^::ffff:(\d+\.\d+\.\d+\.\d+)$/i, '$1')

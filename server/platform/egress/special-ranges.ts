import { BlockList, isIP } from 'node:net'

/**
 * IANA's special-purpose registries, IPv4 whole: nothing in here is a stranger's server. Blocks that IANA calls globally
 * reachable (anycast of AS112, AMT) are in as well: no provider of messages lives there.
 */
const special4: readonly [string, number][] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.31.196.0', 24],
  ['192.52.193.0', 24],
  ['192.88.99.0', 24],
  ['192.168.0.0', 16],
  ['192.175.48.0', 24],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
]

/**
 * IPv6 the other way round: only global unicast (2000::/3) can be public. That leaves out loopback, unspecified,
 * link-local, unique local, multicast, v4-mapped, NAT64 and whatever will be registered outside.
 */
const special6: readonly [string, number][] = [
  ['2001::', 23], // IETF protocol assignments: Teredo, ORCHID, benchmarking
  ['2001:db8::', 32],
  ['2002::', 16], // 6to4 carries an IPv4 address of any kind
  ['2620:4f:8000::', 48],
  ['3fff::', 20],
  ['5f00::', 16],
]

const closed = new BlockList()
for (const [net, bits] of special4) closed.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of special6) closed.addSubnet(net, bits, 'ipv6')
const global6 = new BlockList()
global6.addSubnet('2000::', 3, 'ipv6')

/** Whether the address can be a stranger's server on the internet; what is no address is not. */
export function isPublicAddress(address: string): boolean {
  const version = isIP(address)
  if (version === 4) return !closed.check(address, 'ipv4')
  // A zone (fe80::1%eth0) names an interface of this machine.
  if (version !== 6 || address.includes('%')) return false
  return global6.check(address, 'ipv6') && !closed.check(address, 'ipv6')
}

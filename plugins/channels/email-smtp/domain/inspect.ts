import type { ChannelDeps } from '@splot/contract/plugin/channel'
import type { Finding } from '@splot/contract/plugin/finding'
import { type Network, NetworkFault } from '@splot/contract/plugin/network'
import { isReturnPathOpen } from '../bounce/return-path.ts'
import { domainOf } from '../compose.ts'
import type { Settings } from '../settings.ts'
import { parseAddress } from './address-range.ts'
import { judgeDkim, writeDkimRecord } from './dkim.ts'
import { findDmarc } from './dmarc.ts'
import { nameOfSelector } from './keys.ts'
import { admit, checkSpf } from './spf.ts'
import { words } from './words.ts'

type LookUp = Network['lookUp']

/**
 * What receivers will ask the DNS about our mails: who may send for the domain, with which key it signs, what it wants done
 * with the rest, and whether answers reach it. A server on this very machine lets nothing out: nobody will ask.
 */
export async function inspectDomain(settings: Settings, deps: ChannelDeps): Promise<Finding[]> {
  if (/^(localhost|127\.[\d.]+|::1)$/i.test(settings.host)) return []
  const { lookUp } = deps.network
  try {
    const servers = await listAddresses(settings.host, lookUp)
    return [
      await inspectSpf(settings, deps, servers),
      await inspectDkim(settings, lookUp),
      await inspectDmarc(settings, lookUp),
      ...(await inspectReplies(settings, lookUp)),
      ...(await inspectReverse(servers, lookUp)),
    ]
  } catch (error) {
    if (!(error instanceof NetworkFault)) throw error
    return [{ id: 'dns', state: 'advice', says: words.dnsSilent }]
  }
}

const listAddresses = async (host: string, lookUp: LookUp): Promise<string[]> =>
  parseAddress(host) === null ? [...(await lookUp(host, 'A')), ...(await lookUp(host, 'AAAA'))] : [host]

/** Of the domain bounces go back to: it is the one SPF is about. */
async function inspectSpf(
  settings: Settings,
  deps: ChannelDeps,
  servers: readonly string[],
): Promise<Finding> {
  const { host, bounceDomain, returnPath, fromAddress } = settings
  const name =
    bounceDomain !== undefined && isReturnPathOpen(deps) ? bounceDomain : domainOf(returnPath ?? fromAddress)
  const { verdict, record, lookups } = await checkSpf(name, servers, deps.network.lookUp)
  const paste = { name, type: 'TXT', value: admit(record, host) } as const
  switch (verdict) {
    case 'pass':
      return { id: 'spf', state: 'ok', says: words.spfRight(name, lookups) }
    case 'none':
      return { id: 'spf', state: 'wrong', says: words.spfNone(name), record: paste }
    case 'several':
      return { id: 'spf', state: 'wrong', says: words.spfSeveral(name) }
    case 'malformed':
      return { id: 'spf', state: 'wrong', says: words.spfMalformed(name) }
    case 'too_many_lookups':
      return { id: 'spf', state: 'wrong', says: words.spfTooMany(name, lookups) }
    default:
      // A relay may send by machines of other names than the one it takes mail by.
      return { id: 'spf', state: 'advice', says: words.spfOther(name, host), record: paste }
  }
}

async function inspectDkim(settings: Settings, lookUp: LookUp): Promise<Finding> {
  const { dkimSelector: selector, dkimKey: key } = settings
  if (selector === undefined || key === undefined) return { id: 'dkim', state: 'advice', says: words.dkimOff }
  const value = writeDkimRecord(key)
  if (value === null) return { id: 'dkim', state: 'wrong', says: words.dkimNoKey }
  const name = nameOfSelector(selector, settings)
  const verdict = judgeDkim(await lookUp(name, 'TXT'), key)
  if (verdict === 'right') return { id: 'dkim', state: 'ok', says: words.dkimRight(name) }
  if (verdict === 'testing') return { id: 'dkim', state: 'advice', says: words.dkimTesting(name) }
  return {
    id: 'dkim',
    state: 'wrong',
    says: words.dkimWrong[verdict](name),
    record: { name, type: 'TXT', value },
  }
}

async function inspectDmarc(settings: Settings, lookUp: LookUp): Promise<Finding> {
  const domain = domainOf(settings.fromAddress)
  const answer = await findDmarc(domain, lookUp)
  const value = `v=DMARC1; p=none; rua=mailto:${settings.fromAddress}`
  const record = { name: `_dmarc.${domain}`, type: 'TXT', value } as const
  if (answer.verdict === 'right') {
    const { policy } = answer.record
    return { id: 'dmarc', state: 'ok', says: words.dmarcRight(answer.domain, policy) }
  }
  const says = { none: words.dmarcNone, several: words.dmarcSeveral, malformed: words.dmarcMalformed }
  return { id: 'dmarc', state: 'wrong', says: says[answer.verdict](domain), record }
}

/** Whether an answer, or a mail that comes back, finds somebody. */
async function inspectReplies(settings: Settings, lookUp: LookUp): Promise<Finding[]> {
  const domain = domainOf(settings.fromAddress)
  const takes = async (name: string) => {
    const servers = await lookUp(name, 'MX')
    if (servers.length > 0) return servers.some((server) => server !== '' && server !== '.')
    return (await listAddresses(name, lookUp)).length > 0
  }
  const findings: Finding[] = [
    (await takes(domain))
      ? { id: 'mx', state: 'ok', says: words.mxRight(domain) }
      : { id: 'mx', state: 'wrong', says: words.mxNone(domain) },
  ]
  const { bounceDomain } = settings
  if (bounceDomain !== undefined && (await lookUp(bounceDomain, 'MX')).length === 0)
    findings.push({ id: 'bounces', state: 'wrong', says: words.bounceNoMx(bounceDomain) })
  return findings
}

/** Receivers distrust a server whose address has no name. */
async function inspectReverse(servers: readonly string[], lookUp: LookUp): Promise<Finding[]> {
  for (const address of servers) {
    if ((await lookUp(address, 'PTR')).length === 0)
      return [{ id: 'ptr', state: 'advice', says: words.ptrNone(address) }]
  }
  return servers.length === 0 ? [] : [{ id: 'ptr', state: 'ok', says: words.ptrRight }]
}

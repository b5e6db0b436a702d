import { isIP } from 'node:net'
import { NetworkFault } from '@splot/contract/plugin/network'

export interface Target {
  readonly url: URL
  /** Name or address, without brackets. */
  readonly host: string
  readonly port: number
  readonly isTls: boolean
}

const forbidden = () => new NetworkFault('url_forbidden', false)

/**
 * Reads a URL the strict way: what it shows is where it goes. Other spellings of an address (`127.1`, `0x7f.1`,
 * `2130706433`, circled digits, percent signs), credentials, control characters, backslashes, a missing slash and names
 * of this machine or this network are refused before anything is resolved.
 * @throws NetworkFault url_forbidden
 */
export function parseTarget(text: string): Target {
  const raw = /^https?:\/\/([^/?#]*)(?:[/?#]|$)/i.exec(text)
  if (text.length > 2_000 || !raw || /[\s\\\p{Cc}]/u.test(text) || !URL.canParse(text)) throw forbidden()
  const url = new URL(text)
  if (url.username !== '' || url.password !== '' || raw[1]?.includes('@')) throw forbidden()
  const host = url.hostname.replace(/^\[|\]$/g, '')
  const shown = (raw[1] ?? '').replace(/:\d*$/, '').toLowerCase()
  if (isIP(host) !== 0 && shown !== url.hostname) throw forbidden()
  // What the parser changed can only have been letters of other alphabets.
  if (shown !== url.hostname && /^\p{ASCII}*$/u.test(shown)) throw forbidden()
  checkHostForm(host)
  const isTls = url.protocol === 'https:'
  return { url, host, port: url.port === '' ? (isTls ? 443 : 80) : Number(url.port), isTls }
}

/** A name of the internet or an address in its plain spelling. @throws NetworkFault url_forbidden */
export function checkHostForm(host: string): void {
  if (isIP(host) !== 0) return
  const labels = host.split('.')
  const last = labels.at(-1) ?? ''
  // A last label that is a number makes the whole an address to most resolvers.
  const isNumber = /^(\d+|0x[0-9a-f]*)$/i.test(last)
  const isName = /^[a-z0-9]([a-z0-9_.-]*[a-z0-9])?$/i.test(host) && !labels.includes('') && host.length <= 253
  if (!isName || isNumber) throw forbidden()
}

/** Names that mean this machine or this network, whatever they resolve to; single words are looked up in it. */
export function isInnerName(host: string): boolean {
  if (isIP(host) !== 0) return false
  return !host.includes('.') || /\.(localhost|local|internal|intranet|lan|home|corp|home\.arpa)$/i.test(host)
}

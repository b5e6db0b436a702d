import type { Channel } from '@splot/contract/channels'
import { aiAssistants, searchEngines, socialNetworks } from '../data/referrers.gen.ts'

export interface Referral {
  readonly channel: Channel
  readonly source: string
  readonly medium: string
}

interface Lists {
  readonly exact: ReadonlyMap<string, Referral>
  readonly wide: ReadonlyMap<string, Referral>
}

const mailHosts =
  'mail.google.com mail.yahoo.com outlook.live.com outlook.office.com outlook.office365.com mail.proton.me poczta.wp.pl poczta.onet.pl poczta.o2.pl poczta.interia.pl poczta.gazeta.pl com.google.android.gm'
const comparisonHosts =
  'ceneo.pl skapiec.pl nokaut.pl okazje.info.pl homebook.pl domodi.pl allani.pl idealo.pl kelkoo.pl shopping.google.com'
/** A payment page sends the customer back; it did not send her in. */
const returnHosts = new Set(
  'payu.com payu.pl przelewy24.pl tpay.com paynow.pl dotpay.pl imoje.pl stripe.com paypal.com blik.com klarna.com p24.pl'.split(
    ' ',
  ),
)

/** `exact` matches the host itself, `wide` its subdomains too. */
function readLists(): Lists {
  const exact = new Map<string, Referral>()
  const wide = new Map<string, Referral>()
  const add = (target: Map<string, Referral>, packed: string, channel: Channel, medium: string) => {
    for (const line of packed.split('\n')) {
      const colon = line.indexOf(':')
      const source = line.slice(0, colon)
      for (const host of line.slice(colon + 1).split(' ')) target.set(host, { channel, source, medium })
    }
  }
  add(exact, searchEngines, 'web', 'organic')
  add(wide, socialNetworks, 'social', 'social')
  add(exact, aiAssistants, 'web', 'ai')
  for (const host of mailHosts.split(' '))
    exact.set(host, { channel: 'email', source: host, medium: 'email' })
  for (const host of comparisonHosts.split(' ')) {
    wide.set(host, { channel: 'web', source: host, medium: 'comparison' })
  }
  return { exact, wide }
}

const lists = readLists()

/** `google.com.pl` -> `google.{}`, `pl.search.example` -> `{}.search.example`: how the lists write a country. */
function* withoutCountry(host: string): Generator<string> {
  const labels = host.split('.')
  if (labels.length >= 2) yield `${labels.slice(0, -1).join('.')}.{}`
  if (labels.length >= 3 && (labels.at(-2) ?? '').length <= 3) yield `${labels.slice(0, -2).join('.')}.{}`
  if ((labels[0] ?? '').length === 2) yield `{}.${labels.slice(1).join('.')}`
}

function* parents(host: string): Generator<string> {
  for (let at = 0; at >= 0; at = host.indexOf('.', at + 1)) yield at === 0 ? host : host.slice(at + 1)
}

/** A registrable domain, roughly: two labels, three below `com.pl`, `co.uk` and the like. */
function siteOf(host: string): string {
  const labels = host.split('.')
  const isDeep = /^(?:com?|net|org|edu|gov)$/.test(labels.at(-2) ?? '')
  return labels.slice(isDeep ? -3 : -2).join('.')
}

/** Host of a referrer in lower case without `www.`; null for empty, `$direct` and unreadable ones. */
export function readHost(referrer: unknown): string | null {
  if (typeof referrer !== 'string') return null
  const found = /^[a-z][a-z\d+.-]*:\/\/(?:www\.)?([a-z\d._-]+)/i.exec(referrer)
  return found?.[1]?.toLowerCase() ?? null
}

/** What sent the visitor from this host, or null where it is the shop itself or a payment page. */
export function classifyReferrer(host: string, ownHost: string | null): Referral | null {
  if (ownHost !== null && siteOf(host) === siteOf(ownHost)) return null
  if (returnHosts.has(siteOf(host))) return null
  for (const name of [host, `www.${host}`, ...withoutCountry(host)]) {
    const found = lists.exact.get(name)
    if (found !== undefined) return found
  }
  for (const name of parents(host)) {
    const found = lists.wide.get(name)
    if (found !== undefined) return found
  }
  return { channel: 'web', source: host, medium: 'referral' }
}

import { Agent as PlainAgent } from 'node:http'
import { Agent as SecureAgent } from 'node:https'
import { isIP } from 'node:net'
import type { ConnectionOptions } from 'node:tls'
import { type Network, NetworkFault } from '@splot/contract/plugin/network'
import { type AllowRule, parseAllowRule } from './allow.ts'
import { callHttp1, defaults } from './call-http1.ts'
import { createHttp2 } from './call-http2.ts'
import { createLookUp } from './look-up.ts'
import { openSocket } from './open-socket.ts'
import { createChecker, type Lookup, systemLookup } from './resolve.ts'
import { parseTarget, type Target } from './target.ts'

export { parseAllowRule } from './allow.ts'
export { isDnsServer } from './look-up.ts'

export interface EgressOptions {
  /** Targets let through the ban on inner addresses and plain http. */
  allow: readonly string[]
  lookup?: Lookup
  /** DNS servers asked for records; none = the system's. */
  dnsServers?: readonly string[]
  /** Certificates trusted instead of the system's. */
  tls?: Pick<ConnectionOptions, 'ca'>
}

export interface Egress extends Network, AsyncDisposable {
  /** Whether a URL may be called at all: asked when it is saved. @throws NetworkFault url_forbidden, unresolvable */
  checkUrl(url: string): Promise<void>
  /** Lets one more target through: a local sink this process has started itself. Answers how to take it back. */
  allow(target: string): () => void
}

/**
 * The one door to the network. Whatever goes out names its target; the target is parsed strictly, resolved, every address
 * is checked, and the connection goes to a checked address. Redirects are answers, not followed.
 */
export function createEgress(options: EgressOptions): Egress {
  const rules: AllowRule[] = options.allow.flatMap((text) => parseAllowRule(text) ?? [])
  const checker = createChecker({ rules: () => rules, lookup: options.lookup ?? systemLookup })
  const tls = options.tls ?? {}
  const agents = {
    plain: new PlainAgent({ keepAlive: true, maxSockets: 64 }),
    secure: new SecureAgent({ keepAlive: true, maxSockets: 64, ...tls }),
  }
  const check = async (url: string): Promise<Target> => {
    const target = parseTarget(url)
    const addresses = await checker.resolve(target.host, target.port)
    if (!target.isTls && !checker.isAllowed(target.host, addresses, target.port))
      throw new NetworkFault('url_forbidden', false)
    return target
  }
  /** Names behind TLS are resolved and checked where the connection is opened; one that is open was checked then. */
  const admit = (url: string): Promise<Target> | Target => {
    const target = parseTarget(url)
    return target.isTls && isIP(target.host) === 0 ? target : check(url)
  }
  const http2 = createHttp2(async (target) => {
    const addresses = await checker.resolve(target.host, target.port)
    return openSocket({ ...target, addresses, timeoutMs: defaults.timeoutMs, alpn: ['h2'] }, tls)
  })
  return {
    async call(asked) {
      const target = await admit(asked.url)
      return asked.isHttp2 ? http2.call(asked, target) : callHttp1(asked, target, { checker, agents })
    },
    async connect({ host, port, isTls, timeoutMs = defaults.timeoutMs, ca }) {
      const addresses = await checker.resolve(host, port)
      return openSocket({ host, addresses, port, isTls, timeoutMs, ca }, tls)
    },
    locate: (host, port) => checker.resolve(host, port),
    lookUp: createLookUp(options.dnsServers ?? []),
    async checkUrl(url) {
      await check(url)
    },
    allow(text) {
      const rule = parseAllowRule(text)
      if (rule === null) throw new Error(`no target: ${text}`)
      rules.push(rule)
      return () => {
        rules.splice(rules.indexOf(rule), 1)
      }
    },
    async [Symbol.asyncDispose]() {
      agents.plain.destroy()
      agents.secure.destroy()
      await http2.close()
    },
  }
}

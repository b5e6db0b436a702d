import type { AddressInfo } from 'node:net'
import type { ChannelDeps } from '@splot/contract/plugin/channel'
import { mintPermit } from '@splot/contract/plugin/permit'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEgress } from '../../../server/platform/egress/index.ts'
import { hasOpenssl, makeSignedCertificate } from '../../../tests/testkit/certificate.ts'
import { emailSmtp } from './index.ts'

const host = 'poczta.example.pl'
const arrived: { user: string | undefined; isSecure: boolean }[] = []
const servers: SMTPServer[] = []
let ports: Record<'tls' | 'starttls' | 'none', number>
let ca = ''

async function listen(secure: boolean, pair: { key: string; cert: string }, disabled: string[] = []) {
  const server = new SMTPServer({
    ...pair,
    secure,
    disabledCommands: disabled,
    allowInsecureAuth: true,
    onAuth: ({ username, password }, _, done) =>
      password === 'tajne' ? done(null, { user: username }) : done(new Error('no')),
    onData(stream, session, done) {
      stream.resume()
      stream.on('end', () => {
        arrived.push({ user: session.user as string | undefined, isSecure: session.secure })
        done()
      })
    },
  })
  server.on('error', () => {})
  servers.push(server)
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return (server.server.address() as AddressInfo).port
}

describe.skipIf(!hasOpenssl)('SMTP behind TLS (skipped without openssl)', () => {
  beforeAll(async () => {
    const { ca: authority, ...pair } = makeSignedCertificate(host)
    ca = authority
    ports = {
      tls: await listen(true, pair),
      starttls: await listen(false, pair),
      none: await listen(false, pair, ['STARTTLS']),
    }
  })
  afterAll(async () => {
    await Promise.all(servers.map((one) => new Promise<void>((resolve) => one.close(resolve))))
  })

  const settingsOf = (security: string, port: number, password = 'tajne') => ({
    host,
    port,
    security,
    user: 'sklep',
    password,
    fromAddress: 'sklep@example.pl',
  })

  /** Nothing but the settings tells whom to trust: to the system the authority is a stranger. */
  async function withDeps<T>(run: (deps: ChannelDeps) => Promise<T>): Promise<T> {
    const allow = Object.values(ports).map((port) => `127.0.0.1:${port}`)
    await using egress = createEgress({ allow, lookup: async () => ['127.0.0.1'] })
    const held: AsyncDisposable[] = []
    const clock = { now: () => Date.now(), monotonic: () => performance.now(), sleep: async () => {} }
    try {
      return await run({
        network: egress,
        clock,
        patienceMs: 2_000,
        log: () => {},
        report: () => {},
        shelf: { put: async () => {} },
        returnMark: () => null,
        hold(_, make) {
          const made = make()
          held.push(made)
          return made
        },
      })
    } finally {
      for (const one of held) await one[Symbol.asyncDispose]()
    }
  }

  const send = (settings: object) =>
    withDeps((deps) => {
      const permit = mintPermit({
        id: 'd',
        workspaceId: 'w',
        customerId: 'c',
        messageId: 'm1',
        act: 'message',
        purpose: 'service',
        channel: 'email',
        address: 'anna@example.pl',
        expiresAt: performance.now() + 5_000,
      })
      const content = { subject: 'x', html: null, text: 'x', unsubscribeUrl: null }
      const message = { id: 'm1', address: 'anna@example.pl', idempotencyKey: 'm1', content }
      return emailSmtp.send(permit, message, settings, deps)
    })

  it.each(['tls', 'starttls'] as const)('%s: the mail arrives over it, signed in', async (security) => {
    arrived.length = 0
    const outcome = await send({ ...settingsOf(security, ports[security]), authority: ca.trim() })
    expect(outcome).toEqual({ state: 'sent', providerId: '<m1@example.pl>' })
    expect(arrived).toEqual([{ user: 'sklep', isSecure: true }])
  })

  it.each(['tls', 'starttls'] as const)('%s: an authority nobody named is not trusted', async (security) => {
    arrived.length = 0
    expect(await send(settingsOf(security, ports[security]))).toMatchObject({
      state: 'failed',
      reason: 'unreachable',
    })
    const other = makeSignedCertificate(host).ca.trim()
    expect(await send({ ...settingsOf(security, ports[security]), authority: other })).toMatchObject({
      state: 'failed',
    })
    const report = await withDeps((deps) => emailSmtp.test(settingsOf(security, ports[security]), deps))
    expect(report).toMatchObject({ isOk: false, field: 'security' })
    expect(arrived).toEqual([])
  })

  it('a server that offers no encryption gets no password', async () => {
    const report = await withDeps((deps) => emailSmtp.test(settingsOf('starttls', ports.none), deps))
    expect(report).toMatchObject({ isOk: false, field: 'security' })
  })

  it('a wrong password is said, and not repeated', async () => {
    const report = await withDeps((deps) =>
      emailSmtp.test({ ...settingsOf('tls', ports.tls, 'zgubione-hasło'), authority: ca.trim() }, deps),
    )
    expect(report).toMatchObject({ isOk: false, field: 'password' })
    expect(JSON.stringify(report)).not.toContain('zgubione')
  })
})

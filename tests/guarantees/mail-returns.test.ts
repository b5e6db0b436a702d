import { channels } from '@splot/plugins/registry'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openMailbox } from '../../plugins/channels/email-smtp/bounce/imap-server.testkit.ts'
import { postMail } from '../../plugins/channels/email-smtp/bounce/post-mail.testkit.ts'
import {
  makeAutoReply,
  makeBounce,
  makeComplaint,
} from '../../plugins/channels/email-smtp/bounce/returned-mail.testkit.ts'
import { createMarks } from '../../server/modules/deliver/rules/mark.ts'
import { createEgress } from '../../server/platform/egress/index.ts'
import { hasOpenssl, makeSignedCertificate } from '../testkit/certificate.ts'
import { openPostOffice, type PostOffice } from './kit/post-office.ts'
import { openSeed } from './kit/seed.ts'
import { findCustomer, grant, reasonOf } from './kit/shopper.ts'
import { openEngine, World } from './kit/world.ts'

/**
 * What other mail servers bring back to the SMTP door: mails leave through the real e-mail channel to a real server, each
 * with a return path of its own, and a real SMTP client brings bounces and complaints to it.
 */
const { random } = openSeed('mail-returns')
const domain = 'zwroty.sklep.example'
const arrivals: { address: string; from: string | null }[] = []
const email = channels.filter((one) => one.id === 'email-smtp')
let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let sink: AsyncDisposable & { port: number; settings: object }
let office: PostOffice
let port = 0

beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'mail_returns', random: random.fork() })
  const open = await email[0]?.sink?.()
  if (open === undefined) throw new Error('E-mail has no sink')
  sink = await open({ port: 0, now: () => world.clock.now(), keep: (one) => arrivals.push(one) })
  const egress = createEgress({ allow: ['127.0.0.1'], lookup: async () => ['127.0.0.1'] })
  office = openPostOffice(world, email, (given) => ({ ...given, egress }))
  await world.query(
    `INSERT INTO deliver.channel (workspace_id, id, settings, secrets, is_enabled, version, updated_at, updated_by)
     VALUES ('default', 'email-smtp', $1, '{}', true, 1, 1, 'x')`,
    [JSON.stringify({ ...sink.settings, bounceDomain: domain })],
  )
})
afterAll(async () => {
  await office.deliver[Symbol.asyncDispose]()
  await sink[Symbol.asyncDispose]()
  await world.close()
  await engine.close()
})

interface Sent {
  birth: string
  recipient: string
  messageId: string
  /** The envelope's sender. */
  to: string
}

/** Writes to somebody who agreed. */
async function write(recipient: string): Promise<Sent> {
  await world.accept([grant({ email: recipient }, { at: world.clock.now() - 60_000 })])
  await world.drain()
  const birth = String(await findCustomer(world, recipient))
  await office.request([{ run: recipient, birth }])
  await office.drain()
  await world.drain()
  const [row] = await world.query<{ id: string }>('SELECT id::text FROM deliver.message WHERE run = $1', [
    recipient,
  ])
  const to = arrivals.find((one) => one.address === recipient)?.from ?? ''
  return { birth, recipient, messageId: row?.id ?? '', to }
}

async function bring(to: string, raw: string, from = ''): Promise<number> {
  const status = await world.carryOut(postMail(port, { from, to, raw }))
  await world.drain()
  return status
}

const cameBack = async (messageId: string) =>
  (
    await world.query<{ bounced: boolean; complained: boolean }>(
      `SELECT bounced_at IS NOT NULL AS bounced, complained_at IS NOT NULL AS complained FROM deliver.message
       WHERE id = $1`,
      [messageId],
    )
  )[0]

const countEvents = async (name: string, messageId: string) =>
  (
    await world.query<{ n: number }>(
      'SELECT count(*)::int AS n FROM platform.log WHERE body LIKE $1 AND body LIKE $2',
      [`%"${name}"%`, `%${messageId}%`],
    )
  )[0]?.n

test('while nobody listens, mails name the mailbox there is', async () => {
  expect((await write('przed@example.pl')).to).toBe('sklep@example.pl')
  const opened = await office.deliver.startReturns({
    host: '127.0.0.1',
    ports: { 'email-smtp': 0 },
    certificate: null,
  })
  port = opened.get('email-smtp') ?? 0
  expect(port).toBeGreaterThan(0)
})

describe('once the door is open', () => {
  test('a mail that finds nobody is told of once, and its address is never written to again', async () => {
    const sent = await write('gone@example.pl')
    expect(sent.to).toMatch(/^b\+[0-9a-f]{56}@zwroty\.sklep\.example$/)
    for (let time = 0; time < 2; time++) expect(await bring(sent.to, makeBounce(sent))).toBe(250)
    expect(await cameBack(sent.messageId)).toEqual({ bounced: true, complained: false })
    expect(await countEvents('Email Bounced', `${sent.messageId}-bounced`)).toBeGreaterThanOrEqual(1)
    expect(await reasonOf(world, 'gone@example.pl')).toBe('suppressed')
    await office.request([{ run: 'gone-again', birth: sent.birth }])
    await office.drain()
    expect(await office.states('gone-again')).toEqual({ r: 1 })
  })

  test('a complaint stops marketing', async () => {
    const sent = await write('zla@example.pl')
    expect(await reasonOf(world, 'zla@example.pl')).toBe('ok')
    expect(await bring(sent.to, makeComplaint(sent), 'feedback@poczta.example')).toBe(250)
    expect(await cameBack(sent.messageId)).toEqual({ bounced: false, complained: true })
    expect(await reasonOf(world, 'zla@example.pl')).not.toBe('ok')
    await office.request([{ run: 'zla-again', birth: sent.birth }])
    await office.drain()
    expect(await office.states('zla-again')).toEqual({ r: 1 })
  })

  test('the address in any case of letters is the same', async () => {
    const sent = await write('litery@example.pl')
    expect(await bring(sent.to.toUpperCase(), makeBounce(sent))).toBe(250)
    expect((await cameBack(sent.messageId))?.bounced).toBe(true)
  })

  test('only addresses this install has signed are let in', async () => {
    const sent = await write('podpis@example.pl')
    const stranger = createMarks('the secret of somebody else').writeReturn('default', sent.messageId)
    const neighbour = createMarks(world.base.secret).writeReturn('another', sent.messageId)
    const last = sent.to.indexOf('@') - 1
    const changed = `${sent.to.slice(0, last)}${sent.to[last] === '0' ? '1' : '0'}${sent.to.slice(last + 1)}`
    const wrong = [`b+${stranger}@${domain}`, `b+${neighbour}@${domain}`, changed, 'anna@gmail.com']
    for (const to of wrong) expect(await bring(to, makeBounce(sent)), to).toBe(550)
    expect(await cameBack(sent.messageId)).toEqual({ bounced: false, complained: false })
  })

  test('what a mail says it is about is not believed, only where it came to', async () => {
    const hers = await write('ofiara@example.pl')
    const own = await write('napastnik@example.pl')
    const forged = { ...hers, to: own.to }
    expect(await bring(own.to, makeBounce(forged))).toBe(250)
    expect(await bring(own.to, makeComplaint(forged))).toBe(250)
    expect(await cameBack(hers.messageId)).toEqual({ bounced: false, complained: false })
    expect(await reasonOf(world, 'ofiara@example.pl')).toBe('ok')
    expect(await cameBack(own.messageId)).toEqual({ bounced: true, complained: true })
  })

  test('an automatic reply means nothing', async () => {
    const sent = await write('urlop@example.pl')
    expect(await bring(sent.to, makeAutoReply(sent), 'urlop@example.pl')).toBe(250)
    expect(await cameBack(sent.messageId)).toEqual({ bounced: false, complained: false })
    expect(await reasonOf(world, 'urlop@example.pl')).toBe('ok')
  })
})

describe.skipIf(!hasOpenssl)('a mailbox (skipped without openssl)', () => {
  const imapHost = 'imap.sklep.example'

  test('is read by itself: what came back there counts as well, once', async () => {
    const { ca, ...pair } = makeSignedCertificate(imapHost)
    await using mailbox = await openMailbox(pair)
    const sent = await write('skrzynka@example.pl')
    const imap = {
      imapHost,
      imapPort: mailbox.port,
      imapUser: 'zwroty',
      imapPassword: 'tajne',
      authority: ca.trim(),
    }
    await world.query('UPDATE deliver.channel SET settings = $1, version = version + 1', [
      JSON.stringify({ ...sink.settings, bounceDomain: domain, ...imap }),
    ])
    const fetching = office.deliver.loops.find((one) => one.id === 'deliver.fetching')
    mailbox.mails.push({ raw: makeBounce({ ...sent, to: 'zwroty@sklep.example' }), isSeen: false })
    for (let time = 0; time < 2; time++) await world.carryOut(fetching?.turn() ?? Promise.resolve(false))
    await world.drain()
    expect(mailbox.mails[0]?.isSeen).toBe(true)
    expect(await cameBack(sent.messageId)).toEqual({ bounced: true, complained: false })
    expect(await reasonOf(world, 'skrzynka@example.pl')).toBe('suppressed')
    // A mailbox that is away holds up nobody.
    await mailbox[Symbol.asyncDispose]()
    await world.carryOut(fetching?.turn() ?? Promise.resolve(false))
  })
})

import { connect } from 'node:net'
import type { DeliveryReport } from '@splot/contract/plugin/report'
import type { ReturnDoor } from '@splot/contract/plugin/return-door'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { hasOpenssl, makeSignedCertificate } from '../../../../tests/testkit/certificate.ts'
import { settings } from '../settings.ts'
import { openBounceDoor } from './door.ts'
import { readBounce } from './parse.ts'
import { postMail } from './post-mail.testkit.ts'
import { hasPublicBounces, openPublicBounces } from './public-bounces.testkit.ts'
import { makeReturnPath, readReturnPath } from './return-path.ts'
import { makeAutoReply, makeBounce } from './returned-mail.testkit.ts'

const ours = 'a1'.repeat(28)
const path = `b+${ours}@zwroty.sklep.example`
let taken: { mark: string; reports: readonly DeliveryReport[] }[] = []
let isBroken = false
let door: ReturnDoor

beforeAll(async () => {
  door = await openBounceDoor({
    host: '127.0.0.1',
    port: 0,
    certificate: null,
    now: () => 1_000,
    knows: async (mark) => mark === ours,
    async take(mark, reports) {
      if (isBroken) throw new Error('the database is away')
      taken.push({ mark, reports })
    },
  })
})
beforeEach(() => {
  taken = []
})
afterAll(() => door[Symbol.asyncDispose]())

const about = { to: path, recipient: 'gone@example.pl', messageId: 'm-1' }
const post = (to: string | string[], raw: string | Buffer = makeBounce(about), from = '') =>
  postMail(door.port, { from, to, raw })

describe('the return path', () => {
  const base = settings.parse({ host: 'smtp.example.pl', fromAddress: 'sklep@example.pl' })
  const known = { returnMark: () => ours }
  const unknown = { returnMark: () => null }

  it('is an address of the mail’s own where one listens, else the mailbox there is', () => {
    const withDomain = { ...base, bounceDomain: 'zwroty.sklep.example' }
    expect(makeReturnPath('m-1', withDomain, known)).toBe(path)
    expect(path.indexOf('@')).toBeLessThanOrEqual(64)
    expect(makeReturnPath('m-1', withDomain, unknown)).toBe('sklep@example.pl')
    expect(makeReturnPath('m-1', { ...withDomain, returnPath: 'zwroty@example.pl' }, unknown)).toBe(
      'zwroty@example.pl',
    )
    expect(makeReturnPath('m-1', base, known)).toBe('sklep@example.pl')
  })

  it('is read in any case, and nothing else is', () => {
    expect(readReturnPath(path.toUpperCase())).toBe(ours)
    for (const other of ['anna@example.pl', 'b+@x.pl', `b+${ours}`, `xb+${ours}@x.pl`, `b+${ours} @x.pl`])
      expect(readReturnPath(other), other).toBeNull()
  })
})

describe('the door', () => {
  it('takes a bounce for a path of ours', async () => {
    expect(await post(path)).toBe(250)
    expect(taken).toMatchObject([
      { mark: ours, reports: [{ what: 'bounced', reason: 'user_unknown', shouldSuppress: true }] },
    ])
  })

  it('lets nothing in for anybody else, and passes nothing on', async () => {
    for (const to of ['anna@example.pl', `b+${'b2'.repeat(28)}@zwroty.sklep.example`, 'postmaster@x.pl'])
      expect(await post(to), to).toBe(550)
    expect(await post(['anna@example.pl', path])).toBe(250)
    expect(taken.map((one) => one.mark)).toEqual([ours])
  })

  it('an automatic reply is taken and means nothing', async () => {
    expect(await post(path, makeAutoReply(about), 'gone@example.pl')).toBe(250)
    expect(taken.flatMap((one) => one.reports)).toEqual([])
  })

  it('says "later" where it could not be written down', async () => {
    isBroken = true
    expect(await post(path)).toBe(451)
    isBroken = false
    expect(await post(path)).toBe(250)
  })

  it('reads the beginning of a mail that came back whole, and refuses one beyond measure', async () => {
    const big = makeBounce(about).replace('Dzień dobry', 'x'.repeat(70).concat('\r\n').repeat(60_000))
    expect(await post(path, big)).toBe(250)
    expect(taken).toMatchObject([{ reports: [{ what: 'bounced', reason: 'user_unknown' }] }])
    expect(await speak(door.port, [`MAIL FROM:<> SIZE=${40 * 2 ** 20}`])).toMatch(/^552 /)
  })

  it('offers nobody a password or a search for addresses', async () => {
    expect(await speak(door.port, ['AUTH PLAIN AGEAYg=='])).toMatch(/^50[0-4] /)
    expect(await speak(door.port, ['VRFY anna@example.pl'])).not.toMatch(/^250 /)
  })

  it('a port that is taken is told, and nothing else breaks', async () => {
    const again = openBounceDoor({
      host: '127.0.0.1',
      port: door.port,
      certificate: null,
      now: () => 1_000,
      knows: async () => true,
      take: async () => {},
    })
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' })
    expect(await post(path)).toBe(250)
  })
})

describe.skipIf(!hasOpenssl)('a door with a certificate (skipped without openssl)', () => {
  const servername = 'zwroty.sklep.example'
  const { ca, key, cert } = makeSignedCertificate(servername)

  it('speaks TLS with whoever asks for it, and without it with the rest', async () => {
    const secure = await openBounceDoor({
      host: '127.0.0.1',
      port: 0,
      certificate: { cert, key },
      now: () => 1_000,
      knows: async (mark) => mark === ours,
      take: async (mark, reports) => void taken.push({ mark, reports }),
    })
    try {
      const bounce = { from: '', to: path, raw: makeBounce(about) }
      expect(await postMail(secure.port, { ...bounce, trust: { ca, servername } })).toBe(250)
      expect(await postMail(secure.port, bounce)).toBe(250)
      expect(taken.map((one) => one.mark)).toEqual([ours, ours])
      const other = { ca, servername: 'ktos.inny.example' }
      await expect(postMail(secure.port, { ...bounce, trust: other })).rejects.toThrow(/altnames/)
    } finally {
      await secure[Symbol.asyncDispose]()
    }
  })
})

describe.skipIf(!hasPublicBounces)(
  'bounce mails of the public set, over SMTP (absent: shared/data/email)',
  () => {
    it('say at the door what they say in a file', { timeout: 60_000 }, async () => {
      using bounces = openPublicBounces()
      let same = 0
      for (const row of bounces.rows) {
        const raw = bounces.read(row)
        taken = []
        expect(await post(path, raw), row.file).toBe(250)
        const say = (all: readonly DeliveryReport[]) =>
          all.map(({ what, reason, address, isPermanent }) => [what, reason, address, isPermanent])
        const atDoor = say(taken.flatMap((one) => one.reports))
        if (JSON.stringify(atDoor) === JSON.stringify(say(await readBounce(raw, 1_000)))) same++
      }
      expect(bounces.rows.length).toBeGreaterThan(150)
      expect(same / bounces.rows.length).toBeGreaterThanOrEqual(0.98)
    })
  },
)

/** The server's answer to the last of these lines. */
function speak(port: number, said: readonly string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const left = ['EHLO mx.poczta.example', ...said]
    const socket = connect(port, '127.0.0.1')
    socket.on('error', reject)
    socket.on('data', (bytes) => {
      const answer = bytes.toString().trimEnd().split('\r\n').at(-1) ?? ''
      if (!/^\d{3} /.test(answer)) return
      const next = left.shift()
      if (next !== undefined) return void socket.write(`${next}\r\n`)
      socket.destroy()
      resolve(answer)
    })
  })
}

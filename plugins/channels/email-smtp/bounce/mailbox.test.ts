import type { ChannelDeps } from '@splot/contract/plugin/channel'
import type { DeliveryReport } from '@splot/contract/plugin/report'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { createEgress } from '../../../../server/platform/egress/index.ts'
import { hasOpenssl, makeSignedCertificate } from '../../../../tests/testkit/certificate.ts'
import { emailSmtp } from '../index.ts'
import { openSmtpSink } from '../sink.ts'
import { type Mailbox, openMailbox } from './imap-server.testkit.ts'
import { makeAutoReply, makeBounce, makeComplaint } from './returned-mail.testkit.ts'

const host = 'imap.sklep.example'

describe.skipIf(!hasOpenssl)('a mailbox of bounces (skipped without openssl)', () => {
  const { ca, key, cert } = makeSignedCertificate(host)
  let mailbox: Mailbox
  let sink: Awaited<ReturnType<typeof openSmtpSink>>
  beforeAll(async () => {
    mailbox = await openMailbox({ key, cert })
    sink = await openSmtpSink({ port: 0, now: () => 0, keep: () => {} })
  })
  afterAll(async () => {
    await mailbox[Symbol.asyncDispose]()
    await sink[Symbol.asyncDispose]()
  })

  const settingsOf = (more: object = {}) => ({
    ...sink.settings,
    authority: ca.trim(),
    imapHost: host,
    imapPort: mailbox.port,
    imapUser: 'zwroty',
    imapPassword: 'tajne',
    ...more,
  })
  async function withDeps<T>(
    run: (deps: ChannelDeps) => Promise<T>,
    allow: readonly string[] = [],
  ): Promise<T> {
    const targets = [`127.0.0.1:${sink.port}`, `127.0.0.1:${mailbox.port}`, ...allow]
    await using network = createEgress({ allow: targets, lookup: async () => ['127.0.0.1'] })
    return run({
      network,
      clock: { now: () => 1_000, monotonic: () => performance.now(), sleep: async () => {} },
      patienceMs: 5_000,
      log: () => {},
      report: () => {},
      returnMark: () => null,
      shelf: { put: async () => {} },
      hold: (_, make) => make(),
    })
  }
  const read = (
    take: (reports: readonly DeliveryReport[]) => Promise<void>,
    settings: object = settingsOf(),
  ) => withDeps(async (deps) => emailSmtp.fetchReports?.(settings, deps, take))

  it('each mail is read once, and marked once what it says is written down', async () => {
    const about = (messageId: string) => ({
      to: 'zwroty@sklep.example',
      recipient: 'gone@example.pl',
      messageId,
    })
    mailbox.mails.push(
      { raw: makeBounce(about('m-1')), isSeen: false },
      { raw: makeAutoReply(about('m-2')), isSeen: false },
      { raw: makeComplaint(about('m-3')), isSeen: false },
    )
    const taken: DeliveryReport[] = []
    await expect(
      read(async (reports) => {
        if (reports.some((one) => one.messageId === 'm-3')) throw new Error('the database is away')
        taken.push(...reports)
      }),
    ).rejects.toThrow('the database is away')
    expect(mailbox.mails.map((one) => one.isSeen)).toEqual([true, true, false])
    await read(async (reports) => void taken.push(...reports))
    await read(async (reports) => void taken.push(...reports))
    expect(taken.map(({ messageId, what, shouldSuppress }) => [messageId, what, shouldSuppress])).toEqual([
      ['m-1', 'bounced', true],
      ['m-3', 'complained', true],
    ])
    expect(mailbox.mails.every((one) => one.isSeen)).toBe(true)
    // Nothing is deleted or moved.
    expect(mailbox.said.filter((command) => /EXPUNGE|MOVE|COPY|CLOSE/.test(command))).toEqual([])
  })

  it('a mail whose reports cannot be taken holds up none behind it; three in a row end the turn', async () => {
    mailbox.mails.length = 0
    const about = (messageId: string) => ({ to: 'z@sklep.example', recipient: 'gone@example.pl', messageId })
    for (const id of ['p-1', 'm-4', 'p-2', 'p-3', 'p-4', 'm-5'])
      mailbox.mails.push({ raw: makeBounce(about(id)), isSeen: false })
    const asked: string[] = []
    const take = async (reports: readonly DeliveryReport[]) => {
      const id = reports[0]?.messageId ?? ''
      asked.push(id)
      if (id.startsWith('p')) throw new Error(`poison ${id}`)
    }
    await expect(read(take)).rejects.toThrow('poison p-4')
    expect(asked).toEqual(['p-1', 'm-4', 'p-2', 'p-3', 'p-4'])
    mailbox.mails.splice(2, 3)
    asked.length = 0
    await expect(read(take)).rejects.toThrow('poison p-1')
    expect(asked).toEqual(['p-1', 'm-5'])
    expect(mailbox.mails.map((one) => one.isSeen)).toEqual([false, true, true])
    mailbox.mails.length = 0
  })

  it('without a mailbox in the settings nobody is asked', async () => {
    mailbox.said.length = 0
    await read(async () => {}, { ...sink.settings })
    expect(mailbox.said).toEqual([])
  })

  it.each([
    ['a wrong password', 'imapPassword', { imapPassword: 'zgubione-hasło' }],
    ['a stranger’s certificate', 'imapHost', { authority: undefined }],
    ['a folder there is not', 'imapHost', { imapFolder: 'Brak' }],
  ])('"test connection" says so: %s', async (_, field, wrong) => {
    const report = await withDeps((deps) => emailSmtp.test(settingsOf(wrong), deps))
    expect(report).toMatchObject({ isOk: false, field })
    expect(JSON.stringify(report)).not.toContain('zgubione')
    await expect(read(async () => {}, settingsOf(wrong))).rejects.toThrow()
  })

  it('a mailbox inside the network is not asked unless the operator lets it through (G26)', async () => {
    const strict = { ...settingsOf(), imapPort: 993 }
    await expect(read(async () => {}, strict)).rejects.toMatchObject({ code: 'url_forbidden' })
    expect(await withDeps((deps) => emailSmtp.test(settingsOf(), deps))).toMatchObject({ isOk: true })
  })
})

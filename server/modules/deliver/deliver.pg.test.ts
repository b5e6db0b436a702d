import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { channels } from '@splot/plugins/registry'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { type DnsServer, openDnsServer } from '../../../tests/testkit/dns-server.ts'
import { systemClock } from '../../platform/clock.ts'
import { createEgress, type Egress } from '../../platform/egress/index.ts'
import { createApi } from '../../platform/http/api.ts'
import type { Scope } from '../../platform/http/scope.ts'
import { systemIds } from '../../platform/ids.ts'
import { silentLogger } from '../../platform/logger.ts'
import { stubRooms } from './deliver.testkit.ts'
import { createDeliver, type Deliver } from './index.ts'

let pg: TestDatabase
let folder = ''
let egress: Egress
let dns: DnsServer
let deliver: Deliver
const audited: { action: string; target: string; detail?: Readonly<Record<string, unknown>> }[] = []

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'deliver' })
  folder = await mkdtemp(join(tmpdir(), 'splot-deliver-'))
  dns = await openDnsServer({})
  egress = createEgress({ allow: [], lookup: async () => ['8.8.8.8'], dnsServers: [dns.address] })
  deliver = createDeliver({
    db: pg.app,
    clock: systemClock,
    ids: systemIds,
    logger: silentLogger,
    secret: 'a secret of the tests, long enough to seal with',
    audit: { record: async (_where, entry) => void audited.push(entry) },
    channels,
    egress,
    dataFolder: () => folder,
    ...stubRooms,
  })
})
afterAll(async () => {
  await deliver[Symbol.asyncDispose]()
  await dns[Symbol.asyncDispose]()
  await pg.close()
  await rm(folder, { recursive: true, force: true })
})

const scopes = new Set<Scope>(['channels:read', 'channels:manage'])
async function ask(method: string, path: string, body?: unknown, workspaceId = 'w1') {
  const actor = { kind: 'member' as const, id: 'u1', name: 'Anna', workspaceId, scopes }
  const deps = { clock: systemClock, ids: systemIds, logger: silentLogger, authenticate: async () => actor }
  const request = new Request(`http://splot.test/api/v1${path}`, {
    method,
    headers: { 'content-type': 'application/json', 'accept-language': 'pl' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  })
  const reply = await createApi({ ...deps, routes: deliver.routes }).fetch(request, {
    remoteAddress: '192.0.2.1',
  })
  return { status: reply.status, body: await reply.json() }
}
const find = async (id: string, workspaceId = 'w1') =>
  (await ask('GET', '/channels', undefined, workspaceId)).body.items.find(
    (one: { id: string }) => one.id === id,
  )

// biome-ignore lint/suspicious/noExplicitAny: replies are read by the tests that know them
type Json = any

const first = channels.find((one) => one.sink !== undefined && 'host' in one.config.shape)

describe('settings of the channels', () => {
  it('every channel has its form: labels in both languages, a schema, secrets by name only', async () => {
    const { items } = (await ask('GET', '/channels')).body
    expect(items.length).toBe(channels.length)
    for (const item of items) {
      expect(item).toMatchObject({ isSet: false, settings: {}, secretsSet: [] })
      expect(item.schema.type).toBe('object')
      expect(item.isEnabled).toBe(item.fields.length === 0)
      for (const field of item.fields)
        expect(field.label.pl.length * field.label.en.length).toBeGreaterThan(0)
    }
  })

  it('what few need stands apart, and each password says for which server it is kept', async () => {
    const { fields } = await find('email-smtp')
    const named = (isAsked: (one: Json) => boolean) =>
      fields.filter(isAsked).map((one: { name: string }) => one.name)
    expect(named((one) => !one.isAdvanced)).toEqual([
      ...['host', 'port', 'security', 'user', 'password', 'fromAddress', 'fromName'],
    ])
    const servers = new Map(fields.map((one: Json) => [one.name, one.servers]))
    expect(servers.get('password')).toEqual(['host'])
    expect(servers.get('imapPassword')).toEqual(['imapHost'])
    expect(servers.get('dkimKey')).toEqual([])
  })

  it.skipIf(first === undefined)('are stored, secrets sealed and never shown', async () => {
    const id = first?.id ?? ''
    const settings = { host: 'smtp.example.pl', user: 'sklep', password: 'hasło-tajne-123', ...fitting(id) }
    expect(await ask('PUT', `/channels/${id}`, { settings })).toMatchObject({ status: 200 })
    const shown = await find(id)
    expect(shown).toMatchObject({ isSet: true, isEnabled: true, secretsSet: ['password'] })
    expect(JSON.stringify(shown)).not.toContain('hasło-tajne-123')
    const rows = await pg.owner.inWorkspace('w1', (tx) =>
      tx.rows({ text: 'SELECT * FROM deliver.channel', values: [] }),
    )
    expect(JSON.stringify(rows)).not.toContain('hasło-tajne-123')
    expect(audited.at(-1)).toMatchObject({ action: 'channel.configured', target: id })
    expect(JSON.stringify(audited)).not.toContain('hasło-tajne-123')
    // Left out, the secret stays; another workspace sees nothing.
    const { password: _, ...others } = settings
    await ask('PUT', `/channels/${id}`, { settings: others, isEnabled: false })
    expect(await find(id)).toMatchObject({ isEnabled: false, secretsSet: ['password'] })
    expect(await find(id, 'w2')).toMatchObject({ isSet: false, secretsSet: [] })
  })

  it('what does not fit is refused by the name of its field', async () => {
    const id = channels[0]?.id ?? ''
    const wrong = await ask('PUT', `/channels/${id}`, { settings: { nonsense: 1 } })
    expect(wrong).toMatchObject({ status: 422, body: { code: 'settings_invalid' } })
    expect(wrong.body.path).toMatch(/^\$\.settings\./)
    expect((await ask('PUT', '/channels/no-such', { settings: {} })).status).toBe(404)
    expect((await ask('PUT', `/channels/${id}`, { settings: {}, workspaceId: 'w2' })).status).toBe(400)
  })

  it('an address inside the network is not stored (N06)', async () => {
    for (const channel of channels) {
      const names = Object.keys(channel.config.shape).filter((name) => /url$/i.test(name))
      for (const name of names) {
        const settings = { ...(await sinkSettings(channel.id)), [name]: 'https://169.254.169.254/latest' }
        const reply = await ask('PUT', `/channels/${channel.id}`, { settings })
        expect(reply, channel.id).toMatchObject({
          status: 422,
          body: { code: 'url_forbidden', path: `$.settings.${name}` },
        })
      }
    }
  })
})

describe('a signing key', () => {
  const id = 'email-smtp'
  const act = (path: string, workspaceId = 'w4') =>
    ask('POST', `/channels/${id}/key${path}`, undefined, workspaceId)

  it('is made by the server, signs once the DNS shows it, and is never shown', async () => {
    expect(await act('')).toMatchObject({ status: 422, body: { code: 'settings_invalid' } })
    const settings = { host: 'smtp.example.pl', fromAddress: 'sklep@example.pl' }
    await ask('PUT', `/channels/${id}`, { settings }, 'w4')
    const made = await act('')
    expect(made).toMatchObject({ status: 200, body: { name: 'splot1._domainkey.example.pl', type: 'TXT' } })
    expect(await act('/use')).toMatchObject({ status: 409, body: { code: 'key_not_published' } })
    // Saving the form changes nothing about it, and nobody can type one in its place.
    await ask('PUT', `/channels/${id}`, { settings: { ...settings, dkimNextSelector: 'evil' } }, 'w4')
    expect((await find(id, 'w4')).keys).toEqual({ inUse: null, next: made.body })
    dns.zone = { 'splot1._domainkey.example.pl TXT': [made.body.value] }
    expect(await act('/use')).toMatchObject({ status: 200 })
    expect(await find(id, 'w4')).toMatchObject({
      keys: { inUse: made.body, next: null },
      settings: { dkimSelector: 'splot1' },
      secretsSet: ['dkimKey'],
    })
    expect(audited.slice(-3).map((one) => one.action)).toEqual([
      'channel.key_made',
      'channel.configured',
      'channel.key_used',
    ])
    const rows = await pg.owner.inWorkspace('w4', (tx) =>
      tx.rows({ text: 'SELECT * FROM deliver.channel', values: [] }),
    )
    expect(JSON.stringify([rows, audited, await ask('GET', '/channels', undefined, 'w4')])).not.toContain(
      'PRIVATE',
    )
    expect(await act('', 'w5')).toMatchObject({ status: 422 })
    expect(await ask('POST', '/channels/on-site/key')).toMatchObject({ status: 404 })
  })

  it('what receivers will find is told before a launch', async () => {
    const found = await deliver.listFindings('w4', 'email')
    expect(found).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'dkim', state: 'ok' })]))
    expect(found).toEqual(expect.arrayContaining([expect.objectContaining({ id: 'spf', state: 'wrong' })]))
    expect(await deliver.listFindings('w5', 'email')).toEqual([])
  })
})

describe('local sinks', () => {
  it('start, stand in for the provider, and keep what arrives over a restart', async () => {
    deliver.startSinks({})
    await deliver.sinksStarted()
    const withSink = channels.filter((one) => one.sink !== undefined)
    for (const { id } of withSink.filter((one) => one.id !== first?.id)) {
      expect((await find(id)).sink.port, id).toBeGreaterThan(0)
      const { body } = await ask('POST', `/channels/${id}/test`, {}, 'w3')
      expect(body, id).toMatchObject({ isOk: true })
      expect(body.says, id).toMatch(/\S/)
    }
    const [channel] = withSink
    if (channel === undefined) return
    const arrival = {
      at: 1,
      address: 'a@b.pl',
      from: null,
      title: 'Cześć',
      text: 'x',
      html: null,
      headers: {},
      detail: {},
    }
    deliver.outbox.keep(channel, arrival)
    deliver.outbox.keep(channel, { ...arrival, title: 'Drugi' })
    await deliver.outbox.settle()
    expect(deliver.outbox.list({ limit: 10 }).map((one) => one.title)).toEqual(['Drugi', 'Cześć'])
    expect(deliver.outbox.list({ limit: 10, address: 'c@d.pl' })).toEqual([])
    expect((await readFile(join(folder, 'outbox.jsonl'), 'utf8')).trim().split('\n').length).toBe(2)
    const older = deliver.outbox.list({ limit: 1, before: deliver.outbox.list({ limit: 1 })[0]?.id ?? '' })
    expect(older.map((one) => one.title)).toEqual(['Cześć'])
    // Somebody who was erased leaves no letter behind.
    deliver.outbox.keep(channel, { ...arrival, address: '48600700800', title: 'Trzeci' })
    await deliver.outbox.forget(['A@b.pl', '+48600700800'])
    deliver.outbox.keep(channel, { ...arrival, address: 'c@d.pl', title: 'Czwarty' })
    await deliver.outbox.settle()
    expect(deliver.outbox.list({ limit: 10 }).map((one) => one.title)).toEqual(['Czwarty'])
    expect(await readFile(join(folder, 'outbox.jsonl'), 'utf8')).not.toMatch(/a@b\.pl|48600700800/)
  })

  it('a wrong setting is said in words, in the reader’s language', async () => {
    if (first === undefined) return
    const settings = { host: '10.0.0.1', user: 'a', password: 'b', ...fitting(first.id) }
    const { body } = await ask('POST', `/channels/${first.id}/test`, { settings })
    expect(body).toMatchObject({ isOk: false, field: 'host' })
    expect(body.says).toMatch(/[a-ząćęłńóśźż]{3}/)
    expect(body.findings).toContainEqual(expect.objectContaining({ id: 'dmarc', state: 'wrong' }))
  })
})

/** What the channel needs besides host, user and password. */
function fitting(id: string): Record<string, unknown> {
  const shape = channels.find((one) => one.id === id)?.config.shape ?? {}
  return {
    ...('fromAddress' in shape ? { fromAddress: 'sklep@example.pl' } : {}),
    ...('sender' in shape ? { sender: 'SKLEP' } : {}),
  }
}

async function sinkSettings(id: string): Promise<Readonly<Record<string, unknown>>> {
  const open = await channels.find((one) => one.id === id)?.sink?.()
  const sink = await open?.({ port: 0, now: () => 1, keep: () => {} })
  await sink?.[Symbol.asyncDispose]()
  // Its own addresses are inner ones too: the one under test must be what is refused.
  return Object.fromEntries(
    Object.entries(sink?.settings ?? {}).map(([name, value]) => [
      name,
      typeof value === 'string' && value.startsWith('http:') ? 'https://api.example.pl' : value,
    ]),
  )
}

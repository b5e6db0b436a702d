import { readdir } from 'node:fs/promises'
import { join } from 'node:path'
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { readReply } from './kit/client.ts'
import { openSeed } from './kit/seed.ts'
import { openEngine, World } from './kit/world.ts'
import { makeSheet } from './kit/zip.ts'

/** Files from elsewhere, over the API: every row is stored or refused with its reason, at any break, and goes again. */
const { random } = openSeed('imports')

// biome-ignore lint/suspicious/noExplicitAny: replies are read by the tests that know them
type Json = any

let engine: Awaited<ReturnType<typeof openEngine>>
let world: World
let key = ''
beforeAll(async () => {
  engine = await openEngine()
  world = await World.open({ engine, database: 'imports', random })
  const scopes = [
    'customers:read',
    'customers:pii',
    'catalog:read',
    'sources:read',
    'sources:manage',
  ] as const
  const made = { kind: 'secret', workspaceId: 'default', name: 'imports', scopes: [...scopes] } as const
  key = (await world.app.workspace.keys.create(made)).key
})
afterAll(async () => {
  await world.close()
  await engine.close()
})

async function ask(
  method: string,
  path: string,
  body?: unknown,
): Promise<{ status: number; json: Json; text: string }> {
  const isRaw = body instanceof Uint8Array
  const request = new Request(`http://world.test/api/v1${path}`, {
    method,
    headers: {
      authorization: `Bearer ${key}`,
      'accept-language': 'pl',
      ...(body === undefined
        ? {}
        : { 'content-type': isRaw ? 'application/octet-stream' : 'application/json' }),
    },
    ...(body === undefined ? {} : { body: isRaw ? new Uint8Array(body) : JSON.stringify(body) }),
  })
  for (const handle of world.app.handlers) {
    const reply = await handle(request, { remoteAddress: '127.0.0.1' })
    if (reply !== null) return readReply(reply)
  }
  throw new Error(path)
}

async function must(method: string, path: string, body?: unknown): Promise<Json> {
  const reply = await ask(method, path, body)
  if (reply.status !== 200) throw new Error(`${method} ${path}: ${reply.text}`)
  return reply.json
}

/** Sends a file in two parts, the second one twice. */
async function send(kind: string, file: Buffer | string, name = 'plik.csv'): Promise<Json> {
  const bytes = Buffer.from(file)
  const { id } = await must('POST', '/imports', { kind, name, bytes: bytes.length })
  const half = Math.floor(bytes.length / 2)
  await must('PUT', `/imports/${id}/parts?offset=0`, bytes.subarray(0, half))
  return must('PUT', `/imports/${id}/parts?offset=${half}`, bytes.subarray(half))
}

const loop = () => world.app.loops.find(({ id }) => id === 'imports')

/** The first turn of a process gives the log a parcel of what it kept; later ones do so now and then. */
async function takeFirstTurn(): Promise<void> {
  world.boot()
  await loop()?.turn()
}

/** Until the import stands still. */
async function settle(id: string): Promise<Json> {
  for (let turn = 0; turn < 500; turn++) {
    const isMore = await loop()?.turn()
    await world.drain()
    if (isMore !== true) break
  }
  return must('GET', `/imports/${id}`)
}

async function run(kind: string, file: Buffer | string): Promise<Json> {
  const { id } = await send(kind, file)
  await must('POST', `/imports/${id}/run`)
  return settle(id)
}

const find = (kind: string, value: string) =>
  ask('GET', `/customers/lookup?kind=${kind}&value=${encodeURIComponent(value)}`)
let count = 0
let mail = ''
beforeEach(() => {
  mail = `osoba${++count}@example.pl`
})

describe('customers', () => {
  it('a Polish file is tried, stored, shown, and taken back', async () => {
    await world.accept([
      {
        type: 'identify',
        userId: 'znana',
        messageId: 'z1',
        traits: { email: `b-${mail}`, city: 'Gdynia', firstName: 'Zofia' },
      },
    ])
    await world.drain()
    const { id, state, columns } = await send(
      'customers',
      [
        'E-mail;Imię;Miasto;Data urodzenia;Kolor',
        `${mail};Żaneta;Łódź;01.02.1990;siny`,
        `b-${mail};Zuzanna;Radom;;`,
        'zły adres;Jan;;;',
        `c-${mail};Ewa;;31.02.1990;`,
      ].join('\r\n'),
    )
    expect(state).toBe('mapping')
    expect(columns[1]).toEqual({
      name: 'Imię',
      target: 'firstName',
      samples: ['Żaneta', 'Zuzanna', 'Jan', 'Ewa'],
    })
    const mapping = Object.fromEntries(
      columns.map((one: Json) => [one.name, one.name === 'Kolor' ? 'trait:kolor' : one.target]),
    )
    await must('PUT', `/imports/${id}/mapping`, { mapping })
    await must('POST', `/imports/${id}/check`)
    const tried = await settle(id)
    expect(tried).toMatchObject({
      state: 'checked',
      trial: { found: { rows: 4, stored: 2, refused: 2, things: 2, known: 1 } },
    })
    expect(tried.trial.faults).toHaveLength(2)
    expect(tried.trial.faults).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ code: 'day_invalid', column: 'Data urodzenia', rows: 1, lines: [5] }),
        expect.objectContaining({ code: 'email_invalid', rows: 1, lines: [4] }),
      ]),
    )
    expect((await find('email', mail)).status).toBe(404)

    await must('POST', `/imports/${id}/run`)
    const done = await settle(id)
    expect(done).toMatchObject({
      state: 'done',
      progress: { rows: 4, stored: 2, refused: 2 },
      hasRefusedFile: true,
    })
    expect(done.faults.map((one: Json) => one.code).sort()).toEqual(['day_invalid', 'email_invalid'])
    const found = (await find('email', mail)).json
    expect(found.traits).toMatchObject({
      firstName: 'Żaneta',
      city: 'Łódź',
      kolor: 'siny',
    })
    const refused = await ask('GET', `/imports/${id}/refused`)
    expect(refused.text).toContain('4;')
    expect(refused.text).toContain('zły adres')
    expect(await readdir(join(world.base.engine.dataDir, 'imports'))).toEqual([`${id}.refused.csv`])

    await must('POST', `/imports/${id}/undo`)
    expect(await settle(id)).toMatchObject({ state: 'undone', acts: ['delete'] })
    expect((await find('email', mail)).status).toBe(404)
    const known = (await find('email', `b-${mail}`)).json
    expect(known.traits).toMatchObject({ firstName: 'Zofia', city: 'Gdynia' })
    await must('DELETE', `/imports/${id}`)
    expect(await readdir(join(world.base.engine.dataDir, 'imports'))).toEqual([])
  })

  it('refused rows are words of persons: gone with any of them, or after a week', async () => {
    const folder = join(world.base.engine.dataDir, 'imports')
    const { id } = await run('customers', `email;dataurodzenia\n${mail};\n${mail};zła\n`)
    expect(await readdir(folder)).toEqual([`${id}.refused.csv`])
    const { id: customer } = (await find('email', mail)).json
    const by = { kind: 'member', id: 'u', name: 'Inspektor' } as const
    await world.carryOut(world.app.erasure.erasePerson({ workspaceId: 'default', birth: customer, by }))
    expect(await readdir(folder)).toEqual([])
    expect(await must('GET', `/imports/${id}`)).toMatchObject({ hasRefusedFile: false })
    const later = await send('customers', 'email\na@b.pl\n')
    world.clock.advance(8 * 86_400_000)
    await world.app.loops.find((one) => one.id === 'imports.upkeep')?.turn()
    expect(await readdir(folder)).toEqual([])
    expect(await must('GET', `/imports/${later.id}`)).toMatchObject({ state: 'failed', acts: ['delete'] })
  })

  it('goes on after the process fell, and nothing is stored twice', async () => {
    const people = Array.from({ length: 2_500 }, (_, i) => `p${i}-${mail}`)
    const { id } = await send('customers', ['email', ...people].join('\n'))
    await must('POST', `/imports/${id}/run`)
    await takeFirstTurn()
    // The lot is in the log, and nobody noted it.
    await world.root.query(
      `UPDATE connect.import SET line = 0, row_count = 0, stored = 0, things = 0 WHERE id = $1`,
      [id],
    )
    await world.root.query('DELETE FROM connect.import_lot')
    world.boot()
    expect(await settle(id)).toMatchObject({
      state: 'done',
      progress: { rows: 2_500, stored: 2_500, refused: 0 },
    })
    const held = await world.query<{ n: string }>(
      `SELECT count(*) AS n FROM identity.identifier WHERE value LIKE 'p%-' || $1`,
      [mail],
    )
    expect(Number(held[0]?.n)).toBe(2_500)
    const seen = await world.query<{ n: string }>(
      `SELECT count(*) AS n FROM profile.timeline t JOIN identity.identifier i ON i.birth_id = t.birth_id WHERE i.value LIKE 'p%-' || $1`,
      [mail],
    )
    expect(Number(seen[0]?.n)).toBe(2_500)
    // What nobody had noted is taken back all the same: it was told again, and took effect where it stood first.
    await must('POST', `/imports/${id}/undo`)
    await settle(id)
    for (const one of ['p0', 'p999', 'p2499'])
      expect((await find('email', `${one}-${mail}`)).status).toBe(404)
  })

  it('is stopped on the way: what was stored stays, and can be taken back', async () => {
    const { id } = await send(
      'customers',
      ['email', ...Array.from({ length: 2_500 }, (_, i) => `q${i}-${mail}`)].join('\n'),
    )
    await must('POST', `/imports/${id}/run`)
    await takeFirstTurn()
    await world.drain()
    expect(await must('POST', `/imports/${id}/cancel`)).toMatchObject({
      state: 'cancelled',
      progress: { stored: 1_000 },
    })
    expect((await find('email', `q5-${mail}`)).status).toBe(200)
    await world.app.loops.find((one) => one.id === 'imports.upkeep')?.turn()
    expect(await readdir(join(world.base.engine.dataDir, 'imports'))).not.toContain(id)
    await must('POST', `/imports/${id}/undo`)
    await settle(id)
    expect((await find('email', `q5-${mail}`)).status).toBe(404)
  })

  it('stopped while a lot is on its way to the log, it is taken back with that lot', async () => {
    const people = Array.from({ length: 1_500 }, (_, i) => `s${i}-${mail}`)
    const { id } = await send('customers', ['email', ...people].join('\n'))
    await must('POST', `/imports/${id}/run`)
    const turn = takeFirstTurn()
    await must('POST', `/imports/${id}/cancel`)
    await turn
    await world.drain()
    await must('POST', `/imports/${id}/undo`)
    expect(await settle(id)).toMatchObject({ state: 'undone' })
    expect((await find('email', `s5-${mail}`)).status).toBe(404)
  })

  it('is kept faster than it becomes profiles: what happens meanwhile waits for none of it, and a fall loses none', async () => {
    const people = Array.from({ length: 5_500 }, (_, i) => `v${i}-${mail}`)
    const { id } = await send('customers', ['email', ...people].join('\n'))
    await must('POST', `/imports/${id}/run`)
    // Nobody takes the log further meanwhile.
    for (let turn = 0; turn < 6; turn++) await loop()?.turn()
    const kept = await must('GET', `/imports/${id}`)
    expect(kept).toMatchObject({ state: 'settling', acts: ['undo'], progress: { stored: 5_500, folded: 0 } })
    expect(kept.progress.secondsLeft).toBeNull()
    const head = await world.app.collect.getTally('default')
    expect(await world.app.imports.countWaiting()).toBeGreaterThan(2_000)
    await world.accept([
      { type: 'identify', messageId: `live-${mail}`, traits: { email: mail, city: 'Hel' } },
    ])
    await world.drain()
    expect((await find('email', mail)).json.traits).toMatchObject({ city: 'Hel' })
    expect((await find('email', `v5499-${mail}`)).status).toBe(404)
    const { progress } = await must('GET', `/imports/${id}`)
    expect(progress.folded).toBe((await world.app.collect.getTally('default')).applied - head.applied - 1)
    world.boot()
    expect(await settle(id)).toMatchObject({ state: 'done', progress: { stored: 5_500, folded: 5_500 } })
    expect((await find('email', `v5499-${mail}`)).status).toBe(200)
    expect(await world.app.imports.countWaiting()).toBe(0)
  })

  it('taken back before it was anybody, it never was', async () => {
    const people = Array.from({ length: 4_500 }, (_, i) => `w${i}-${mail}`)
    const { id } = await send('customers', ['email', ...people].join('\n'))
    await must('POST', `/imports/${id}/run`)
    for (let turn = 0; turn < 5; turn++) await loop()?.turn()
    await must('POST', `/imports/${id}/undo`)
    await world.drain()
    const before = (await world.app.collect.getTally('default')).accepted
    expect(await settle(id)).toMatchObject({ state: 'undone' })
    expect((await world.app.collect.getTally('default')).accepted).toBe(before)
    expect(await world.app.imports.countWaiting()).toBe(0)
    for (const one of ['w0', 'w2999', 'w4499'])
      expect((await find('email', `${one}-${mail}`)).status).toBe(404)
  })

  it('a trial that was stopped leaves nothing of where it had come to', async () => {
    const people = Array.from({ length: 1_500 }, (_, i) => `t${i}-${mail}`)
    const { id } = await send('customers', ['email', ...people].join('\n'))
    await must('POST', `/imports/${id}/check`)
    await loop()?.turn()
    await must('POST', `/imports/${id}/cancel`)
    await must('POST', `/imports/${id}/run`)
    expect(await settle(id)).toMatchObject({ state: 'done', progress: { rows: 1_500, stored: 1_500 } })
    expect((await find('email', `t0-${mail}`)).status).toBe(200)
  })
})

describe('other kinds', () => {
  it('orders from a spreadsheet, several rows an order, days as sheets count them', async () => {
    const sheet = makeSheet([
      ['Zamówienie', 'Data', 'E-mail', 'SKU', 'Cena', 'Ilość'],
      ['Z-1', 45_983, mail, 'sweter-m', 199.5, 1],
      ['Z-1', 45_983, mail, 'czapka', 49, 2],
      ['Z-2', 45_984, mail, 'sweter-m', 'drogo', 1],
    ])
    expect(await run('orders', sheet)).toMatchObject({
      format: 'xlsx',
      state: 'done',
      progress: { rows: 3, stored: 2, refused: 1, things: 1 },
    })
    const { id } = (await find('email', mail)).json
    const customer = await must('GET', `/customers/${id}`)
    expect(customer.computed).toMatchObject({ orders: 1, revenue: [{ currency: 'PLN', minor: 29_750 }] })
  })

  it('a table under a title and merged cells, with rows of nothing and columns without a name', async () => {
    const sheet = makeSheet([
      [`Klienci, stan na 31.12.2025`],
      ['Osoba', '', 'Kontakt'],
      ['Imię', '', 'E-mail', ''],
      ['Ewa', 'x', mail],
    ])
    const file = `sep=;\r\nRaport;;;;\r\n;;;;\r\nImię;;E-mail;Telefon;\r\nEwa;;${mail};600 100 200;\r\n;;;;\r\n`
    for (const one of [sheet, file])
      expect(await run('customers', one)).toMatchObject({
        state: 'done',
        progress: { rows: 1, stored: 1, refused: 0 },
      })
    expect((await find('email', mail)).status).toBe(200)
  })

  it('a spreadsheet that breaks off is told of; what was kept until then becomes profiles, and can be taken back', async () => {
    const cell = (text: string) => `<row><c t="str"><v>${text}</v></c></row>`
    const rows = Array.from({ length: 4_500 }, (_, i) => cell(`x${i}-${mail}`)).join('')
    const torn = `<worksheet><sheetData>${cell('email')}${rows}<row><c></row>`
    const { id } = await send('customers', makeSheet([['email']], { 'xl/worksheets/sheet1.xml': torn }))
    await must('POST', `/imports/${id}/run`)
    // Nobody takes the log further meanwhile: most of it waits for its turn when the end is met.
    for (let turn = 0; turn < 5; turn++) await loop()?.turn()
    await world.drain()
    const broken = await settle(id)
    expect(broken).toMatchObject({ state: 'cancelled', acts: ['undo'] })
    expect(broken.failure).toMatch(/arkusz/)
    const { stored, folded } = broken.progress
    expect([stored > 2_000, folded]).toEqual([true, stored])
    expect((await find('email', `x${stored - 1}-${mail}`)).status).toBe(200)
    expect(await world.app.imports.countWaiting()).toBe(0)
    await must('POST', `/imports/${id}/undo`)
    expect(await settle(id)).toMatchObject({ state: 'undone' })
    expect((await find('email', `x0-${mail}`)).status).toBe(404)
  })

  it('products reach the catalogue; what it refuses is told', async () => {
    const file = [
      'produkt,nazwa,sku,ean,cena',
      `p${count},Sweter,s${count}-m,5901234123457,"199,99"`,
      `p${count},Sweter,s${count}-l,,199.99`,
      `x${count},Zły,x${count},123,1`,
    ].join('\n')
    const { id } = await send('products', file)
    const said = { rows: 3, stored: 2, refused: 1, things: 1 }
    await must('POST', `/imports/${id}/check`)
    expect(await settle(id), 'the trial knows it already').toMatchObject({ trial: { found: said } })
    expect((await ask('GET', `/catalog/products/p${count}`)).status).toBe(404)
    await must('POST', `/imports/${id}/run`)
    expect(await settle(id)).toMatchObject({ progress: said })
    const foreign = `produkt,nazwa,sku,ean,cena\ny${count},Obcy,s${count}-m,,1`
    const { id: other } = await send('products', foreign)
    await must('POST', `/imports/${other}/check`)
    expect(await settle(other)).toMatchObject({ trial: { found: { stored: 0, refused: 1 } } })
    const objects = ['n', 'z\ud800', 'z\0'].map((one) => ({
      produkt: `${one}${count}`,
      nazwa: 'Czapka',
      sku: one,
    }))
    expect(await run('products', objects.map((one) => JSON.stringify(one)).join('\n'))).toMatchObject({
      progress: { rows: 3, stored: 1, refused: 2, things: 1 },
    })
    expect((await must('GET', `/catalog/products/p${count}`)).variants).toHaveLength(2)
  })

  it('products are put back as they stood, with their prices; what was told since stays', async () => {
    const told = (id: string, price: string, name = 'Sweter') => ({
      ...{
        id,
        name,
        description: 'Z wełny',
        variants: [{ sku: `${id}-m`, options: {}, price: { amount: price } }],
      },
    })
    const [old, later, fresh] = ['o', 'l', 'f'].map((one) => `${one}${count}`) as [string, string, string]
    const actor = { kind: 'key', id: 'k', name: 'Sklep' } as const
    const tell = async (...items: object[]) =>
      world.app.commerce.feeds.putProducts({ workspaceId: 'default', items, language: 'pl', actor })
    await tell(told(old, '199.99'), told(later, '50.00'))
    const rows = [old, later, fresh].map((id) => `${id},Inny,${id}-m,1.00\n${id},Inny,${id}-xl,1.00`)
    world.clock.advance(60_000)
    const { id } = await run('products', ['produkt,nazwa,sku,cena', ...rows].join('\n'))
    world.clock.advance(60_000)
    await tell(told(later, '60.00', 'Nowy'))
    await must('POST', `/imports/${id}/undo`)
    expect(await settle(id)).toMatchObject({ state: 'undone' })
    const read = (one: string) => must('GET', `/catalog/products/${one}`)
    expect(await read(old)).toMatchObject({
      ...{ name: 'Sweter', description: 'Z wełny', isActive: true },
      variants: [
        { sku: `${old}-m`, isActive: true, price: { price: '199.99' } },
        { sku: `${old}-xl`, isActive: false },
      ],
    })
    expect(await read(later)).toMatchObject({ name: 'Nowy', variants: [{ price: { price: '60.00' } }, {}] })
    expect(await read(fresh)).toMatchObject({ isActive: false })
    const { lines } = await must('GET', `/catalog/products/${old}/prices`)
    expect(lines[0].steps.map((one: { price: string }) => one.price)).toEqual(['199.99', '1.00', '199.99'])
  })

  it('consents: without proof they are kept and never count', async () => {
    const file = [
      '{"email":"' + mail + '","purpose":"marketing","channel":"email","at":"2025-05-01"}',
      'nie json',
    ].join('\n')
    const { id } = await send('consents', file)
    await must('PUT', `/imports/${id}/mapping`, {
      mapping: { email: 'email', purpose: 'purpose', channel: 'channel', at: 'at' },
      options: { wordingId: 'marketing-email', wordingVersion: 1 },
    })
    await must('POST', `/imports/${id}/run`)
    expect(await settle(id)).toMatchObject({ format: 'ndjson', progress: { rows: 2, stored: 1, refused: 1 } })
    const held = await world.query<{ flaw: string }>('SELECT flaw FROM consent.record')
    expect(held).toEqual([{ flaw: 'unproven' }])
  })

  it('consents taken back are withdrawn; what she said herself since then stands', async () => {
    const file = `email;at\n${mail};2025-05-01\nb-${mail};2025-05-01\n`
    const { id } = await send('consents', file)
    await must('PUT', `/imports/${id}/mapping`, {
      mapping: { email: 'email', at: 'at' },
      options: {
        purpose: 'marketing',
        channel: 'email',
        wordingId: 'm',
        wordingVersion: 1,
        proof: 'karta 7',
      },
    })
    await must('POST', `/imports/${id}/run`)
    await settle(id)
    const properties = { purpose: 'marketing', consent_channel: 'email', wording_id: 'm', wording_version: 1 }
    const own = {
      type: 'track',
      event: 'Consent Granted',
      messageId: `own-${mail}`,
      properties,
      context: { traits: { email: mail } },
    }
    await world.accept([own])
    await world.drain()
    await must('POST', `/imports/${id}/undo`)
    await settle(id)
    const acts = await world.query<{ value: string; acts: string[] }>(
      `SELECT i.value, array_agg(r.act::text ORDER BY r.at) AS acts FROM consent.record r
         JOIN identity.identifier i ON i.birth_id = r.birth_id WHERE i.value LIKE '%' || $1 GROUP BY 1 ORDER BY 1`,
      [mail],
    )
    expect(acts.map((one) => one.acts)).toEqual([
      ['grant', 'withdraw'],
      ['grant', 'withdraw', 'grant'],
    ])
  })
})

/** The same archive, whose entries claim to be packed. */
function callPacked(archive: Buffer): Buffer {
  const copy = Buffer.from(archive)
  for (const [mark, field] of [
    ['PK\x03\x04', 8],
    ['PK\x01\x02', 10],
  ] as const)
    for (let at = copy.indexOf(mark); at >= 0; at = copy.indexOf(mark, at + 4)) copy[at + field] = 8
  return copy
}

describe('files that cannot be read', () => {
  it.each([
    ['two columns of one name', 'email;EMAIL\na@b.pl;c@d.pl', 'Dwie kolumny.*EMAIL'],
    ['no text', Buffer.from('email\0\0\0\na@b.pl'), 'kodowanie'],
    [
      'a spreadsheet with macros',
      makeSheet([['email'], ['a@b.pl']], { 'xl/vbaProject.bin': 'x' }),
      'arkusza',
    ],
    ['half a spreadsheet', makeSheet([['email'], ['a@b.pl']]).subarray(0, 300), 'arkusza'],
    ['a spreadsheet that cannot be unpacked', callPacked(makeSheet([['email'], ['a@b.pl']])), 'arkusza'],
  ])('%s', async (_, file, says) => {
    const sent = await send('customers', file)
    expect(sent).toMatchObject({ state: 'failed', acts: ['delete'] })
    expect(sent.failure).toMatch(new RegExp(says, 'i'))
  })
  it('names of columns without a row under them, and rows of nothing', async () => {
    for (const text of ['email;imię\r\n', 'email;imię', 'Klienci;\r\nemail;imię\r\n;\r\n ; \r\n']) {
      const sent = await send('customers', text)
      expect(sent, text).toMatchObject({ state: 'failed', acts: ['delete'] })
      expect(sent.failure).toMatch(/ani jednego wiersza|no rows/)
    }
    expect(await send('customers', 'email\na@b.pl')).toMatchObject({ state: 'mapping' })
    expect(await send('customers', '{"email":"a@b.pl"}')).toMatchObject({ state: 'mapping' })
  })

  it('one list of JSON, with what cures it; a field without its column, by its name', async () => {
    expect(await send('customers', '[\n  {"email":"a@b.pl"}\n]')).toMatchObject({ state: 'failed' })
    expect((await send('customers', '[{"email":"a@b.pl"}]')).failure).toMatch(/NDJSON/)
    const { id } = await send('orders', 'zamowienie,e-mail\nZ-1,a@b.pl')
    expect((await ask('POST', `/imports/${id}/check`)).json).toMatchObject({
      code: 'import_target',
      hint: 'Przypisz kolumnę do pola „Kiedy”.',
    })
  })
  it('a mapping that names nobody, an act at the wrong time, parts out of order', async () => {
    const { id } = await send('customers', 'imie\nEwa\n')
    expect((await ask('POST', `/imports/${id}/run`)).json).toMatchObject({
      code: 'import_nobody',
      status: 422,
    })
    expect((await ask('POST', `/imports/${id}/undo`)).json).toMatchObject({
      code: 'import_state',
      status: 409,
    })
    const begun = await must('POST', '/imports', { kind: 'customers', name: 'x', bytes: 100 })
    expect((await ask('PUT', `/imports/${begun.id}/parts?offset=50`, Buffer.alloc(10))).json).toMatchObject({
      code: 'part_offset',
    })
  })
})

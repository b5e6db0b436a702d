import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { openRoom, type TestRoom } from './commerce.testkit.ts'

let pg: TestDatabase
let room: TestRoom
let count = 0
let workspaceId = ''

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'commerce' })
}, 60_000)
afterAll(() => pg.close())
beforeEach(() => {
  workspaceId = `w${++count}`
  room = openRoom(pg, workspaceId)
})

const day = 86_400_000
const product = (id: string, change: object = {}) => ({
  ...{ id, name: `Trzewiki ${id}`, brand: 'Tkalnia Modra', categories: ['Obuwie > Trzewiki'] },
  variants: [variant(`${id}-39`, '39'), variant(`${id}-40`, '40')],
  ...change,
})
const variant = (sku: string, size: string, change: object = {}) => ({
  ...{ sku, options: { size }, price: { amount: '199.99' } },
  ...change,
})
const outcomes = (items: { outcome: string; code?: string }[]) => items.map((one) => one.code ?? one.outcome)
const read = async (id: string) => (await room.ask('GET', `/catalog/products/${id}`)).body
const search = async (q: string) =>
  (await room.ask('GET', `/catalog/search?q=${encodeURIComponent(q)}`)).body.items

describe('a feed of products', () => {
  it('tells of each row what became of it; the same again changes nothing', async () => {
    const feed = [product('jodla'), product('szron')]
    expect(outcomes(await room.put('/catalog/products', ...feed))).toEqual(['created', 'created'])
    expect(outcomes(await room.put('/catalog/products', ...feed))).toEqual(['unchanged', 'unchanged'])
    expect(outcomes(await room.put('/catalog/products', product('jodla', { name: 'Jodła' })))).toEqual([
      'changed',
    ])
    expect(room.audited).toEqual(['catalog.changed', 'catalog.changed'])
  })

  it('answers a bad row by its place and cure, and takes the others', async () => {
    await room.put('/catalog/products', product('known'))
    const items = await room.put(
      '/catalog/products',
      product('good'),
      product('bad', { variants: [variant('b', '1', { gtin: '5901234123458' })] }),
      product('thief', { variants: [variant('known-39', '39')] }),
      product('twice', { variants: [variant('t', '1'), variant('t', '2')] }),
      product('dear', { variants: [variant('d', '1', { price: { amount: '999999999999' } })] }),
      product('cheap', { variants: [variant('c', '1', { price: { amount: -1 } })] }),
      product('good'),
      { id: 'empty' },
      'not even an object',
    )
    expect(outcomes(items)).toEqual([
      'created',
      'invalid',
      'sku_taken',
      'sku_taken',
      'price_unread',
      'price_unread',
      'row_repeated',
      'invalid',
      'invalid',
    ])
    expect(items[1]).toMatchObject({ id: 'bad', path: 'body.items.1.variants.0.gtin' })
    expect(items[4].hint).toMatch(/To nie jest cena/)
    expect(await search('Trzewiki')).toHaveLength(2)
  })

  it('a variant the feed no longer names is no longer offered; it comes back with it', async () => {
    await room.put('/catalog/products', product('jodla'))
    await room.put('/catalog/products', product('jodla', { variants: [variant('jodla-40', '40')] }))
    const offered = async () =>
      (await read('jodla')).variants
        .filter((one: { isActive: boolean }) => one.isActive)
        .map((one: { sku: string }) => one.sku)
    expect(await offered()).toEqual(['jodla-40'])
    await room.put('/catalog/products', product('jodla'))
    expect(await offered()).toEqual(['jodla-39', 'jodla-40'])
  })
})

describe('a product in another language', () => {
  const english = { id: 'jodla', language: 'en', name: '“Fir” boots', description: 'Sewn soles.' }
  const inEnglish = async (path: string) =>
    (await room.ask('GET', path, undefined, { 'accept-language': 'en' })).body
  const tellTexts = async (...rows: unknown[]) => outcomes(await room.put('/catalog/texts', ...rows))

  it('is told beside its own feed, which leaves it; who reads Polish reads Polish', async () => {
    await room.put('/catalog/products', product('jodla', { name: 'Trzewiki „Jodła”' }))
    expect(await tellTexts(english, { ...english, id: 'nobody' })).toEqual(['changed', 'product_unknown'])
    expect(await tellTexts(english)).toEqual(['unchanged'])
    await room.put(
      '/catalog/products',
      product('jodla', { name: 'Trzewiki „Jodła” zimowe', url: 'https://a.example/p' }),
    )
    expect(await inEnglish('/catalog/products/jodla')).toMatchObject({
      ...{ name: '“Fir” boots', description: 'Sewn soles.', url: 'https://a.example/p' },
      texts: { en: { name: '“Fir” boots' } },
    })
    expect((await read('jodla')).name).toBe('Trzewiki „Jodła” zimowe')
  })

  it('is found by the words of both, and named in the reader’s', async () => {
    const texts = { en: { name: '“Hoarfrost” jacket', values: { żółta: 'yellow' } } }
    await room.put('/catalog/products', product('szron', { name: 'Kurtka „Szron”', texts }), product('fir'))
    const found = async (q: string) =>
      (await inEnglish(`/catalog/search?q=${encodeURIComponent(q)}`)).items.map(
        (one: { name: string }) => one.name,
      )
    for (const q of ['hoarf', 'kurt szron', 'yel']) expect(await found(q)).toEqual(['“Hoarfrost” jacket'])
    expect((await search('jack'))[0].name).toBe('Kurtka „Szron”')
    const path = 'Obuwie > Trzewiki'
    await room.put('/catalog/texts', { ...english, id: 'fir', values: { [path]: 'Shoes > Boots' } })
    expect((await inEnglish('/catalog/categories')).items).toEqual([
      { path, name: 'Shoes > Boots', products: 2 },
    ])
    expect((await room.ask('GET', '/catalog/categories')).body.items[0].name).toBe(path)
    expect((await inEnglish('/catalog/products')).items.map((one: { name: string }) => one.name)).toContain(
      '“Hoarfrost” jacket',
    )
  })
})

describe('a product changed by hand', () => {
  const edit = (change: object) => room.ask('PATCH', '/catalog/products/jodla', change)
  const undo = (id: string) => room.ask('POST', `/catalog/products/jodla/edits/${id}/undo`, {})
  const edits = async () => (await room.ask('GET', '/catalog/products/jodla/edits')).body
  beforeEach(async () => {
    const texts = { en: { name: '“Fir” boots', values: { Obuwie: 'Shoes' } } }
    await room.put('/catalog/products', product('jodla', { texts, description: 'Szyte.' }))
    room.now += day
  })

  it('keeps what nobody named, tells who changed what, and takes one change back without the others', async () => {
    const { changedAt } = await read('jodla')
    const change = {
      ...{ seen: changedAt, name: 'Trzewiki zimowe', brand: null, categories: ['Obuwie > Zimowe'] },
      texts: { en: { name: 'Winter boots' } },
      variants: [{ sku: 'jodla-40', price: { amount: '149.99' } }],
    }
    const { body } = await edit(change)
    expect(body.outcome).toBe('changed')
    expect((await edit(change)).body.code).toBe('conflict')
    room.now += 1_000
    expect((await edit({ description: 'Szyte ręcznie.' })).body.outcome).toBe('changed')
    expect((await edit({ description: 'Szyte ręcznie.' })).body).toEqual({ outcome: 'unchanged', edit: null })
    expect(await read('jodla')).toMatchObject({
      ...{ name: 'Trzewiki zimowe', brand: null, description: 'Szyte ręcznie.' },
      texts: { en: { name: 'Winter boots', values: { Obuwie: 'Shoes' } } },
      variants: [
        { price: { price: '199.99' }, reduced: null },
        { price: { price: '149.99' }, reduced: { lowest: { amount: '199.99' } } },
      ],
    })
    expect((await search('zimowe')).map((one: { id: string }) => one.id)).toEqual(['jodla'])
    room.now += 1_000
    expect((await undo(body.edit)).body.outcome).toBe('changed')
    expect(await read('jodla')).toMatchObject({
      ...{ name: 'Trzewiki jodla', brand: 'Tkalnia Modra', description: 'Szyte ręcznie.' },
      ...{ categories: ['Obuwie > Trzewiki'], texts: { en: { name: '“Fir” boots' } } },
      variants: [{ price: { price: '199.99' } }, { price: { price: '199.99' } }],
    })
    expect((await undo(body.edit)).body.code).toBe('edit_overtaken')
    const { items } = await edits()
    expect(items.map((one: { undoes: string; isUndoable: boolean }) => [one.undoes, one.isUndoable])).toEqual(
      [
        [body.edit, true],
        [null, true],
        [null, false],
      ],
    )
    expect(items[1]).toMatchObject({
      by: 'Olga',
      changes: [{ field: 'description', before: 'Szyte.', after: 'Szyte ręcznie.' }],
    })
  })

  it('is refused where a feed would be, and changes nothing', async () => {
    const price = (amount: unknown) => ({ name: 'X', variants: [{ sku: 'jodla-40', price: { amount } }] })
    const codes = []
    for (const change of [
      ...[
        price(-1),
        price('999999999999'),
        price('19.999'),
        { name: ' ' },
        { pictures: [{ url: 'ftp://a' }] },
      ],
      { name: 'X', variants: [{ sku: 'other', isActive: false }] },
    ])
      codes.push((await edit(change)).body.code)
    expect(codes).toEqual([
      ...['price_unread', 'price_unread', 'price_unread', 'invalid', 'invalid', 'sku_unknown'],
    ])
    expect((await edit(price('999999999999'))).body.path).toBe('body.variants.0.price.amount')
    expect((await read('jodla')).name).toBe('Trzewiki jodla')
    expect((await edits()).items).toEqual([])
  })

  it('can be withdrawn, is found among the withdrawn, and comes back', async () => {
    const { body } = await edit({ isActive: false })
    const ids = async (state: string) =>
      (await room.ask('GET', `/catalog/products?state=${state}`)).body.items.map(
        (one: { id: string }) => one.id,
      )
    expect([await ids('offered'), await ids('withdrawn')]).toEqual([[], ['jodla']])
    expect(await search('trzewiki')).toEqual([])
    await undo(body.edit)
    expect([await ids('offered'), await ids('withdrawn')]).toEqual([['jodla'], []])
  })
})

describe('two feeds at once', () => {
  it('want one SKU for two products: one has it, the other is told', async () => {
    const thieves = Array.from({ length: 8 }, (_, i) =>
      product(`p${i}`, { variants: [variant('wanted', '1')] }),
    )
    const replies = await Promise.all(
      thieves.map((one) => room.ask('POST', '/catalog/products', { items: [one] })),
    )
    const told = replies.map(({ body }) => body.code ?? outcomes(body.items)[0])
    expect(told.filter((one) => one === 'created')).toHaveLength(1)
    for (const one of told) expect(['created', 'conflict', 'sku_taken']).toContain(one)
    const owners = await search('wanted')
    expect(owners).toHaveLength(1)
  })
})

describe('search as one types', () => {
  beforeEach(async () => {
    await room.put(
      '/catalog/products',
      product('jodla', { name: 'Trzewiki „Jodła”', popularity: 5 }),
      product('szron', {
        name: 'Kurtka „Szron” żółta',
        popularity: 9,
        pictures: [{ url: '/shop/pictures/szron.svg' }],
        variants: [variant('szr-m', 'M', { gtin: '5901234123457' }), variant('szr-l', 'L')],
      }),
      product('gone', { name: 'Kurtka dawna', isActive: false }),
    )
  })
  const ids = async (q: string) => (await search(q)).map((one: { id: string }) => one.id)

  it.each([
    ['jodl', ['jodla']],
    ['JODŁA trz', ['jodla']],
    ['zol kur', ['szron']],
    ['t', ['jodla', 'szron']],
    ['5901234123457', ['szron']],
    ['szr-l', ['szron']],
    ['szrl', ['szron']],
    ['dawna', []],
    ['!&|():*', []],
    ['nic takiego', []],
  ])('%s', async (q, expected) => expect(await ids(q)).toEqual(expected))

  it('without a word all of it, the most popular first, page by page and by category', async () => {
    const browse = async (query: string) => (await room.ask('GET', `/catalog/products?${query}`)).body
    const first = await browse('limit=1')
    expect(first.items.map((one: { id: string }) => one.id)).toEqual(['szron'])
    const rest = await browse(`limit=1&after=${first.nextCursor}`)
    expect(rest.items.map((one: { id: string }) => one.id)).toEqual(['jodla'])
    expect(rest.nextCursor).toBeNull()
    expect((await browse('category=Obuwie')).items).toHaveLength(2)
    expect((await browse('category=Obu')).items).toEqual([])
    expect((await browse('after=nowhere')).code).toBe('invalid')
    expect((await room.ask('GET', '/catalog/categories')).body.items).toEqual([
      { path: 'Obuwie > Trzewiki', name: 'Obuwie > Trzewiki', products: 2 },
    ])
  })

  it('goes on past the first page, each once, and looks into one category alone', async () => {
    const many = Array.from({ length: 70 }, (_, i) =>
      product(`m${i}`, { name: `Mantel ${i}`, categories: [i % 2 ? 'Okrycia > Mantle' : 'Okrycia > Nowe'] }),
    )
    await room.put('/catalog/products', ...many)
    const readAll = async (rest: string) => {
      const found: string[] = []
      let after = ''
      do {
        const { body } = await room.ask('GET', `/catalog/search?q=mant&limit=16${rest}${after}`)
        found.push(...body.items.map((one: { id: string }) => one.id))
        after = body.nextCursor === null ? '' : `&after=${body.nextCursor}`
      } while (after !== '')
      return found
    }
    const all = await readAll('')
    expect([all.length, new Set(all).size]).toEqual([70, 70])
    const some = await readAll(`&category=${encodeURIComponent('Okrycia > Nowe')}`)
    expect([some.length, new Set(some).size]).toEqual([35, 35])
    expect(await readAll('&category=Okrycia')).toHaveLength(70)
    expect(await readAll('&category=Obuwie')).toEqual([])
    expect((await room.ask('GET', '/catalog/search?q=mant&after=nowhere')).body.code).toBe('invalid')
    // Places nobody was given.
    const ask = async (left: string[]) => {
      const after = Buffer.from(JSON.stringify([0, left])).toString('base64url')
      return (await room.ask('GET', `/catalog/search?q=mant&limit=1&after=${after}`)).status
    }
    const ids = Array.from({ length: 60 }, (_, i) => `p${i}`)
    expect([await ask(ids), await ask(['p\0'])]).toEqual([200, 422])
  })

  it('the size that was typed stands first', async () => {
    const [found] = await search('jodła 40')
    expect(found.variants.map((one: { sku: string }) => one.sku)).toEqual(['jodla-40', 'jodla-39'])
    expect(found.variants[0].price).toEqual({
      price: '199.99',
      regular: '199.99',
      currency: 'PLN',
      promotionId: null,
    })
  })
})

describe('prices', () => {
  const price = async (sku: string) =>
    (await read('jodla')).variants.find((one: { sku: string }) => one.sku === sku)
  beforeEach(async () => {
    await room.put('/catalog/products', product('jodla'))
    room.now += 40 * day
  })

  it('the lowest of thirty days stands beside a reduced one', async () => {
    expect(outcomes(await room.put('/catalog/prices', { sku: 'jodla-39', amount: '149.99' }))).toEqual([
      'created',
    ])
    room.now += day
    expect(await price('jodla-39')).toMatchObject({
      price: { price: '149.99' },
      reduced: { lowest: { amount: '199.99', currency: 'PLN' } },
    })
    expect(await price('jodla-40')).toMatchObject({ price: { price: '199.99' }, reduced: null })
  })

  it('the past stays; what is to come can be moved; two currencies are two histories', async () => {
    const at = (ms: number) => new Date(ms).toISOString()
    const later = at(room.now + day)
    const items = await room.put(
      '/catalog/prices',
      { sku: 'jodla-39', amount: '1.00', from: at(room.now - 40 * day) },
      { sku: 'jodla-39', amount: '180.00', from: later },
      { sku: 'jodla-39', amount: '45.00', currency: 'EUR' },
      { sku: 'nobody', amount: '1.00' },
    )
    expect(outcomes(items)).toEqual(['price_fixed', 'created', 'created', 'sku_unknown'])
    const moved = await room.put('/catalog/prices', { sku: 'jodla-39', amount: '170.00', from: later })
    expect(outcomes(moved)).toEqual(['changed'])
    room.now += 2 * day
    expect((await price('jodla-39')).price.price).toBe('170.00')
  })

  it('twice in one feed, with and without its currency, is told, not a fault', async () => {
    const items = await room.put(
      '/catalog/prices',
      { sku: 'jodla-39', amount: '150.00' },
      { sku: 'jodla-39', amount: '140.00', currency: 'PLN' },
    )
    expect(outcomes(items)).toEqual(['created', 'created'])
    room.now += day
    expect((await price('jodla-39')).price.price).toMatch(/^1[45]0.00$/)
  })

  it('a promotion lowers them from its beginning to its end, and cannot be rewritten', async () => {
    const at = (days: number) => new Date(room.now + days * day).toISOString()
    const [from, until] = [at(1), at(5)]
    const ten = {
      name: 'Jesień',
      effect: { kind: 'percent', percent: 10 },
      target: { kind: 'categories', paths: ['Obuwie'] },
    }
    const save = (body: object) => room.ask('PUT', '/catalog/promotions/autumn', body)
    expect((await save({ ...ten, from: at(-1), until })).body.code).toBe('promotion_past')
    expect((await save({ ...ten, from, until })).body).toEqual({ outcome: 'created' })
    expect((await save({ ...ten, from, until })).body).toEqual({ outcome: 'unchanged' })
    room.now += 2 * day
    expect(await price('jodla-39')).toMatchObject({
      price: { price: '179.99', regular: '199.99', promotionId: 'autumn' },
      reduced: { lowest: { amount: '199.99' } },
    })
    const half = { ...ten, effect: { kind: 'percent', percent: 50 } }
    expect((await save({ ...half, from, until })).body.code).toBe('promotion_started')
    expect((await save({ ...ten, from, until: at(0) })).body).toEqual({ outcome: 'changed' })
    room.now += 1
    expect((await price('jodla-39')).price.price).toBe('199.99')
    expect((await room.ask('GET', '/catalog/promotions')).body.items).toMatchObject([
      { id: 'autumn', state: 'over' },
    ])
    // The history of both variants is one line: they always cost the same.
    const { lines } = (await room.ask('GET', '/catalog/products/jodla/prices')).body
    expect(lines).toMatchObject([
      {
        skus: ['jodla-39', 'jodla-40'],
        steps: [
          { price: '199.99', promotionId: null },
          { from, price: '179.99', regular: '199.99', promotionId: 'autumn' },
          { price: '199.99', promotionId: null },
        ],
      },
    ])
  })
})

describe('stores', () => {
  const hours = { monday: [{ from: '10:00', to: '20:00' }] }
  it('are told by a feed, nearest first, with whether they are open', async () => {
    const items = await room.put(
      '/stores',
      {
        id: 'KRK1',
        name: 'Kraków',
        place: { lat: 50.06, lng: 19.94 },
        hours,
        services: ['click_and_collect'],
      },
      { id: 'WAW1', name: 'Warszawa', place: { lat: 52.23, lng: 21.01 } },
      { id: 'BAD', name: 'Zła strefa', zone: 'Europa/Kraków' },
      { id: 'BAD2', name: 'Złe godziny', hours: { monday: [{ from: '25:00', to: '20:00' }] } },
    )
    expect(outcomes(items)).toEqual(['created', 'created', 'invalid', 'invalid'])
    const near = (await room.ask('GET', '/stores?lat=52.4&lng=21')).body.items
    expect(near.map((one: { id: string }) => one.id)).toEqual(['WAW1', 'KRK1'])
    expect((await room.ask('GET', '/stores/KRK1')).body).toMatchObject({
      isOpen: true,
      closesAt: '2026-11-23T19:00:00.000Z',
      zone: 'Europe/Warsaw',
    })
    const offering = (await room.ask('GET', '/stores?service=click_and_collect')).body.items
    expect(offering).toHaveLength(1)
  })
})

describe('stock', () => {
  const item = { storeId: 'KRK1', sku: 'jodla-39' }
  const keyed = (key: string) => ({ 'idempotency-key': key })
  const move = async (key: string, ...items: object[]) =>
    (await room.ask('POST', '/stock/movements', { items }, keyed(key))).body
  const reserve = (key: string, quantity: number, more: object = {}) =>
    room.ask('POST', '/reservations', { lines: [{ ...item, quantity }], ...more }, keyed(key))
  const settle = (id: string, act: 'take' | 'release') => room.ask('POST', `/reservations/${id}/${act}`)
  const level = async () => {
    const { onHand, reserved, free } = (await room.ask('GET', '/stock?sku=jodla-39')).body.items[0]
    return [onHand, reserved, free]
  }
  beforeEach(async () => {
    await room.put('/catalog/products', product('jodla'))
    await room.put('/stores', { id: 'KRK1', name: 'Kraków' })
    await room.put('/stock/levels', { ...item, onHand: 5 })
  })

  it('a count sets it, and tells what it cannot be of', async () => {
    const items = await room.put(
      '/stock/levels',
      { ...item, onHand: 5 },
      { ...item, sku: 'jodla-40', onHand: 2 },
      { ...item, sku: 'nobody', onHand: 2 },
      { ...item, storeId: 'NOWHERE', onHand: 2 },
      { ...item, sku: 'jodla-41', onHand: -1 },
    )
    expect(outcomes(items)).toEqual(['unchanged', 'changed', 'sku_unknown', 'store_unknown', 'invalid'])
    expect(await level()).toEqual([5, 0, 5])
  })

  it('movements count once for their key, in order, never below nought', async () => {
    const sale = { ...item, kind: 'sale', quantity: 4, ref: 'PAR-1' }
    const rows = [sale, sale, { ...item, kind: 'receipt', quantity: 3 }, sale]
    const first = await move('till-1-000001', ...rows)
    expect(outcomes(first.items)).toEqual(['changed', 'stock_short', 'changed', 'changed'])
    expect(await move('till-1-000001', ...rows)).toEqual(first)
    expect((await move('till-1-000001', sale)).code).toBe('idempotency_mismatch')
    expect((await room.ask('POST', '/stock/movements', { items: [sale] })).body.code).toBe('idempotency_key')
    expect(await level()).toEqual([0, 0, 0])
    const { items } = (await room.ask('GET', '/stock/movements?storeId=KRK1&sku=jodla-39')).body
    expect(items.map((one: { delta: number }) => one.delta).reduce((a: number, b: number) => a + b)).toBe(0)
    expect(items.at(-1)).toMatchObject({ kind: 'count', delta: 5, onHand: 5 })
  })

  it('what is promised is not sold to somebody else; it is taken once, or given back', async () => {
    const { body: one } = await reserve('reserve-1', 3)
    const { body: two } = await reserve('reserve-2', 2)
    expect(await level()).toEqual([5, 5, 0])
    expect((await reserve('reserve-3', 1)).body).toMatchObject({
      code: 'stock_short',
      hint: 'Wolnych sztuk: 0.',
    })
    expect(outcomes((await move('till-0001', { ...item, kind: 'sale', quantity: 1 })).items)).toEqual([
      'stock_reserved',
    ])
    expect((await settle(one.id, 'take')).body.state).toBe('taken')
    expect((await settle(one.id, 'take')).body.state).toBe('taken')
    expect((await settle(one.id, 'release')).body.code).toBe('reservation_over')
    expect((await settle(two.id, 'release')).body.state).toBe('released')
    expect(await level()).toEqual([2, 0, 2])
  })

  it('all lines or none', async () => {
    const lines = [
      { ...item, quantity: 1 },
      { ...item, sku: 'jodla-40', quantity: 1 },
    ]
    const refused = await room.ask('POST', '/reservations', { lines }, keyed('both-or-none'))
    expect(refused.body).toMatchObject({ code: 'stock_short', path: 'body.lines.1.quantity' })
    expect(await level()).toEqual([5, 0, 5])
  })

  it('what has expired is free at once, and cannot be taken', async () => {
    const { body: old } = await reserve('reserve-1', 5, { minutes: 10 })
    room.now += 10 * 60_000
    expect((await settle(old.id, 'take')).body.code).toBe('reservation_over')
    expect((await reserve('reserve-2', 4)).status).toBe(200)
    expect((await room.ask('GET', `/reservations/${old.id}`)).body.state).toBe('expired')
    expect(await level()).toEqual([5, 4, 1])
    room.now += 3_600_000
    await room.commerce.loops[0]?.turn()
    expect(await level()).toEqual([5, 0, 5])
  })

  it('a person is given everything kept for her, and erased with it; the pieces are free again', async () => {
    const birth = '0190a0c0-0000-7000-8000-00000000000a'
    expect((await reserve('stranger-1', 1, { customerId: birth })).body.code).toBe('not_found')
    room.people.add(birth)
    await reserve('for-her-01', 2, { customerId: birth, ref: 'cart-1' })
    const { body: taken } = await reserve('for-her-02', 1, { customerId: birth })
    await settle(taken.id, 'take')
    await reserve('for-other-1', 1)
    const { exportFor, erase } = room.commerce.privacy
    const told = await pg.app.inWorkspace(workspaceId, (tx) => exportFor(tx, workspaceId, [birth]))
    expect(told['commerce.reservation']).toHaveLength(2)
    expect(JSON.stringify(told)).toContain('jodla-39')
    await pg.app.inWorkspace(workspaceId, (tx) => erase(tx, workspaceId, [birth]))
    const left = await pg.app.inWorkspace(workspaceId, (tx) => exportFor(tx, workspaceId, [birth]))
    expect(left['commerce.reservation']).toEqual([])
    expect(await level()).toEqual([4, 1, 3])
  })

  it('is listed page by page', async () => {
    await room.put('/stock/levels', { ...item, sku: 'jodla-40', onHand: 1 })
    const first = (await room.ask('GET', '/stock?limit=1')).body
    const second = (await room.ask('GET', `/stock?limit=1&after=${encodeURIComponent(first.nextCursor)}`))
      .body
    expect([...first.items, ...second.items].map((one) => one.sku)).toEqual(['jodla-39', 'jodla-40'])
    expect(second.nextCursor).toBeNull()
    expect((await room.ask('GET', '/stock?limit=1&after=a%2500|b')).status).toBe(200)
  })
})

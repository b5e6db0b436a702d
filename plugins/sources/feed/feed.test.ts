import { join } from 'node:path'
import type { HttpReply, HttpRequest, Network } from '@splot/contract/plugin/network'
import { PullFault } from '@splot/contract/plugin/source'
import type { FileReaders } from '@splot/contract/plugin/source-files'
import { makeTools, signStandard, testSource } from '@splot/contract/plugin/source-suite.testkit'
import { describe, expect, it } from 'vitest'
import { feed } from './index.ts'
import { readPrice } from './price.ts'

const own = `whsec_${Buffer.alloc(32, 1).toString('base64')}`
const settings = { secret: own, storeId: 'WAW1', url: 'https://sklep.example/feed.xml', every: '15' }
testSource(feed, {
  settings,
  folder: join(import.meta.dirname, 'fixtures'),
  sign: signStandard(own),
  isTimed: true,
})

it.each([
  ['79.00 PLN', '79.00', 'PLN'],
  ['1 234,50 zł', '1234.50', 'PLN'],
  ['1.234,50 EUR', '1234.50', 'EUR'],
  ['1,234.50 EUR', '1234.50', 'EUR'],
  ['EUR 79', '79', 'EUR'],
  ['79', '79', 'PLN'],
])('reads %s', (text, amount, currency) => {
  expect(readPrice(text, 'PLN')).toEqual({ amount, currency })
})

it('a feed in another language brings words alone', () => {
  const payload = [{ group: 'A', offers: [{ id: 'A-M', title: 'Jumper M', price: '79.00 EUR' }] }]
  const delivery = { id: 'd', topic: 'products', payload, at: 0 }
  expect(feed.map(delivery, { ...settings, every: '15', language: 'en', currency: 'PLN' })).toEqual({
    texts: [{ id: 'A', language: 'en', name: 'Jumper M' }],
  })
})

/** Elements as a reader of XML gives them. */
const offers = [
  { id: ['A-M'], item_group_id: ['A'], title: ['Golf M'], price: ['79 PLN'] },
  { id: ['B'], title: ['Szal'], image_link: ['https://a.example/b.jpg'] },
  { id: ['A-L'], item_group_id: ['A'], title: ['Golf L'], price: ['79 PLN'] },
]
const readers: FileReaders = {
  listElements: () => offers,
  listRows: () => [{ kod: ['C'], nazwa: ['Czapka'] }],
}

function makeShop(replies: readonly Partial<HttpReply>[]) {
  const asked: HttpRequest[] = []
  const none = () => Promise.reject(new Error('not asked for'))
  const network: Network = {
    async call(request) {
      asked.push(request)
      const reply = replies[asked.length - 1] ?? {}
      return { status: 200, headers: {}, body: new TextEncoder().encode('<rss/>'), ...reply }
    },
    ...{ connect: none, locate: none, lookUp: none },
  }
  let cursor: string | null = null
  return {
    asked,
    network,
    async pull(now: number) {
      const pulled = await feed.pull?.(settings, { network, cursor, now, tools: makeTools(now), readers })
      cursor = pulled?.cursor ?? null
      return pulled?.deliveries ?? []
    },
  }
}

describe('a feed at an address', () => {
  it('is read when it is due, offers of one product together, and only where it changed', async () => {
    const { asked, pull } = makeShop([
      { headers: { etag: '"1"', 'last-modified': 'Sun, 22 Nov 2026 10:00:00 GMT' } },
      { status: 304 },
      { headers: { etag: '"2"' } },
      { headers: { etag: '"3"' }, body: new TextEncoder().encode('<rss>2</rss>') },
    ])
    const quarter = 15 * 60_000
    const [first] = await pull(quarter)
    expect(first).toMatchObject({ topic: 'products', id: `feed-${quarter}-1` })
    expect(first?.payload).toEqual([
      {
        group: 'A',
        offers: [
          { id: 'A-M', title: 'Golf M', item_group_id: 'A', price: '79 PLN' },
          { id: 'A-L', title: 'Golf L', item_group_id: 'A', price: '79 PLN' },
        ],
      },
      { group: 'B', offers: [{ id: 'B', title: 'Szal', pictures: ['https://a.example/b.jpg'] }] },
    ])
    expect(await pull(2 * quarter - 1)).toEqual([])
    expect(asked).toHaveLength(1)
    expect(await pull(2 * quarter)).toEqual([])
    expect(asked[1]?.headers).toMatchObject({
      'if-none-match': '"1"',
      'if-modified-since': 'Sun, 22 Nov 2026 10:00:00 GMT',
    })
    // The same bytes under another name are no news; other bytes are.
    expect(await pull(3 * quarter)).toEqual([])
    expect(await pull(4 * quarter)).toHaveLength(1)
  })

  it.each([
    [401, 'auth_failed'],
    [503, 'peer_failed'],
    [404, 'answer_unread'],
  ])('that answers %i is a fault of its own', async (status, code) => {
    const { pull } = makeShop([{ status }])
    const fault = await pull(1).then(
      () => null,
      (error: unknown) => error,
    )
    expect(fault).toBeInstanceOf(PullFault)
    expect(fault).toMatchObject({ code })
    // A peer that is down is asked again soon; a feed that is none is not fetched whole each minute.
    const { nextAt } = JSON.parse((fault as PullFault).cursor ?? '{}')
    expect(nextAt).toBe(code === 'answer_unread' ? 1 + 15 * 60_000 : undefined)
  })

  it('whose turn it is not yet says that it was not asked', async () => {
    const { asked, network } = makeShop([])
    const deps = { network, now: 2, tools: makeTools(2), readers }
    const cursor = JSON.stringify({ etag: null, modified: null, digest: '', nextAt: 3 })
    expect(await feed.pull?.(settings, { ...deps, cursor })).toMatchObject({ isEarly: true, cursor })
    expect(asked).toEqual([])
  })
})

it('a file is XML or CSV by what it begins with', () => {
  const read = (text: string) =>
    feed.readFile?.({ name: 'products', bytes: new TextEncoder().encode(text) }, readers)
  expect(read('\ufeff <?xml version="1.0"?>')).toEqual([[expect.anything(), expect.anything()]])
  expect(read('kod;nazwa\nC;Czapka')).toEqual([[{ group: 'C', offers: [{ id: 'C', title: 'Czapka' }] }]])
})

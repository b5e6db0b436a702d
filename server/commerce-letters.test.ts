import { describe, expect, it } from 'vitest'
import { createLanguageOf, createWishLetters } from './commerce-letters.ts'
import type { WishNews } from './modules/commerce/index.ts'
import type { MessageRequest } from './modules/deliver/index.ts'

const tx = { workspaceId: 'tkalnia', workspaceIds: ['tkalnia'], rows: async () => [], change: async () => 0 }
const news: WishNews = {
  ...{ kind: 'price_drop', id: 'n1', birth: 'b1', births: ['b1', 'b2'], at: 1_000, currency: 'PLN' },
  picture: null,
  words: {
    pl: { name: 'Trzewiki „Jodła”', variant: 'rozmiar 38', url: null },
    en: { name: 'Boots', variant: 'size 38', url: 'https://shop.example/en/boots' },
  },
  ...{ minor: 39_900n, fromMinor: 49_900n },
}

async function writeAll(
  change: Partial<WishNews>,
  language: string | null,
  isPushed = false,
): Promise<MessageRequest[]> {
  const asked: MessageRequest[] = []
  const send = createWishLetters({
    queue: { request: async (_where, list) => asked.push(...list) },
    hasPush: async () => isPushed,
    languageOf: createLanguageOf({
      listTraitsOf: async () =>
        language === null ? [] : [{ birth: 'b1', key: 'language', value: JSON.stringify(language) }],
    }),
    workspaces: { get: async () => ({ name: 'Tkalnia Modra', language: 'pl' }) as never },
    origin: () => 'https://splot.example',
  })
  await send(tx, { ...news, ...change })
  return asked
}
const write = async (...asked: Parameters<typeof writeAll>) => (await writeAll(...asked))[0]

describe('letters to whoever waits', () => {
  it('say what it cost and costs, in her language; asked once, as service', async () => {
    const letter = await write({}, null)
    expect(letter).toMatchObject({
      run: 'wish n1',
      purpose: 'service',
      lane: 'transactional',
      language: 'pl',
    })
    expect(letter?.ready?.subject).toMatch(/^Trzewiki „Jodła”, rozmiar 38: nowa cena 399,00\szł$/)
    expect(letter?.ready?.text).toMatch(/kosztuje teraz 399,00\szł \(wcześniej 499,00\szł\)\./)
    expect(letter?.ready?.text).toContain('https://splot.example/shop')
  })

  it('go to her devices too, where she took notifications on', async () => {
    expect(await writeAll({}, null)).toHaveLength(1)
    const [letter, notice] = await writeAll({}, null, true)
    expect([letter?.channel, notice?.channel]).toEqual(['email', 'push'])
    expect(notice).toMatchObject({ run: 'wish n1', seq: 1, ready: { url: 'https://splot.example/shop' } })
    expect(notice?.ready?.title).toMatch(/^Trzewiki „Jodła”, rozmiar 38: nowa cena 399,00\szł$/)
  })

  it('in English where she speaks it; what the shop wrote is text, not markup', async () => {
    const known = await write({}, 'en-GB')
    expect(known?.ready?.subject).toBe('Boots, size 38: now PLN\u00a0399.00')
    expect(known?.ready?.text).toContain('https://shop.example/en/boots')
    const hat = { name: '<b>Hat</b>', variant: '', url: null }
    const words = { pl: hat, en: hat }
    const letter = await write({ kind: 'back_in_stock', fromMinor: null, words }, 'en-GB')
    expect(letter?.ready?.subject).toBe('<b>Hat</b>: back in stock')
    expect(letter?.ready?.html).toContain('&lt;b&gt;Hat&lt;/b&gt;')
  })
})

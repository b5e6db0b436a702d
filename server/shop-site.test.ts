import { mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it } from 'vitest'
import { createShopSite } from './shop-site.ts'

const folder = mkdtempSync(join(tmpdir(), 'splot-shop-'))
writeFileSync(join(folder, 'index.html'), '<script src="/splot.js" data-key="%SPLOT_KEY%"></script>')
writeFileSync(join(folder, 'worker.js'), 'worker')

let isOpen = true
let opened = 0
const site = createShopSite({
  folder,
  origin: () => 'http://127.0.0.1:9',
  isOpen: async () => isOpen,
  writeKey: async () => 'splot_wk_shop',
  drawPicture: async (name) => (name === 'golf-szron' ? '<svg/>' : null),
  openServerKey: async () => `splot_sk_${++opened}`,
})
const ask = (path: string, init?: RequestInit) =>
  site(new Request(`http://shop.example${path}`, init), { remoteAddress: '10.0.0.1' })

it('is one page at every address, with the key that pages may carry', async () => {
  expect((await ask('/shop'))?.headers.get('location')).toBe('http://shop.example/shop/')
  for (const path of ['/shop/', '/shop/p/golf-szron', '/shop/koszyk?cart=1']) {
    const page = await ask(path)
    expect(await page?.text()).toContain('data-key="splot_wk_shop"')
    expect(page?.headers.get('content-security-policy')).toContain("script-src 'self'")
  }
  expect(await (await ask('/shop/worker.js'))?.text()).toBe('worker')
  expect((await ask('/shop/', { method: 'DELETE' }))?.status).toBe(405)
  expect(await ask('/customers')).toBeNull()
})

it('draws pictures that run nothing', async () => {
  const picture = await ask('/shop/pictures/golf-szron.svg')
  expect(picture?.headers.get('content-type')).toBe('image/svg+xml')
  expect(picture?.headers.get('content-security-policy')).toContain("default-src 'none'")
  expect((await ask('/shop/pictures/nobody.svg'))?.status).toBe(404)
})

it('opens its back end once, and gives no key away where Splot cannot be reached', async () => {
  const signIn = { method: 'POST', body: JSON.stringify({ userId: 'u-1', device: 'device-1' }) }
  const [one, two] = await Promise.all([ask('/shop/api/sign-in', signIn), ask('/shop/api/nothing')])
  expect([one?.status, two?.status]).toEqual([503, 404])
  expect(await one?.text()).not.toContain('splot_sk')
  expect(opened).toBe(1)
}, 30_000)

it('is closed kindly where the sample brand was removed', async () => {
  isOpen = false
  const page = await ask('/shop/koszyk')
  expect(page?.status).toBe(410)
  expect(await page?.text()).toMatch(/Sklep jest zamknięty[\s\S]*The shop is closed/)
})

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, type BrowserContext, chromium, type Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { bePatient, findBrowserPath, openBrowser } from './kit/browser.ts'
import { findFaults } from './kit/look.ts'
import { buildScript, openShop, openStub, type Shop, type StubSplot } from './kit/web-script.ts'

let browser: Browser
let shop: Shop
let splot: StubSplot
let context: BrowserContext

beforeAll(async () => {
  await buildScript()
  browser = await openBrowser()
}, 240_000)
afterAll(() => browser?.close())
beforeEach(async () => {
  splot = await openStub()
  shop = await openShop()
  context = bePatient(await browser.newContext({ locale: 'pl-PL' }))
  shop.pages['/'] = makePage()
})
afterEach(async () => {
  await context.close()
  await Promise.all([splot.close(), shop.close()])
})

const makePage = (o: { head?: string; body?: string; attributes?: string } = {}) => `<!doctype html>
<html lang="pl"><head><meta charset="utf-8"><title>Zima w wełnie</title>${o.head ?? ''}
<script src="${splot.url}/splot.js" data-key="wk_test_12345678" ${o.attributes ?? ''}></script></head>
<body><main><h1>Zima w wełnie</h1><a href="/next">Dalej</a>${o.body ?? ''}</main></body></html>`

async function open(path = '/', use: BrowserContext = context): Promise<Page> {
  const page = await use.newPage()
  await page.goto(shop.url + path)
  return page
}
const agree = (page: Page) => page.getByRole('button', { name: 'Zgadzam się' }).click()
const refuse = (page: Page) => page.getByRole('button', { name: 'Odmawiam' }).click()
/** Calls the page makes, as its own script would. */
const run = <T>(page: Page, code: string) => page.evaluate(code) as Promise<T>
const stored = (page: Page) => page.evaluate(() => Object.keys(localStorage))
const sends = () => splot.requests.filter((one) => !/splot[\w-]*\.js|\/settings$/.test(one))

describe('before she has chosen', () => {
  it('nothing is kept on her device and nothing is sent', async () => {
    const page = await open('/?utm_source=newsletter&utm_campaign=zima')
    await page.getByRole('dialog', { name: 'Twoja prywatność' }).waitFor()
    await run(page, `analytics.track('Product Viewed', { name: 'Szron' })`)
    await page.waitForTimeout(800)
    expect(await context.cookies()).toEqual([])
    expect(await stored(page)).toEqual([])
    expect(sends()).toEqual([])
  })

  it('what she did until her yes comes with it, under an id that stays', async () => {
    const page = await open('/?utm_source=newsletter&utm_campaign=zima')
    await run(page, `analytics.track('Product Viewed', { name: 'Szron' })`)
    await agree(page)
    const events = await splot.waitFor(5)
    expect(events.map((one) => one.event ?? one.type).sort()).toEqual([
      'Consent Granted',
      'Consent Granted',
      'Consent Granted',
      'Product Viewed',
      'page',
    ])
    const [cookie] = await context.cookies()
    expect(cookie).toMatchObject({ name: 'splot_id', sameSite: 'Lax' })
    expect(new Set(events.map((one) => one.anonymousId))).toEqual(new Set([cookie?.value]))
    expect(events[0]?.context).toMatchObject({
      campaign: { source: 'newsletter', name: 'zima' },
      library: { name: 'splot.js' },
      page: { title: 'Zima w wełnie', search: '?utm_source=newsletter&utm_campaign=zima' },
    })
    const grants = events.filter((one) => one.event === 'Consent Granted').map((one) => one.properties)
    expect(grants.map((one) => `${one?.purpose}/${one?.consent_channel}`).sort()).toEqual([
      'ads/ads',
      'profiling/any',
      'profiling/onsite',
    ])
    for (const one of grants)
      expect(one).toMatchObject({ wording_version: 1, wording_language: 'pl', obtained_by: 'banner' })
    await page.reload()
    await splot.waitFor(6)
    expect((await context.cookies())[0]?.value).toBe(cookie?.value)
    expect(await page.getByRole('dialog').count()).toBe(0)
  })

  it('her no leaves no id, and no two pages can be tied together', async () => {
    const page = await open()
    await refuse(page)
    const first = await splot.waitFor(1)
    await page.goto(`${shop.url}/?2`)
    const both = await splot.waitFor(2)
    expect(await context.cookies()).toEqual([])
    expect(await stored(page)).toEqual(['splot.choice'])
    expect(both.map((one) => one.type)).toEqual(['page', 'page'])
    expect(new Set(both.map((one) => one.anonymousId)).size).toBe(2)
    expect(first[0]?.context.consent).toMatchObject({
      storage: false,
      choice: { profiling: false, ads: false },
    })
    expect(await page.getByRole('dialog').count()).toBe(0)
  })
})

describe('the script of an ad platform', () => {
  const platform = async (page: Page) => {
    const asked: string[] = []
    await page.route('https://ads.example/**', (route) => {
      asked.push(route.request().url())
      return route.fulfill({ contentType: 'text/javascript', body: 'window.isAdScriptThere = true' })
    })
    return asked
  }

  it('comes after her yes to ads, with the calls of its snippet; a no keeps it and its loader away', async () => {
    const page = await context.newPage()
    const asked = await platform(page)
    splot.tags = [{ url: 'https://ads.example/fbevents.js', calls: [['fbq', 'init', '1234567890']] }]
    await page.goto(shop.url)
    await page.getByRole('dialog', { name: 'Twoja prywatność' }).waitFor()
    expect(splot.requests.join()).not.toContain('splot-tags')
    await refuse(page)
    await splot.waitFor(1)
    expect(splot.requests.join()).not.toContain('splot-tags')
    expect(asked).toEqual([])
    await context.clearCookies()
    await page.evaluate(() => localStorage.clear())
    await page.reload()
    await agree(page)
    await page.waitForFunction(() => Reflect.get(window, 'isAdScriptThere') === true)
    expect(asked).toEqual(['https://ads.example/fbevents.js'])
    expect(await run(page, 'fbq.queue')).toEqual([['init', '1234567890']])
  })
})

describe('the banner', () => {
  it('makes refusing as easy as agreeing', async () => {
    const page = await open()
    const shapes = await Promise.all(
      ['Odmawiam', 'Zgadzam się'].map((name) =>
        page.getByRole('button', { name, exact: true }).evaluate((button) => {
          const { width, height } = button.getBoundingClientRect()
          const { color, backgroundColor, fontSize, fontWeight } = getComputedStyle(button)
          return {
            width: Math.round(width),
            height,
            color,
            backgroundColor,
            fontSize,
            fontWeight,
            parent: button.parentElement?.className,
          }
        }),
      ),
    )
    expect(shapes[0]).toEqual(shapes[1])
    await page.getByRole('button', { name: 'Szczegóły' }).click()
    const boxes = page.getByRole('checkbox')
    expect(await boxes.count()).toBe(2)
    for (const box of await boxes.all()) expect(await box.isChecked()).toBe(false)
  })

  it('covers nothing that cannot be scrolled out from under it', async () => {
    shop.pages['/'] = makePage({ body: '<p style="height: 100vh"></p><button id="order">Zamów</button>' })
    const page = await open()
    await page.setViewportSize({ width: 390, height: 700 })
    const box = page.getByRole('dialog')
    await box.waitFor()
    const isFree = async () => {
      await page.evaluate(() => scrollTo(0, document.documentElement.scrollHeight))
      const bottom = await page.locator('#order').evaluate((one) => one.getBoundingClientRect().bottom)
      return bottom <= ((await box.boundingBox())?.y ?? 0)
    }
    await expect.poll(isFree).toBe(true)
    await refuse(page)
    const isEnd = () =>
      document.documentElement.scrollHeight - 60 < (document.getElementById('order')?.offsetTop ?? 0)
    await expect.poll(() => page.evaluate(isEnd)).toBe(true)
  })

  it('is clean for axe, and can be used by keyboard alone', async () => {
    const page = await open()
    await page.getByRole('dialog').waitFor()
    expect(await findFaults(page)).toEqual([])
    await page.keyboard.press('Tab')
    expect(await page.evaluate(() => document.activeElement?.shadowRoot?.activeElement?.textContent)).toBe(
      'Odmawiam',
    )
    await page.keyboard.press('Tab')
    await page.keyboard.press('Tab')
    await page.keyboard.press('Enter')
    await page.getByRole('checkbox').first().waitFor()
    expect(await findFaults(page)).toEqual([])
    await page.getByRole('checkbox', { name: /Dopasowanie oferty/ }).press('Space')
    await page.getByRole('button', { name: 'Zapisz wybór' }).press('Enter')
    const events = await splot.waitFor(3)
    expect(events.flatMap((one) => one.properties?.purpose ?? [])).toEqual(['profiling', 'profiling'])
  })

  it('opens again from the page, and a withdrawal is as easy as the yes was', async () => {
    shop.pages['/'] = makePage({ body: '<button data-splot-consent>Zgody</button>' })
    const page = await open()
    await agree(page)
    const before = (await splot.waitFor(4))[0]?.anonymousId
    await page.getByRole('button', { name: 'Zgody', exact: true }).click()
    expect(await page.getByRole('checkbox', { name: /Dopasowanie/ }).isChecked()).toBe(true)
    await page.keyboard.press('Escape')
    expect(await page.evaluate(() => document.activeElement?.textContent)).toBe('Zgody')
    await page.getByRole('button', { name: 'Zgody', exact: true }).click()
    await refuse(page)
    const events = await splot.waitFor(7)
    const withdrawn = events.filter((one) => one.event === 'Consent Withdrawn')
    expect(withdrawn.map((one) => one.properties?.purpose).sort()).toEqual(['ads', 'profiling', 'profiling'])
    expect(withdrawn.every((one) => one.anonymousId === before)).toBe(true)
    expect(await context.cookies()).toEqual([])
    await expect.poll(() => stored(page)).toEqual(['splot.choice'])
  })

  it('tells Google denied first, then what she chose', async () => {
    const page = await open()
    await agree(page)
    await splot.waitFor(4)
    const read = `dataLayer.map((one) => [one[0], one[1], one[2].ad_storage, one[2].ad_user_data, one[2].ad_personalization, one[2].analytics_storage])`
    const denied = ['consent', 'default', 'denied', 'denied', 'denied', 'denied']
    const granted = ['consent', 'update', 'granted', 'granted', 'granted', 'granted']
    expect(await run(page, read)).toEqual([denied, granted])
    shop.pages['/'] = makePage({ body: '<script>gtagRan = dataLayer.length</script>' })
    await page.reload()
    expect(await run(page, read)).toEqual([denied, granted])
    expect(await run(page, 'gtagRan')).toBe(2)
  })

  it('does not ask for ads where the browser sends GPC, and says so in each event', async () => {
    await context.addInitScript(() =>
      Object.defineProperty(navigator, 'globalPrivacyControl', { value: true }),
    )
    const page = await open()
    await page.getByText('Global Privacy Control').waitFor()
    await agree(page)
    const events = await splot.waitFor(3)
    expect(events.flatMap((one) => one.properties?.purpose ?? [])).toEqual(['profiling', 'profiling'])
    expect(events.every((one) => one.context.consent?.gpc === true)).toBe(true)
    expect(await run(page, 'dataLayer[1][2].ad_storage')).toBe('denied')
  })
})

describe('under a strict content security policy', () => {
  it('everything works and nothing is reported', async () => {
    shop.policy = `default-src 'none'; script-src ${splot.url}; connect-src ${splot.url}; img-src 'self'; style-src 'none'; base-uri 'none'`
    const faults: string[] = []
    const page = await context.newPage()
    await page.exposeFunction('noteFault', (one: string) => faults.push(one))
    await page.addInitScript(() =>
      document.addEventListener('securitypolicyviolation', (event) =>
        Reflect.get(window, 'noteFault')(`${event.violatedDirective} ${event.blockedURI}`),
      ),
    )
    splot.slots = [{ id: 'm1', slot: 'top', title: 'Szal', body: 'Jest', url: null }]
    shop.pages['/'] = makePage({ body: '<div data-splot-slot="top"></div>' })
    await page.goto(shop.url)
    const box = page.getByRole('dialog')
    expect(await box.evaluate((one) => getComputedStyle(one).position)).toBe('fixed')
    await agree(page)
    await page.getByText('Jest').waitFor()
    await splot.waitFor(5)
    expect(faults).toEqual([])
  })
})

describe('events on their way', () => {
  beforeEach(() =>
    context.addInitScript(() =>
      localStorage.setItem(
        'splot.choice',
        JSON.stringify({ at: 1, until: 9e15, storage: true, purposes: { profiling: true } }),
      ),
    ),
  )

  it('of a page that is left all arrive, those sent twice under one id', async () => {
    shop.pages['/'] = makePage({
      attributes: 'data-page="off"',
      body: `<script>addEventListener('beforeunload', () => { for (let i = 0; i < 20; i++) analytics.track('Left ' + i, { n: i }) })</script>`,
    })
    shop.pages['/next'] = '<!doctype html><title>Inny sklep</title>'
    for (let i = 0; i < 5; i++) {
      const page = await open()
      await page.getByRole('link', { name: 'Dalej' }).click()
      await page.waitForURL('**/next')
      await page.close()
    }
    const events = await splot.waitFor(100)
    expect(events).toHaveLength(100)
  })

  it('wait on the device without a network, and survive the browser', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'splot-browser-'))
    const launch = () =>
      chromium.launchPersistentContext(folder, {
        executablePath: findBrowserPath(),
        args: ['--headless', '--no-sandbox', '--disable-gpu'],
      })
    const choice = () =>
      localStorage.setItem(
        'splot.choice',
        JSON.stringify({ at: 1, until: 9e15, storage: true, purposes: {} }),
      )
    const first = await launch()
    await first.addInitScript(choice)
    const page = await open('/', first)
    await splot.waitFor(1)
    await first.setOffline(true)
    await run(page, `for (let i = 0; i < 30; i++) analytics.track('Offline ' + i)`)
    const countKept = () => new Set(JSON.stringify({ ...localStorage }).match(/Offline \d+/g)).size
    await expect.poll(() => page.evaluate(countKept)).toBe(30)
    expect(splot.taken).toHaveLength(1)
    // A browser that closes gives the page its network back for a moment: what went then may come again, under its own id.
    await first.close()
    const second = await launch()
    await open('/', second)
    const listArrived = () => {
      const offline = splot.taken.filter((one) => one.event?.startsWith('Offline'))
      return new Map(offline.map((one) => [one.messageId, one.event]))
    }
    await expect.poll(() => listArrived().size).toBe(30)
    expect(new Set(listArrived().values()).size).toBe(30)
    await second.close()
    rmSync(folder, { recursive: true, force: true })
  }, 240_000)

  it('are sent again after a refusal, not sooner than asked', async () => {
    splot.answers.push({ status: 429, retryAfter: 2 }, { status: 503 })
    shop.pages['/'] = makePage({ body: `<script>analytics.track('Patient')</script>` })
    await open()
    const events = await splot.waitFor(2)
    const [first = 0, second = 0] = splot.batchTimes
    expect(second - first).toBeGreaterThanOrEqual(1_900)
    expect(splot.batchTimes).toHaveLength(3)
    expect(new Set(events.map((one) => one.messageId)).size).toBe(2)
  })

  it('are dropped where the server can never take them, and the next go on', async () => {
    splot.answers.push({ status: 400 })
    const page = await open()
    await expect.poll(() => splot.batchTimes.length).toBe(1)
    await run(page, `analytics.track('Next')`)
    expect((await splot.waitFor(1)).map((one) => one.event)).toEqual(['Next'])
  })
})

describe('the surface of analytics.js', () => {
  it('repeats what the snippet kept, and knows who is there', async () => {
    await context.addInitScript(() =>
      localStorage.setItem(
        'splot.choice',
        JSON.stringify({ at: 1, until: 9e15, storage: true, purposes: {} }),
      ),
    )
    shop.pages['/'] = makePage({
      head: `<script>window.analytics=[];['track','page','identify','ready'].forEach(function(m){analytics[m]=function(){analytics.push([m].concat([].slice.call(arguments)))}});
        analytics.page('Sklep','Zima');analytics.identify('u-1',{firstName:'Maja'});analytics.ready(function(){window.isReady=true});</script>`,
    })
    const page = await open()
    await run(
      page,
      `new Promise((done) => analytics.track('Product Added', { n: 1 }, { context: { shared: true } }, done))`,
    )
    await run(page, `analytics.group('vip', { tier: 'gold' }); analytics.alias('u-2'); void 0`)
    expect(
      await run(page, '[window.isReady, analytics.user().id(), analytics.user().traits().firstName]'),
    ).toEqual([true, 'u-1', 'Maja'])
    const before = await run(page, 'analytics.user().anonymousId()')
    await run(page, `analytics.reset(); analytics.track('After'); void 0`)
    const events = await splot.waitFor(6)
    const by = (type: string) => events.find((one) => one.type === type)
    expect(by('page')).toMatchObject({
      name: 'Zima',
      category: 'Sklep',
      properties: { name: 'Zima', category: 'Sklep' },
    })
    expect(by('identify')).toMatchObject({ userId: 'u-1', traits: { firstName: 'Maja' } })
    expect(by('track')).toMatchObject({ userId: 'u-1', context: { shared: true } })
    expect(by('group')).toMatchObject({ groupId: 'vip', traits: { tier: 'gold' } })
    expect(by('alias')).toMatchObject({ userId: 'u-2', previousId: 'u-1' })
    const after = events.find((one) => one.event === 'After')
    expect(after?.userId).toBeUndefined()
    expect(after?.anonymousId).not.toBe(before)
  })

  it('listens to a consent manager of the page', async () => {
    shop.pages['/'] = makePage({ attributes: 'data-banner="off"' })
    const page = await open()
    await page.waitForTimeout(400)
    expect(sends()).toEqual([])
    await run(page, `analytics.consent({ storage: true, purposes: { ads: true }, context: { tcf: 'CP' } })`)
    const [event] = await splot.waitFor(1)
    expect(event?.context.consent).toMatchObject({ storage: true, tcf: 'CP', choice: { ads: true } })
    expect(await stored(page)).not.toContain('splot.choice')
  })
})

describe('slots', () => {
  it('show what waits, and tell that it was seen and followed', async () => {
    await context.addInitScript(() =>
      localStorage.setItem(
        'splot.choice',
        JSON.stringify({ at: 1, until: 9e15, storage: true, purposes: {} }),
      ),
    )
    splot.slots = [
      {
        id: 'm1',
        slot: 'top',
        title: '<b>Szal</b>',
        body: 'Wrócił',
        url: `${shop.url}/szal`,
        button: 'Zobacz',
      },
    ]
    shop.pages['/'] = makePage({
      body: '<div data-splot-slot="top"></div><div data-splot-slot="other"></div>',
    })
    const page = await open()
    await page.getByRole('heading', { name: '<b>Szal</b>' }).waitFor()
    expect(await findFaults(page)).toEqual([])
    await splot.waitFor(2)
    await page.getByRole('link', { name: 'Zobacz' }).click()
    const events = await splot.waitFor(3)
    expect(events.slice(1).map((one) => [one.event, one.properties?.promotion_id])).toEqual([
      ['Promotion Viewed', 'm1'],
      ['Promotion Clicked', 'm1'],
    ])
    expect(splot.requests).toContain('POST /s/wk_test_12345678/slots/seen')
  })
})

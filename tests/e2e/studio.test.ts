import { deflateSync } from 'node:zlib'
import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type Desk, openDesk } from '../stories/desk.ts'
import { findOverflow, lookAt, phone } from './kit/look.ts'

let desk: Desk
let path: string
let seriesPath: string
const seriesName = 'Zima krok po kroku'
const soon = { timeout: 30_000 }

const document = {
  core: {
    texts: {
      pl: { headline: 'Zimowa wełna', message: 'Golfy i szale czekają.', offer: '', action: 'Do kolekcji' },
      en: { headline: 'Winter wool', message: 'Turtlenecks wait.', offer: '', action: 'See it' },
    },
    link: 'https://modra.example/zima',
  },
  channels: [
    'email',
    'sms',
    'web_push',
    'app_push',
    'onsite',
    'chat',
    'post',
    'instagram',
    'tiktok',
    'pinterest',
  ],
  body: {
    blocks: [
      { kind: 'heading', id: 'first', level: 1, text: { pl: 'Pierwszy', en: 'First' } },
      {
        kind: 'text',
        id: 'second',
        html: { pl: '<p>Drugi <strong>ważny</strong></p>', en: '<p>Second</p>' },
      },
      { kind: 'unsubscribe', id: 'out', text: {} },
    ],
  },
}

beforeAll(async () => {
  desk = await openDesk('/content')
  const body = { kind: 'message', name: 'Zima', labels: ['zima'], document }
  const { id } = await desk.call<{ id: string }>('POST', '/api/v1/content', { body })
  path = `/content/${id}`
  const cut = { sourceId: id, name: seriesName, parts: 3, days: 6 }
  const series = await desk.call<{ id: string }>('POST', '/api/v1/content-series', { body: cut })
  seriesPath = `/content/series/${series.id}`
}, 600_000)
afterAll(async () => {
  await desk?.[Symbol.asyncDispose]()
})

function crc32(bytes: Buffer): number {
  let crc = ~0
  for (const byte of bytes) {
    crc ^= byte
    for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
  }
  return ~crc >>> 0
}

/** A PNG of noise, which no PNG packs well. */
function makePhoto(width: number, height: number): Buffer {
  const chunk = (name: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(name, 'latin1'), data])
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    check.writeUInt32BE(crc32(body))
    return Buffer.concat([size, body, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(height, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const lines = Buffer.alloc(height * (1 + width * 3))
  for (let i = 0, state = 1; i < lines.length; i++) {
    state ^= state << 13
    state ^= state >>> 17
    state ^= state << 5
    lines[i] = i % (1 + width * 3) === 0 ? 0 : 96 + (state & 15)
  }
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(lines)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts])
}

const region = (page: Page, name: string) => page.getByRole('region', { name, exact: true })
const screens = (): [path: string, ready: (page: Page) => Promise<void>][] => [
  ['/content', (page) => page.getByRole('link', { name: 'Zima', exact: true }).waitFor()],
  ['/content?tab=brand', (page) => page.getByLabel('Nazwa marki').waitFor()],
  [path, (page) => region(page, 'E-mail').locator('iframe').waitFor()],
  [`${path}?view=blocks`, (page) => page.locator('[data-block="second"]').waitFor()],
  [
    `${path}?view=versions`,
    (page) => page.getByRole('heading', { name: 'Jeszcze nie opublikowano' }).waitFor(),
  ],
  [`${path}?view=outline`, (page) => page.getByRole('button', { name: 'Kopiuj jako tekst' }).waitFor()],
  ['/content?tab=series', (page) => page.getByRole('link', { name: seriesName }).waitFor()],
  [seriesPath, (page) => page.getByRole('list', { name: 'Części' }).waitFor()],
  ['/content?tab=banner', (page) => page.getByLabel('Przycisk odmowy').waitFor()],
  ['/settings?tab=channels', (page) => page.getByRole('button', { name: /E-mail \(SMTP\)/ }).waitFor()],
  ['/settings?tab=channels&channel=email-smtp', (page) => page.getByRole('dialog').waitFor()],
  ['/outbox', (page) => page.getByRole('heading', { level: 1 }).waitFor()],
]

describe('content, channels and outbox', () => {
  it('are clean for axe in both themes, and fit 360 px', async () => {
    const faults: string[] = []
    const page = await desk.splot.open('/')
    for (const [at, ready] of screens()) {
      await page.goto(desk.splot.url + at)
      await ready(page)
      faults.push(...(await lookAt(page, { at, except: 'iframe' })))
    }
    await page.context().close()
    expect(faults).toEqual([])
  }, 600_000)

  it('fit 360 px in English too', async () => {
    const faults: string[] = []
    const page = await desk.splot.open('/', { ...phone, language: 'en' })
    for (const [at] of screens()) {
      await page.goto(desk.splot.url + at)
      await page.getByRole('heading', { level: 1 }).first().waitFor()
      faults.push(...(await findOverflow(page, at)))
    }
    await page.context().close()
    expect(faults).toEqual([])
  }, 240_000)
})

describe('the studio', () => {
  it('moves, copies and removes blocks by keys, and takes it all back', async () => {
    const page = await desk.splot.open(`${path}?view=blocks`)
    const ids = () =>
      page.locator('[data-block]').evaluateAll((all) => all.map((one) => one.getAttribute('data-block')))
    await page.locator('[data-block="second"]').focus()
    await page.keyboard.press('Alt+ArrowUp')
    await expect.poll(ids, soon).toEqual(['second', 'first', 'out'])
    await page.locator('[data-block="second"]').focus()
    await page.keyboard.press('Control+d')
    await expect.poll(ids, soon).toEqual(['second', 'text-1', 'first', 'out'])
    await page.locator('[data-block="first"]').focus()
    await page.keyboard.press('Delete')
    await expect.poll(ids, soon).toEqual(['second', 'text-1', 'out'])
    for (let step = 0; step < 3; step++) await page.keyboard.press('Control+z')
    await expect.poll(ids, soon).toEqual(['first', 'second', 'out'])
    await page.context().close()
  }, 240_000)

  it('says when somebody else has saved meanwhile, and loses neither text', async () => {
    const page = await desk.splot.open(path)
    const headline = region(page, 'Treść główna').getByLabel('Główny przekaz')
    await headline.waitFor()
    const item = await desk.call<{ revision: number; document: typeof document }>('GET', `/api/v1${path}`)
    const theirs = structuredClone(item.document)
    theirs.core.texts.pl.headline = 'Tekst drugiej osoby'
    await desk.call('PUT', `/api/v1${path}/draft`, { body: { document: theirs }, revision: item.revision })
    await headline.fill('Mój tekst')
    await page.getByText('Ktoś zapisał tę wiadomość w międzyczasie.').waitFor()
    await page.getByRole('button', { name: 'Wczytaj tamtą' }).click()
    await expect.poll(() => headline.inputValue(), soon).toBe('Tekst drugiej osoby')
    await page.keyboard.press('Control+z')
    await expect.poll(() => headline.inputValue(), soon).toBe('Mój tekst')
    await page.getByText('Zapisano', { exact: true }).waitFor()
    await page.context().close()
  }, 240_000)

  it('tries a channel’s connection and says what is wrong at the field', async () => {
    const page = await desk.splot.open('/settings?tab=channels&channel=email-smtp')
    const panel = page.getByRole('dialog')
    await panel.getByText(/skrzynki próbnej/).waitFor()
    await panel.getByRole('button', { name: 'Sprawdź połączenie' }).click()
    await panel.getByText('Serwer odpowiada', { exact: false }).waitFor()
    await panel.getByLabel('Serwer SMTP').fill('no-such-host.invalid')
    await panel.getByLabel('Adres nadawcy').fill('sklep@modra.example')
    await panel.getByRole('button', { name: 'Sprawdź połączenie' }).click()
    await panel.getByText('Nie ma serwera o tej nazwie').waitFor()
    await page.context().close()
  }, 240_000)
})

describe('the studio on a phone', () => {
  it('leaves the screen to the work: a low head, and one bar to scroll by', async () => {
    const page = await desk.splot.open(path, { width: 390, height: 800 })
    await region(page, 'Treść główna').waitFor()
    const top = async () => (await region(page, 'Treść główna').boundingBox())?.y ?? 800
    await expect.poll(top, soon).toBeLessThan(800 / 4)
    const countScrolling = () =>
      page.evaluate(
        () =>
          [...globalThis.document.querySelectorAll('main *')].filter((one) => {
            const { overflowY } = getComputedStyle(one)
            return (overflowY === 'auto' || overflowY === 'scroll') && one.scrollHeight > one.clientHeight + 1
          }).length,
      )
    await expect.poll(countScrolling, soon).toBe(1)
    await page.getByRole('button', { name: 'Opublikuj' }).waitFor()
    await page.context().close()
  }, 240_000)
})

describe('a series', () => {
  it('is still being begun when the list comes under it', async () => {
    const page = await desk.splot.open('/content')
    const list = '**/api/v1/content-series'
    await page.route(list, (route) => route.fulfill({ json: { items: [] } }))
    await page.goto(`${desk.splot.url}/content?tab=series`)
    await page.getByText('Tu powstają serie').waitFor()
    // Where there is none yet, the way to the first stands in the middle alone.
    await page.getByRole('main').getByRole('button', { name: 'Nowa seria' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.waitFor()
    await page.unroute(list)
    const comeBack = () => page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
    const hasCome = () => page.getByText(seriesName, { exact: true }).count()
    await expect.poll(async () => comeBack().then(hasCome), soon).toBe(1)
    expect(await dialog.isVisible()).toBe(true)
    await page.context().close()
  }, 240_000)

  it('is offered anew, in the reader’s words, where a newer console has taken its page away', async () => {
    const page = await desk.splot.open('/content')
    await page.getByRole('tab', { name: 'Serie' }).waitFor()
    const piece = /\/assets\/series-tab-/
    await page.route(piece, (route) => route.fulfill({ status: 404 }))
    await page.getByRole('tab', { name: 'Serie' }).click()
    await page.getByRole('heading', { name: 'Stronę trzeba wczytać od nowa' }).waitFor()
    await page.unroute(piece)
    await page.getByRole('button', { name: 'Wczytaj od nowa' }).click()
    await page.getByRole('link', { name: seriesName }).waitFor()
    await page.context().close()
  }, 240_000)

  it('is cut from a message, ordered, looked into and published part by part', async () => {
    const page = await desk.splot.open('/content?tab=series')
    await page.getByRole('button', { name: 'Nowa seria' }).click()
    const dialog = page.getByRole('dialog')
    await dialog.getByRole('combobox', { name: /^Wiadomość/ }).click()
    await page.getByRole('option', { name: 'Zima', exact: true }).click()
    await dialog.getByText('Dzień 8').waitFor()
    await dialog.getByRole('button', { name: 'Utwórz serię' }).click()
    await page.getByRole('heading', { level: 1, name: 'Zima: seria' }).waitFor()
    const names = () => page.getByRole('list', { name: 'Części' }).getByRole('link').allTextContents()
    const [one, two, three] = ['Zima: seria 1/3', 'Zima: seria 2/3', 'Zima: seria 3/3']
    await expect.poll(names, soon).toEqual([one, two, three])
    await page.getByRole('button', { name: `Później: ${one}` }).click()
    await expect.poll(names, soon).toEqual([two, one, three])
    await page.getByRole('button', { name: `Podgląd: ${two}` }).click()
    await page.getByText('SMS · polski').waitFor()
    await page.getByRole('button', { name: 'Opublikuj 3 części' }).click()
    await page.getByText('Wszystko opublikowane').waitFor()
    await page.context().close()
  }, 240_000)
})

describe('the library', () => {
  it('finds a message by any of its words, shows folders, and keeps a view', async () => {
    const page = await desk.splot.open('/content')
    await page.getByRole('navigation', { name: 'Foldery' }).getByRole('link', { name: seriesName }).click()
    await page.getByRole('link', { name: `${seriesName} 1/3` }).waitFor()
    await page.getByRole('searchbox').fill('zimowa WELNA')
    await page.getByRole('link', { name: `${seriesName} 2/3` }).waitFor()
    await page.getByRole('button', { name: 'Widoki' }).click()
    await page.getByRole('menuitem', { name: 'Zapisz ten widok' }).click()
    await page.getByLabel('Nazwa widoku').fill('Moja wełna')
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await page.goto(`${desk.splot.url}/content`)
    await page.getByRole('button', { name: 'Widoki' }).click()
    await page.getByRole('menuitem', { name: 'Moja wełna' }).click()
    await expect.poll(() => page.getByRole('searchbox').inputValue(), soon).toBe('zimowa WELNA')
    await page.context().close()
  }, 240_000)

  it('takes a photo from a camera, made smaller on the way, and says where a picture stands before it goes', async () => {
    const page = await desk.splot.open(path)
    await region(page, 'Treść główna').getByRole('button', { name: 'Dodaj obraz' }).click()
    const dialog = page.getByRole('dialog')
    const photo = makePhoto(1_800, 900)
    expect(photo.length).toBeGreaterThan(1_000_000)
    const upload = { name: 'aparat.png', mimeType: 'image/png', buffer: photo }
    await dialog.locator('input[type=file]').setInputFiles(upload)
    const list = () =>
      desk.call<{ items: { id: string; format: string; width: number }[] }>('GET', '/api/v1/pictures')
    await expect.poll(async () => (await list()).items[0]?.format, soon).toBe('jpeg')
    const [kept] = (await list()).items
    expect(kept?.width).toBeLessThanOrEqual(1_600)
    // The draft keeps itself a moment after the last change.
    const uses = () => desk.call<{ items: object[] }>('GET', `/api/v1/pictures/${kept?.id}/uses`)
    await expect.poll(async () => (await uses()).items.length, soon).toBe(1)
    await region(page, 'Treść główna').getByRole('button', { name: 'Dodaj obraz' }).click()
    await dialog.getByRole('button', { name: 'Usuń obraz aparat.png' }).click()
    await page.getByText('tylko w szkicu').waitFor()
    await page.getByRole('button', { name: 'Usuń', exact: true }).click()
    await expect.poll(async () => (await list()).items, soon).toEqual([])
    await page.context().close()
  }, 240_000)

  it('shows a page to whoever has the link before it is published, and asks in the words of the shop', async () => {
    const body = { blocks: [{ kind: 'heading', id: 'h', level: 1, text: { pl: 'Szkic strony' } }] }
    const core = { texts: { pl: { headline: 'Szkic', message: 'Strona', offer: '', action: '' } } }
    const made = { kind: 'page', name: 'Strona zimy', document: { core, channels: [], body } }
    await desk.call('POST', '/api/v1/content', { body: made })
    const page = await desk.splot.open('/content?tab=pages')
    await page.getByRole('button', { name: 'Podgląd' }).click()
    const link = (await page.getByRole('link', { name: 'Otwórz podgląd' }).getAttribute('href')) ?? ''
    const guest = await desk.splot.visit(link)
    await guest.getByRole('heading', { level: 1, name: 'Szkic strony' }).waitFor()
    await guest.getByText('Podgląd szkicu', { exact: false }).waitFor()
    await guest.context().close()
    await page.goto(`${desk.splot.url}/content?tab=banner`)
    await page.getByLabel('Przycisk odmowy').fill('Może później')
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await page.getByText('Przycisk odmowy musi odmawiać', { exact: false }).waitFor()
    await page.getByLabel('Przycisk odmowy').fill('Tylko niezbędne')
    await page.getByRole('button', { name: 'Zapisz', exact: true }).click()
    await page.getByText('Zapisano baner', { exact: false }).waitFor()
    await page.context().close()
  }, 240_000)
})

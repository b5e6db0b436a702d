import { deflateSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { hanna, maja, makeLife } from '../e2e/kit/lives.ts'
import { type Desk, openDesk } from './desk.ts'

let desk: Desk
let majaId: string
let itemId: string
/** Widths tell the two pictures apart in a real browser. */
const [winterWidth, shoesWidth] = [6, 9]

beforeAll(async () => {
  desk = await openDesk('/content')
  await desk.splot.send(
    ...makeLife(maja, Date.now() - 86_400_000),
    ...makeLife(hanna, Date.now() - 86_400_000),
  )
  majaId = await desk.splot.findCustomer(maja.email)
  itemId = await writeMail()
}, 600_000)
afterAll(async () => {
  await desk?.[Symbol.asyncDispose]()
})

/** A picture of one colour. */
function makePng(width: number): string {
  const crcOf = (bytes: Buffer): number => {
    let crc = ~0
    for (const byte of bytes) {
      crc ^= byte
      for (let bit = 0; bit < 8; bit++) crc = crc & 1 ? (crc >>> 1) ^ 0xedb88320 : crc >>> 1
    }
    return ~crc >>> 0
  }
  const chunk = (kind: string, data: Buffer): Buffer => {
    const body = Buffer.concat([Buffer.from(kind, 'latin1'), data])
    const [size, check] = [Buffer.alloc(4), Buffer.alloc(4)]
    size.writeUInt32BE(data.length)
    check.writeUInt32BE(crcOf(body))
    return Buffer.concat([size, body, check])
  }
  const head = Buffer.alloc(13)
  head.writeUInt32BE(width, 0)
  head.writeUInt32BE(4, 4)
  head.set([8, 2, 0, 0, 0], 8)
  const rows = Buffer.alloc(4 * (1 + width * 3), 90)
  for (let row = 0; row < 4; row++) rows[row * (1 + width * 3)] = 0
  const parts = [chunk('IHDR', head), chunk('IDAT', deflateSync(rows)), chunk('IEND', Buffer.alloc(0))]
  return Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), ...parts]).toString('base64')
}

async function addPicture(name: string, width: number): Promise<string> {
  const body = { name, data: makePng(width) }
  const { path } = await desk.call<{ path: string }>('POST', '/api/v1/pictures', { body })
  return desk.splot.url + path
}

const viewed = {
  match: 'all',
  tests: [{ on: 'event', name: 'Product Viewed', happened: true, withinMinutes: 5 }],
}

/** A mail with a picture chosen at opening and a text chosen at sending. */
async function writeMail(): Promise<string> {
  const [winter, shoes] = [
    await addPicture('zima.png', winterWidth),
    await addPicture('trzewiki.png', shoesWidth),
  ]
  const text = (id: string, html: string) => ({ kind: 'text', id, html: { pl: `<p>${html}</p>` } })
  const blocks = [
    { kind: 'heading', id: 'title', level: 1, text: { pl: 'Dla Pani' } },
    {
      kind: 'live_picture',
      id: 'hero',
      url: winter,
      alt: { pl: 'Propozycja' },
      cases: [{ when: viewed, url: shoes }],
    },
    {
      kind: 'dynamic',
      id: 'now',
      cases: [{ when: viewed, blocks: [text('seen', 'Trzewiki „Jodła” czekają w rozmiarze 38.')] }],
      otherwise: [text('else', 'Nowa kolekcja jest już w salonach.')],
    },
    { kind: 'unsubscribe', id: 'out', text: {} },
  ]
  const core = {
    texts: { pl: { headline: 'Propozycja na dziś', message: 'Zapraszamy.', action: 'Zobacz' } },
    link: 'https://modra.example/',
  }
  const body = {
    kind: 'message',
    name: 'Żywy e-mail',
    document: { core, channels: ['email'], body: { blocks } },
  }
  const { id, revision } = await desk.call<{ id: string; revision: number }>('POST', '/api/v1/content', {
    body,
  })
  await desk.call('POST', `/api/v1/content/${id}/publish`, { body: {}, revision })
  return id
}

/** Sends the mail about her through the queue to the member's mailbox, and gives what arrived. */
async function sendAndRead(): Promise<string> {
  const body = { itemId, customerId: majaId, language: 'pl' }
  const { messageId } = await desk.call<{ messageId: string }>('POST', '/api/v1/messages/test', { body })
  let html = ''
  const read = async () => {
    const message = await desk.call<{ state: string; parts: Record<string, string> | null }>(
      'GET',
      `/api/v1/messages/${messageId}`,
    )
    html = message.parts?.html ?? ''
    return message.state
  }
  await expect.poll(read, { timeout: 30_000, interval: 250 }).toBe('sent')
  expect(html).toContain('Dla Pani')
  return html
}

/** Opens the mail as a mail program would, and tells how wide the picture is that she sees. */
async function openMail(html: string): Promise<{ width: number; text: string }> {
  const context = await desk.splot.browser.newContext()
  try {
    const page = await context.newPage()
    await page.setContent(html, { waitUntil: 'networkidle' })
    const width = await page.getByAltText('Propozycja').evaluate((img: HTMLImageElement) => img.naturalWidth)
    return { width, text: (await page.textContent('body')) ?? '' }
  } finally {
    await context.close()
  }
}

const look = (messageId: string) =>
  desk.splot.send({
    type: 'track',
    messageId,
    userId: maja.userId,
    event: 'Product Viewed',
    properties: { product_id: 'jodla', name: 'Trzewiki „Jodła”', price: '549.00', currency: 'PLN' },
  })

test('S10: the picture of a mail already sent follows what she does a minute later', async () => {
  const early = await sendAndRead()
  expect(early).toContain('Nowa kolekcja jest już w salonach')
  expect(early).not.toContain(maja.email)
  expect((await openMail(early)).width).toBe(winterWidth)
  await look('s10-look')
  // The very same mail, opened again: the choice is remembered for some seconds only.
  await expect
    .poll(async () => (await openMail(early)).width, { timeout: 30_000, interval: 1_500 })
    .toBe(shoesWidth)
}, 240_000)

test('S10: a mail sent now says what fits the last minutes', async () => {
  const late = await sendAndRead()
  const { width, text } = await openMail(late)
  expect(text).toContain('Trzewiki „Jodła” czekają w rozmiarze 38')
  expect(text).not.toContain('Nowa kolekcja')
  expect(width).toBe(shoesWidth)
}, 240_000)

import { crc32, deflateSync, gzipSync } from 'node:zlib'
import type { Desk } from './kit/desk.ts'
import { grant } from './kit/shopper.ts'

/** One line of the catalogue of bad inputs, 61 to 82: what is asked of the API, and the only right answer. */
export interface BadReach {
  /** Its number in the catalogue. */
  n: number
  what: string
  method: 'POST' | 'PUT'
  path: string
  /** An object goes as JSON, bytes go as they are. */
  body: object | Buffer
  status: number
  code: string
  /** What the reply must point at. */
  place?: string
  /** What title and hint must say. */
  says?: { pl: RegExp; en: RegExp }
}

/** A PNG that is whole, of one grey point; `size` is what its header says. */
export function makePng(size = 1): Buffer {
  const header = Buffer.from([0, 0, 0, 0, 0, 0, 0, 0, 8, 0, 0, 0, 0])
  header.writeUInt32BE(size, 0)
  header.writeUInt32BE(size, 4)
  const chunk = (name: string, data: Buffer) => {
    const named = Buffer.concat([Buffer.from(name), data])
    const ends = Buffer.alloc(8)
    ends.writeUInt32BE(data.length, 0)
    ends.writeUInt32BE(crc32(named), 4)
    return Buffer.concat([ends.subarray(0, 4), named, ends.subarray(4)])
  }
  return Buffer.concat([
    Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'),
    chunk('IHDR', header),
    chunk('IDAT', deflateSync(Buffer.alloc(2))),
    chunk('IEND', Buffer.alloc(0)),
  ])
}

/** What files are called by those who mean ill, and by those who do not. */
export const oddNames = [
  '../../x',
  'C:\\',
  'con.pdf',
  '/etc/passwd',
  'ż'.repeat(300),
  '<svg onload=alert(1)>',
]

const cap = { id: 'a', max: 1, window: { kind: 'day' } }
const caps = (what: string, items: object[], place: string): BadReach => ({
  ...{ n: 64, what, method: 'PUT', path: '/consents/caps', body: { items } },
  ...{ status: 422, code: 'cap_invalid', place },
  says: { pl: /od 1 wzwyż/, en: /at least 1/ },
})

const list = (n: number, what: string, file: string | Buffer, rest: Partial<BadReach>): BadReach => ({
  ...{ n, what, method: 'POST', path: '/campaign-lists?name=bad-reach' },
  ...{ body: Buffer.from(file), status: 422, code: 'list_columns' },
  ...rest,
})
const spreadsheet = { status: 415, code: 'list_spreadsheet', says: { pl: /CSV/, en: /CSV/ } }
/** As spreadsheets begin, with or without macros: nothing of it is unpacked. */
const zip = (inside: string) => Buffer.concat([Buffer.from('PK\x03\x04'), Buffer.from(inside)])

const picture = (n: number, what: string, data: Buffer, says?: BadReach['says']): BadReach => ({
  ...{ n, what, method: 'POST', path: '/pictures', body: { name: what, data: data.toString('base64') } },
  ...{ status: 422, code: 'picture_refused', place: 'body.data' },
  ...(says === undefined ? {} : { says }),
})

/** Spellings of this machine, and what only looks like the address of a server. */
const forbiddenTargets = [
  ...[
    '127.0.0.1',
    '127.1',
    '2130706433',
    '0x7f.1',
    '0x7f000001',
    '017700000001',
    '[::ffff:127.0.0.1]',
    '[::1]',
    '①②⑦.⓪.⓪.①',
    '１２７.0.0.1',
    '%31%32%37.0.0.1',
    '0',
    '0.0.0.0',
    'localhost',
    'localhost.',
    'LOCALHOST',
    '10.0.0.1',
    '169.254.169.254',
  ].flatMap((host) => [`https://${host}/x`, `http://${host}/x`]),
  'http:/evil',
  'http:evil',
  '//127.0.0.1/',
  ' https://127.0.0.1/',
  'https:\\\\127.0.0.1\\',
  'https://example.pl\\@127.0.0.1/',
  'https://example.pl@127.0.0.1/',
  'https://127.0.0.1/\n.example.pl/',
  'file:///etc/passwd',
  'gopher://127.0.0.1/',
  "javascript:fetch('http://127.0.0.1')",
] as const

const address = { pl: /https:\/\//, en: /https:\/\// }
const publicServer = { pl: /publicznej sieci/, en: /public internet/ }
const target = (id: string, name: string, url: string, others: object): BadReach => ({
  ...{ n: 81, what: `${id}: ${JSON.stringify(url)}`, method: 'PUT', path: `/channels/${id}` },
  ...{ body: { settings: { ...others, [name]: url } }, status: 422, code: 'url_forbidden' },
  ...{ place: `$.settings.${name}`, says: address },
})

/** Requests that must be refused whole, with nothing kept of them. */
export const badReaches: readonly BadReach[] = [
  caps('a cap of 0', [{ ...cap, max: 0 }], 'body.items[0].max'),
  caps('a cap of -1', [cap, { ...cap, id: 'b', channel: 'sms', max: -1 }], 'body.items[1].max'),
  caps('a cap of 1.5', [{ ...cap, max: 1.5 }], 'body.items[0].max'),
  caps(
    'more a day than a week',
    [
      { ...cap, max: 9 },
      { ...cap, id: 'b', window: { kind: 'week' } },
    ],
    'body.items[1].window',
  ),
  caps('two caps of one period', [cap, { ...cap, id: 'b', max: 2 }], 'body.items[1].window'),
  list(73, 'a list without an identifier', 'imię;miasto\r\nMaja;Łódź\r\n', {
    says: { pl: /e-mail, telefon/, en: /e-mail, phone/ },
  }),
  list(73, 'a list of nothing', '', { code: 'list_empty' }),
  list(73, 'a list that is no text', Buffer.from('email\0\0\0\r\nmaja@example.pl\r\n'), {
    ...{ status: 415, code: 'charset', says: { pl: /UTF-8/, en: /UTF-8/ } },
  }),
  {
    ...{ n: 73, what: '10 GB announced', method: 'POST', path: '/campaign-lists/begin' },
    ...{
      body: { name: 'bad-reach', bytes: 10 * 2 ** 30 },
      status: 422,
      code: 'invalid',
      place: 'body.bytes',
    },
  },
  list(74, 'two equal headers', 'email;imię; E-mail \r\nmaja@example.pl;Maja;ola@example.pl\r\n', {
    ...{ code: 'duplicate_header', says: { pl: /E-mail/, en: /E-mail/ } },
  }),
  list(75, 'XLSX', zip('[Content_Types].xml xl/workbook.xml'), spreadsheet),
  list(75, 'XLSM with a macro', zip('xl/vbaProject.bin'), spreadsheet),
  list(75, 'XLS', Buffer.from('d0cf11e0a1b11ae1', 'hex'), spreadsheet),
  list(75, 'a bomb in gzip', gzipSync(Buffer.alloc(16 * 2 ** 20)), spreadsheet),
  picture(78, 'SVG', Buffer.from('<?xml version="1.0"?><svg onload="alert(1)"/>'), {
    ...{ pl: /zapisz go jako PNG/, en: /save it as PNG/ },
  }),
  picture(78, 'HTML', Buffer.from('<!doctype html><script>alert(1)</script>')),
  picture(78, 'a script that begins like a GIF', Buffer.from('GIF89a=1;alert(document.domain)//;')),
  picture(79, 'a PNG of 65,535 squared, by its header', makePng(65_535), { pl: /24 mili/, en: /24 mill/ }),
  {
    ...{ n: 77, what: 'a name with NUL', method: 'POST', path: '/pictures' },
    ...{ body: { name: 'a\u0000.png', data: makePng().toString('base64') } },
    ...{ status: 422, code: 'nul_char', place: 'name' },
  },
  ...forbiddenTargets.map((url) => target('sms-http', 'url', url, { sender: 'Sklep' })),
  ...['127.1', '2130706433', '0x7f.1', '::ffff:127.0.0.1', '0', 'localhost.', '10.0.0.1'].flatMap((host) => [
    { ...target('email-smtp', 'host', host, { fromAddress: 'sklep@example.pl' }), says: publicServer },
    {
      ...target('sms-smpp', 'host', host, { user: 'u', password: 'p', sender: 'Sklep' }),
      says: publicServer,
    },
  ]),
  ...['https://127.1/', 'http:/evil'].map((url) =>
    target('webhook', 'testUrl', url, { secret: `whsec_${'A'.repeat(32)}` }),
  ),
]

export const ago = (seconds: number) => Date.now() - seconds * 1_000
export const emailOf = (name: string) => `${name}@example.pl`

/** Maja and Ewa live somewhere, of Ola that is not known; all three agreed to mails, Maja to text messages too. */
export async function meetPeople(desk: Desk): Promise<void> {
  for (const [name, city] of [
    ['maja', 'Łódź'],
    ['ola', undefined],
    ['ewa', 'Gdynia'],
  ] as const) {
    const traits = { email: emailOf(name), city, ...(name === 'maja' ? { phone: '+48600100201' } : {}) }
    const userId = `reach-${name}`
    await desk.tell(
      { type: 'identify', userId, messageId: `identify-${name}`, traits },
      grant({ userId, email: emailOf(name) }, { at: ago(600) }),
    )
  }
  const sms = { consent_channel: 'sms', wording_id: 'marketing-sms' }
  await desk.tell(grant({ userId: 'reach-maja' }, { at: ago(600), properties: sms }))
  const quiet = { hours: null, isSundayQuiet: false, isHolidayQuiet: false, holidays: 'pl' }
  await desk.act('PUT', '/consents/settings', { body: { pack: 'pl', quiet } })
}

/** A message to send. */
export const makeDocument = (more: object) => ({
  core: {
    purpose: 'marketing',
    texts: { pl: { headline: 'Zima', message: 'Ciepło.', action: 'Zobacz' } },
    link: 'https://example.pl/zima',
  },
  ...more,
})
/** A mail with these words. */
export const writeMail = (message: string) => {
  const { core } = makeDocument({})
  return { core: { ...core, texts: { pl: { ...core.texts.pl, message } } } }
}

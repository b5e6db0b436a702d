import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join, relative } from 'node:path'

/** A person whose every word is found nowhere else: where one of them turns up, something of her is left. */
export const canary = {
  email: 'kanarek-q7x3@przyklad-wolierowy.pl',
  phone: '+48 512 947 386',
  name: 'Zdzimira Wolierowska',
  user: 'user-kanarkowa-8841',
  device: 'device-kanarka-5521',
  card: 'KANA99817',
  proof: 'podpis-zielony-kanarek-3391',
  reason: 'powod-zielony-kanarek-7719',
  agent: 'Kanarkowa/9.41',
  order: 'zamowienie-kanarka-6127',
  /** Set where a customer's page is asked for. */
  known: process.env.CANARY_ID ?? '00000000-0000-7000-8000-000000000000',
  words: ['kanar', 'wolierow', 'zdzimira', '512947386', '512 947 386', 'KANA99817'],
}

const ids = (kind: string, id: string) => [{ type: kind, id, collection: 'users', encoding: 'none' }]
const at = (minutes: number) => new Date(Date.now() - minutes * 60_000).toISOString()

/** Her life: a visit, a name, a purchase, consents with proof, an event sent twice, one that nobody can read later. */
export function canaryEvents(): object[] {
  const { email, phone, name, user, device, card, proof, order } = canary
  const who = { anonymousId: device }
  const named = { ...who, userId: user, context: { externalIds: ids('email', email), traits: { name } } }
  const wording = { wording_id: 'marketing-email', wording_version: 1 }
  return [
    {
      type: 'page',
      messageId: 'canary-1',
      ...who,
      timestamp: at(50),
      name: 'Home',
      properties: { title: `for ${name}` },
    },
    {
      type: 'identify',
      messageId: 'canary-2',
      ...named,
      timestamp: at(40),
      traits: { name, email, phone, city: 'Wolierowo' },
    },
    {
      type: 'track',
      messageId: 'canary-3',
      event: 'Order Completed',
      ...named,
      timestamp: at(30),
      properties: { order_id: order, total: '120.00', currency: 'PLN' },
    },
    {
      type: 'track',
      messageId: 'canary-4',
      event: 'Note Written',
      userId: user,
      timestamp: at(25),
      context: { externalIds: ids('card', card) },
      properties: { text: `likes ${name}` },
    },
    {
      type: 'track',
      messageId: 'canary-5',
      event: 'Consent Granted',
      ...named,
      timestamp: at(20),
      properties: { purpose: 'marketing', consent_channel: 'email', ...wording, obtained_by: 'form', proof },
    },
    {
      type: 'track',
      messageId: 'canary-3',
      event: 'Order Completed',
      ...named,
      timestamp: at(30),
      properties: { order_id: order, total: '120.00', currency: 'PLN' },
    },
  ]
}

/** People who stay. */
export const otherEvents = (count: number): object[] =>
  Array.from({ length: count }, (_, i) => ({
    type: 'identify',
    messageId: `other-${i}`,
    userId: `other-${i % 20}`,
    timestamp: at(60 - (i % 50)),
    traits: { name: `Osoba ${i % 20}`, email: `osoba-${i % 20}@example.pl` },
  }))

/** Files that hold a word of hers, in any case. The engines at work make and remove files and folders meanwhile. */
export function listHits(folder: string): string[] {
  const words = canary.words.map((word) => word.toLowerCase())
  return listFiles(folder).flatMap((file) => {
    const text = readText(file)
    const word = words.find((one) => text.includes(one))
    return word === undefined ? [] : [`${relative(folder, file)}: ${word}`]
  })
}

/** Every file below; of a folder that goes away while it is read, those seen until then. */
function listFiles(folder: string): string[] {
  try {
    return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
      const path = join(folder, entry.name)
      return entry.isDirectory() ? listFiles(path) : [path]
    })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return []
    throw error
  }
}

/** Nothing for a folder, or what went away meanwhile. */
function readText(file: string): string {
  try {
    return statSync(file).isFile() ? readFileSync(file).toString('latin1').toLowerCase() : ''
  } catch {
    return ''
  }
}

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { callApi, post, sendBatch } from './kit/client.ts'
import { drain, Installation, pause, type ServerProcess } from './kit/installation.ts'
import { findPostmaster, killHard } from './kit/processes.ts'
import { limitMs, tell } from './kit/seed.ts'

/**
 * G32: no personal data in logs and metrics. A person made of canaries goes the whole way: accepted, refused, looked
 * for, merged, poisoning a statement, lost with a killed database; at the most talkative log level. Then everything any
 * process wrote is searched for her.
 */
const canaries = {
  email: 'canaria.wilkowska@kanarek.example',
  phone: '+48601777888',
  firstName: 'Kanariana',
  lastName: 'Wilkowska-Kanarek',
  street: 'Kanarkowa 77',
  card: 'KANAREK4477',
}
const installation = new Installation({ env: { SPLOT_LOG_LEVEL: 'debug' } })
let server: ServerProcess
let key = ''

beforeAll(async () => {
  server = await installation.start()
  key = await installation.key('secret')
}, 600_000)
afterAll(() => installation[Symbol.asyncDispose]())

const { email, phone, firstName, lastName, street, card } = canaries
const person = (n: number) => ({
  type: 'identify',
  userId: `person-${n}`,
  messageId: `pii-${n}-${email}`,
  traits: { email, phone, firstName, lastName, address: { street }, loyaltyCard: card },
  context: { ip: '203.0.113.77', userAgent: `Browser ${firstName}` },
})

async function liveHerLife(): Promise<void> {
  expect(await sendBatch(server.url, key, [1, 2, 3].map(person))).toBe(true)
  await sendBatch(server.url, key, [{ ...person(1), event: 'again' }])
  const order = {
    order_id: '1',
    total: '10.00',
    currency: 'PLN',
    email,
    phone,
    name: `${firstName} ${lastName}`,
  }
  await post(server.url, {
    path: '/v1/track',
    key,
    body: JSON.stringify({
      event: 'Order Completed',
      userId: 'person-1',
      messageId: 'pii-o',
      properties: order,
    }),
  })
  await drain(server.url)
}

/** Every way of being refused that touches what she sent. */
async function beRefused(): Promise<void> {
  const bodies = [
    `{"userId":"x","traits":{"email":"${email}`,
    JSON.stringify({ userId: 'x', traits: { email: `${email}@@`, firstName } }),
    JSON.stringify({
      userId: 'x',
      traits: { phone: `${phone}000000000`, firstName: `${firstName}\r\nBcc: ${email}` },
    }),
    `{"userId":"x","traits":{"${email}":"\\u0000"}}`,
    `{"userId":"x","traits":{"${lastName}":1,"${lastName}":2}}`,
    JSON.stringify({ userId: 'x', event: `${firstName}\u0007`, type: 'track' }),
  ]
  for (const body of bodies)
    for (const path of ['/v1/identify', '/v1/track', '/v1/batch']) await post(server.url, { path, key, body })
  await post(server.url, { path: `/v1/${encodeURIComponent(email)}`, key, body: '{}' })
  await post(server.url, { path: '/v1/identify', key: email, body: JSON.stringify(person(9)) })
}

async function beLookedFor(): Promise<void> {
  const words = [email, phone, firstName, `${lastName}'--`, `${street}\\`, card]
  const ids: string[] = []
  for (const word of words) {
    const text = encodeURIComponent(word)
    for (const path of [
      `/api/v1/customers/lookup?kind=email&value=${text}`,
      `/api/v1/customers/lookup?kind=phone&value=${text}`,
      `/api/v1/customers/lookup?kind=card&value=${text}`,
      `/api/v1/customers/lookup?kind=${text}&value=${text}`,
      `/api/v1/customers?q=${text}`,
      `/api/v1/search?q=${text}`,
      `/api/v1/customers/${text}`,
      `/api/v1/live/events?${text}=1`,
      `/${text}`,
    ]) {
      const reply = await callApi(server.url, key, { path })
      if (typeof reply.json.id === 'string') ids.push(reply.json.id)
    }
  }
  const [id = ''] = ids
  for (const [path, body] of [
    ['/api/v1/customers/merge', { ids: [id, email], reason: lastName }],
    [`/api/v1/customers/${id}/split`, { identifiers: [{ kind: 'email', value: email }] }],
    [`/api/v1/customers/${id}/contacts`, { kind: 'note', note: `${firstName} ${lastName} ${phone}` }],
    [`/api/v1/customers/${id}/reveal`, { kind: 'email' }],
    [`/api/v1/customers/${id}/reveal`, { kind: email }],
  ] as const)
    await callApi(server.url, key, { method: 'POST', path, body })
  expect(ids.length).toBeGreaterThan(0)
}

/** A row that breaks a statement of the pipeline, and a database that dies under it. */
async function breakThings(): Promise<void> {
  const client = await installation.connect()
  await client.query(
    `ALTER TABLE profile.stated ADD CONSTRAINT planted CHECK (array_to_string(texts, ' ') NOT LIKE '%Poison%')`,
  )
  await client.end()
  await sendBatch(server.url, key, [
    {
      ...person(5),
      traits: { ...person(5).traits, title: `Poison ${email} ${lastName}` },
      messageId: 'pii-poison',
    },
  ])
  await drain(server.url, { isWarehouseToo: false })
  const postmaster = findPostmaster(installation.dataDir)
  if (postmaster) killHard(postmaster.pid)
  for (let i = 0; i < 20; i++) {
    await sendBatch(server.url, key, [person(100 + i)]).catch(() => false)
    await pause(50)
  }
}

function listFiles(folder: string): string[] {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) =>
    entry.isDirectory() ? listFiles(join(folder, entry.name)) : [join(folder, entry.name)],
  )
}

/** Log files of the data folder: everything that is no database file. */
function readLogFiles(): { name: string; text: string }[] {
  return listFiles(installation.dataDir)
    .filter(
      (path) => !path.includes('/pg/') && !path.includes('/warehouse/store/') && !path.endsWith('ballast'),
    )
    .filter((path) => !path.includes('/warehouse/') || /\.(log|err|txt)$/.test(path))
    .map((path) => ({ name: path.slice(installation.dataDir.length), text: readFileSync(path, 'latin1') }))
}

test('G32: a person of canaries leaves no trace in logs and metrics', {
  timeout: limitMs(120_000),
}, async () => {
  await liveHerLife()
  await beRefused()
  await beLookedFor()
  await breakThings()
  await drain(server.url, { isWarehouseToo: false })
  const metrics = await (await fetch(`${server.url}/metrics`)).text()
  const ready = await (await fetch(`${server.url}/readyz`)).text()
  const doctor = await installation.cli('doctor')
  await server.stop()
  const places = [
    { name: 'stdout and stderr', text: installation.logs() },
    { name: '/metrics', text: metrics },
    { name: '/readyz', text: ready },
    { name: 'doctor', text: doctor.stdout + doctor.stderr },
    ...readLogFiles(),
  ]
  const found = places.flatMap(({ name, text }) =>
    Object.entries(canaries)
      .flatMap(([what, canary]) => [canary, encodeURIComponent(canary)].map((form) => ({ what, form })))
      .filter(({ form }) => text.toLowerCase().includes(form.toLowerCase()))
      .map(({ what }) => `${what} in ${name}`),
  )
  tell('g32', { places: places.length, bytes: places.reduce((sum, one) => sum + one.text.length, 0) })
  expect([...new Set(found)]).toEqual([])
  // It must have looked at real logs: PostgreSQL's own, and ours with the planted fault in it.
  expect(places.some((one) => one.name.includes('pg-log') && one.text.length > 0)).toBe(true)
  expect(installation.logs()).toMatch(/failed|terminated|quarantin/i)
})

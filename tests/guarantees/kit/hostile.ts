import type { Desk } from '../../stories/desk.ts'

/** What every string field is given: markup, handlers, a script, a closing of whatever it may stand in. */
export const canary = `"'></title></style></textarea><img src=x onerror="top.__canary=1"><svg onload="top.__canary=1"><script>top.__canary=1</script>`
export const shortCanary = `"><img src=x onerror=top.__canary=1>`
export const badLink = 'javascript:top.__canary=1'
/** Part of both: where a screen shows it, the screen did show what a stranger wrote. */
export const trace = 'top.__canary=1'

const words = { pl: canary, en: canary }
const short = { pl: shortCanary, en: shortCanary }
const inCsv = `"${shortCanary.replaceAll('"', '""')}"`
const email = 'kanarek@poczta.example'
const who = { userId: 'kanarek' }
const externalIds = [{ type: 'email', id: email, collection: 'users', encoding: 'none' }]

/** A shop that sends whatever it likes: names, pages, goods, campaigns, consents, and what is refused. */
const events = [
  {
    type: 'identify',
    ...who,
    anonymousId: 'kanarek-1',
    traits: { email, firstName: canary, lastName: canary, city: shortCanary, hobby: canary, avatar: badLink },
  },
  {
    type: 'page',
    ...who,
    name: canary,
    properties: { title: canary, url: badLink, referrer: badLink, path: canary },
    context: {
      userAgent: canary,
      campaign: { source: shortCanary, name: shortCanary, medium: shortCanary },
      page: { url: badLink, referrer: badLink, title: canary },
    },
  },
  { type: 'track', ...who, event: shortCanary, properties: { [shortCanary]: canary, name: canary } },
  {
    type: 'track',
    ...who,
    event: 'Order Completed',
    properties: {
      order_id: shortCanary,
      total: '12.00',
      currency: 'PLN',
      store_id: shortCanary,
      store_name: canary,
      products: [{ product_id: shortCanary, name: canary, category: shortCanary, image_url: badLink }],
    },
    context: { channel: 'pos' },
  },
  { type: 'track', ...who, event: 'Products Searched', properties: { query: canary } },
  { type: 'track', ...who, event: 'Live Chat Message Sent', properties: { text: canary, medium: canary } },
  {
    type: 'track',
    event: 'Consent Granted',
    ...who,
    properties: {
      purpose: 'marketing',
      consent_channel: 'email',
      wording_id: 'marketing-email',
      wording_version: 1,
      obtained_by: shortCanary,
      proof: canary,
      agent_name: canary,
    },
    context: { externalIds, ip: '203.0.113.7', userAgent: canary },
  },
]

/** Customers with hostile lives, one joined to another with a hostile reason, and an event that was refused. */
export async function poisonLives(desk: Desk): Promise<{ customerId: string }> {
  await desk.splot.send(...events.map((event, at) => ({ messageId: `kanarek-${at}`, ...event })))
  await desk.splot
    .send({ type: 'track', messageId: shortCanary, event: shortCanary, properties: { a: canary } })
    .then(
      () => Promise.reject(new Error('an event without anybody was accepted')),
      () => undefined,
    )
  await desk.splot.send({
    type: 'identify',
    messageId: 'kanarek-twin',
    anonymousId: 'kanarek-2',
    traits: { email: 'kanarek-2@poczta.example', firstName: canary },
  })
  const customerId = await desk.splot.findCustomer(email)
  const twin = await desk.splot.findCustomer('kanarek-2@poczta.example')
  await desk.call('POST', `/api/v1/customers/${customerId}/contacts`, {
    body: { kind: 'note', note: canary },
  })
  await desk.call('POST', '/api/v1/customers/merge', { body: { ids: [customerId, twin], reason: canary } })
  return { customerId }
}

/** Purposes, wordings, a consent taken down at a desk, a request with a note and a correction. */
export async function poisonConsents(desk: Desk, customerId: string): Promise<{ requestId: string }> {
  const consents = '/api/v1/consents'
  await desk.call('PUT', `${consents}/purposes/kanarek`, {
    body: { name: short, basis: 'consent', lens: 'marketing', channels: ['email', 'sms'] },
  })
  await desk.call('POST', `${consents}/wordings/kanarek/versions`, {
    body: { purpose: 'kanarek', channel: 'email', text: words, noticeVersion: shortCanary },
  })
  await desk.call('POST', `/api/v1/customers/${customerId}/consents`, {
    body: {
      act: 'grant',
      purpose: 'kanarek',
      channel: 'email',
      wordingId: 'kanarek',
      wordingVersion: 1,
      proof: canary,
    },
  })
  const items = [
    {
      id: 'kanarek',
      purpose: 'kanarek',
      group: null,
      channel: 'sms',
      journey: shortCanary,
      max: 1,
      window: { kind: 'week' },
    },
  ]
  await desk.call('PUT', `${consents}/caps`, { body: { items } })
  const asked = await desk.call<{ id: string }>('POST', '/api/v1/privacy-requests', {
    body: { kind: 'rectify', via: 'letter', customerId, note: canary, detail: { city: canary } },
  })
  return { requestId: asked.id }
}

/** As the console does it: a file without a type, from its own page. */
async function uploadList(desk: Desk, text: string): Promise<string> {
  const path = `/api/v1/campaign-lists?name=${encodeURIComponent(shortCanary)}`
  const { status, reply } = await desk.page.evaluate(
    async (o) => {
      const answer = await fetch(o.path, { method: 'POST', body: new Blob([o.text]) })
      return { status: answer.status, reply: await answer.text() }
    },
    { path, text },
  )
  if (status !== 200) throw new Error(`The list was not taken: ${reply}`)
  return (JSON.parse(reply) as { id: string }).id
}

/** A campaign with its list, a form, a key and somebody invited, all by hostile names. */
export async function poisonReach(desk: Desk): Promise<{ campaignId: string }> {
  const { id: campaignId, revision } = await desk.call<{ id: string; revision: number }>(
    'POST',
    '/api/v1/campaigns',
    { body: { name: shortCanary } },
  )
  const listId = await uploadList(desk, `email;imię\n${email};${inCsv}\n${inCsv};x\n`)
  const plan = {
    goal: { why: canary, kpi: 'clicks', target: 5, deadline: '2030-01-01T10:00:00.000Z' },
    audience: { kind: 'list', listId },
    purpose: 'kanarek',
  }
  await desk.call('PUT', `/api/v1/campaigns/${campaignId}`, { body: { revision, name: shortCanary, plan } })
  const field = { kind: 'text', name: 'temat', label: short, hint: short }
  await desk.call('POST', '/api/v1/forms', {
    body: { name: shortCanary, definition: { title: short, fields: [field], button: short, thanks: short } },
  })
  await desk.call('POST', '/api/v1/keys', { body: { kind: 'write', name: shortCanary } })
  await desk.call('POST', '/api/v1/members', {
    body: { email: 'kanarek@firma.example', name: shortCanary, role: 'agent' },
  })
  return { campaignId }
}

const core = {
  texts: {
    pl: { headline: canary, message: canary, offer: canary, action: shortCanary },
    en: { headline: canary, message: canary, offer: canary, action: shortCanary },
  },
  link: badLink,
  pictures: [
    { url: badLink, alt: { pl: canary, en: canary } },
    { url: `https://pictures.invalid/${encodeURIComponent(shortCanary)}.png`, alt: { pl: canary } },
  ],
  hashtags: ['kanarek'],
}
const all = [
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
]
const blocks = [
  { kind: 'heading', id: 'a', level: 1, text: words },
  {
    kind: 'text',
    id: 'b',
    html: { pl: `${canary}<a href="${badLink}">x</a><p onclick="top.__canary=1">y</p>`, en: canary },
  },
  { kind: 'picture', id: 'c', url: badLink, alt: words, link: badLink },
  { kind: 'button', id: 'd', label: short, link: badLink },
  { kind: 'coupon', id: 'e', label: words },
  { kind: 'products', id: 'f', source: 'cart', most: 2, button: short },
  { kind: 'stock', id: 'g', label: words },
  {
    kind: 'dynamic',
    id: 'h',
    cases: [
      {
        when: {
          match: 'all',
          tests: [
            { on: 'event', name: '<img src=x onerror=top.__canary=1>', happened: true, withinMinutes: 5 },
          ],
        },
        blocks: [{ kind: 'heading', id: 'i', level: 2, text: words }],
      },
    ],
    otherwise: [{ kind: 'text', id: 'j', html: words }],
  },
  { kind: 'unsubscribe', id: 'k', text: words },
]

/** A brand, a message and a page whose every field is hostile, and a message that was sent. */
export async function poisonContent(desk: Desk): Promise<{ itemId: string; messageId: string }> {
  const kit = {
    name: canary.slice(0, 120),
    logoUrl: badLink,
    footer: words,
    forbidden: [{ word: shortCanary, instead: shortCanary }],
    smsPartPriceMinor: 9,
  }
  const { revision } = await desk.call<{ revision: number }>('PUT', '/api/v1/brand', {
    body: { kit: { ...kit, forbidden: [] } },
    revision: 0,
  })
  const messageId = await sendPlain(desk)
  await desk.call('PUT', '/api/v1/brand', { body: { kit }, revision })
  const own = Object.fromEntries(
    all.map((channel) => [channel, { pl: { text: canary, title: canary, subject: shortCanary } }]),
  )
  const document = { core, channels: all, overrides: own, body: { blocks }, aiMade: [shortCanary] }
  const body = { kind: 'message', name: canary.slice(0, 200), labels: [shortCanary], folder: '', document }
  const { id: itemId } = await desk.call<{ id: string }>('POST', '/api/v1/content', { body })
  await desk.call('POST', '/api/v1/content', { body: { ...body, kind: 'page' } })
  return { itemId, messageId }
}

async function sendPlain(desk: Desk): Promise<string> {
  const document = {
    core: {
      texts: { pl: { headline: canary, message: canary, action: 'x' } },
      link: 'https://modra.example/',
    },
    channels: ['email'],
  }
  const sent = await desk.call<{ id: string; revision: number }>('POST', '/api/v1/content', {
    body: { kind: 'message', name: 'Kanarek', document },
  })
  await desk.call('POST', `/api/v1/content/${sent.id}/publish`, {
    body: { note: canary },
    revision: sent.revision,
  })
  await desk.call('POST', '/api/v1/messages/test', { body: { itemId: sent.id } })
  const { items } = await desk.call<{ items: { id: string }[] }>('GET', '/api/v1/messages')
  const [first] = items
  if (first === undefined) throw new Error('Nothing was sent')
  return first.id
}

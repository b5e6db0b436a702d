import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { forbidNesting } from '../../../tests/testkit/one-connection.ts'
import { systemClock } from '../../platform/clock.ts'
import { SplotError } from '../../platform/errors.ts'
import type { AnyRoute } from '../../platform/http/route.ts'
import { mintBirthId } from '../../platform/ids.ts'
import { silentLogger } from '../../platform/logger.ts'
import { openAbsent } from '../../platform/warehouse/absent.ts'
import type { DeskEvent } from '../collect/index.ts'
import { createPages, type Pages } from './index.ts'
import type { ConfirmationRequest } from './service/page-deps.ts'

let pg: TestDatabase
let pages: Pages
let startAgain: () => void
let now = 1_800_000_000_000
let workspaceId = ''
let count = 0
const accepted: DeskEvent[] = []
const mails: ConfirmationRequest[] = []
const asked: number[][] = []
const audited: string[] = []
let appliedTo = 0
let isLogDown = false
/** After its transaction began, the process ends: the log has it, nothing else. */
let isNoteLost = false
const failing = new Set<string>()
let lastToken = ''
const drafts: Record<string, string> = {}
const birth = mintBirthId(1, 1, 1)

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'content' })
  let n = 0
  const db = forbidNesting(pg.app)
  const deps: Parameters<typeof createPages>[0] = {
    db,
    clock: { ...systemClock, now: () => now },
    ids: { uuid: (at) => mintBirthId(at, ++n, 1), secret: () => `nonce-${String(++n).padStart(8, '0')}` },
    secret: 'a secret of this install',
    audit: { record: async (_where, entry) => void audited.push(entry.action) },
    // Reads in a transaction, as the room does: its own only where none is under way.
    settingsOf: async (id, tx) => {
      if (tx === undefined) await db.inWorkspace(id, async () => {})
      return { name: 'Sklep', region: 'PL', currency: 'PLN', language: 'pl' }
    },
    sender: { renderFor: async () => [], renderDraftPage: async (_ws, id) => drafts[id] ?? null },
    warehouse: openAbsent(),
    async accept(events) {
      if (isLogDown) throw new Error('the log is down')
      accepted.push(...events)
      if (isNoteLost) throw new Error('the server died')
      return events.map((_, i) => accepted.length - events.length + i)
    },
    logger: silentLogger,
    listFirstPositions: async (_tx, id, messageIds) => {
      const firsts = messageIds.map((one) =>
        accepted.findIndex((event) => event.workspaceId === id && event.body.messageId === one),
      )
      return firsts.filter((pos) => pos >= 0 && pos < appliedTo)
    },
    appliedTo: async () => appliedTo,
    readEvent: async (_tx, pos) => {
      const context = accepted[pos]?.body.context as
        | { traits?: { email?: string; phone?: string } }
        | undefined
      const traits = context?.traits
      const identifiers = (['email', 'phone'] as const).flatMap((kind) =>
        traits?.[kind] === undefined ? [] : [{ kind, value: traits[kind] }],
      )
      return { identifiers } as never
    },
    askConfirmation: async (_where, grant) => {
      if (failing.has(grant.birth)) throw new Error('it fails')
      asked.push([...grant.positions])
      return 'default.token'
    },
    confirmUrl: (token) => `https://splot.example/p/confirm/${token}`,
    requestConfirmation: async (_where, mail) => void mails.push(mail),
    workspaceIds: async () => (workspaceId === '' ? [] : [workspaceId]),
    keyOf: async () => null,
  }
  pages = createPages(deps)
  startAgain = () => {
    pages = createPages(deps)
  }
})
afterAll(() => pg.close())
beforeEach(() => {
  workspaceId = `w${count++}`
  accepted.length = 0
  mails.length = 0
  asked.length = 0
  appliedTo = 0
  isNoteLost = false
  now += 86_400_000
})

const label = { pl: 'x' }
const definition = {
  fields: [
    { kind: 'email', name: 'mail', label, isRequired: true },
    { kind: 'text', name: 'temat', label },
  ],
  consents: [{ purpose: 'marketing', channel: 'email' }],
}

async function ask<T>(id: string, o: { params?: object; body?: object; revision?: number } = {}): Promise<T> {
  const route = pages.routes.find((one) => one.id === id) as AnyRoute
  const headers = o.revision === undefined ? {} : { 'if-match': `"${o.revision}"` }
  const reply = await route.handle({
    params: route.params?.parse(o.params ?? {}),
    body: route.body?.parse(o.body),
    workspaceId,
    actor: { kind: 'member', id: 'm', name: 'Ewa' },
    raw: new Request('http://x', { headers }),
  } as never)
  return route.reply.parse(reply) as T
}

const makeForm = async () =>
  (await ask<{ id: string }>('createForm', { body: { name: 'Zapis', definition } })).id

/** What a visitor's browser would send after a while. */
async function fill(formId: string, typed: Record<string, string>, remoteAddress = '10.0.0.1') {
  const place = { workspaceId, formId, language: 'pl' as const }
  const shown = await pages.showForm(place, {
    action: '/',
    level: 2,
    url: 'https://s.example/?utm_source=a',
    referrer: '',
  })
  const token = /name="_token" value="([^"]+)"/.exec(shown?.html ?? '')?.[1] ?? ''
  lastToken = token
  now += 5_000
  const send = (more: Record<string, string> = {}) =>
    pages.sendForm(
      {
        place,
        typed: { _token: token, ...typed, ...more },
        remoteAddress,
        ip: '10.0.0.0',
        userAgent: 'x',
        hasGpc: true,
      },
      { action: '/', level: 2 },
    )
  return { send, reply: await send() }
}

async function confirmAll() {
  appliedTo = 1_000
  // The loop asks the workspaces it was told of.
  await pages.loop.turn()
}

describe('a form', () => {
  it('is made, changed by revision, shown, taken down', async () => {
    const id = await makeForm()
    await expect(
      ask('saveForm', { params: { id }, body: { name: 'B', definition }, revision: 7 }),
    ).rejects.toMatchObject({
      code: 'revision_changed',
    })
    await expect(ask('saveForm', { params: { id }, body: { name: 'B', definition } })).rejects.toMatchObject({
      code: 'revision_missing',
    })
    expect(
      await ask('saveForm', { params: { id }, body: { name: 'B', definition }, revision: 1 }),
    ).toMatchObject({
      name: 'B',
      revision: 2,
      path: `/f/${workspaceId}/${id}`,
    })
    expect(await ask('listForms')).toMatchObject({ items: [{ id, name: 'B' }] })
    await ask('archiveForm', { params: { id } })
    expect(await ask('listForms')).toEqual({ items: [] })
    await expect(ask('getForm', { params: { id } })).rejects.toBeInstanceOf(SplotError)
    const place = { workspaceId, formId: id, language: 'pl' as const }
    expect(await pages.showForm(place, { action: '/', level: 1, url: '', referrer: '' })).toBeNull()
    const odd = { ...place, formId: '-'.repeat(36) }
    expect(await pages.showForm(odd, { action: '/', level: 1, url: '', referrer: '' })).toBeNull()
    expect(audited).toEqual(expect.arrayContaining(['form.created', 'form.changed', 'form.archived']))
  })

  it('asks only for what a purpose has words for', async () => {
    const consents = [{ purpose: 'unknown', channel: 'email' }]
    await expect(
      ask('createForm', { body: { name: 'x', definition: { ...definition, consents } } }),
    ).rejects.toMatchObject({
      code: 'purpose_unknown',
      place: { path: 'body.definition.consents[0]' },
    })
  })
})

it('a form of another workspace is nobody’s, to be seen or to be sent', async () => {
  const formId = await makeForm()
  const shown = await pages.showForm(
    { workspaceId, formId, language: 'pl' },
    { action: '/', level: 2, url: '', referrer: '' },
  )
  const token = /name="_token" value="([^"]+)"/.exec(shown?.html ?? '')?.[1] ?? ''
  now += 5_000
  const place = { workspaceId: 'elsewhere', formId, language: 'pl' as const }
  const typed = { _token: token, f_mail: 'ala@example.pl' }
  const sending = { place, typed, remoteAddress: '10.0.0.3', ip: null, userAgent: null, hasGpc: false }
  expect(await pages.showForm(place, { action: '/', level: 2, url: '', referrer: '' })).toBeNull()
  expect(await pages.sendForm(sending, { action: '/', level: 2 })).toBeNull()
  expect(accepted).toEqual([])
})

describe('what is sent', () => {
  it('goes into the log as a browser’s word, once, with the consent waiting for its mail', async () => {
    const formId = await makeForm()
    const { send, reply } = await fill(formId, { f_mail: 'ala@example.pl', c_email: 'yes' })
    expect(reply?.isDone).toBe(true)
    expect(accepted.map((one) => one.body.event)).toEqual([
      'Form Submitted',
      'Lead Created',
      'Consent Granted',
    ])
    expect(accepted.every((one) => one.browser?.hasGpc === true && one.browser.ip === '10.0.0.0')).toBe(true)
    expect(accepted[2]?.body.properties).toMatchObject({ wording_id: 'marketing-email', is_pending: true })
    expect((await send())?.isDone).toBe(true)
    expect(accepted).toHaveLength(3)
  })

  it('that broke off before the log had it goes in when it is sent again', async () => {
    const formId = await makeForm()
    isLogDown = true
    const broken = fill(formId, { f_mail: 'ewa@example.pl', c_email: 'yes' })
    await expect(broken).rejects.toThrow('the log is down')
    expect(accepted).toEqual([])
    isLogDown = false
    const token = lastToken
    const place = { workspaceId, formId, language: 'pl' as const }
    const typed = { _token: token, f_mail: 'ewa@example.pl', c_email: 'yes' }
    const sending = { place, typed, remoteAddress: '10.0.0.1', ip: null, userAgent: 'x', hasGpc: false }
    expect((await pages.sendForm(sending, { action: '/', level: 2 }))?.isDone).toBe(true)
    expect(accepted).toHaveLength(3)
    const rows = await pg.app.inWorkspace(workspaceId, (tx) =>
      tx.rows({ text: 'SELECT grant_pos, state::text FROM content.form_confirmation', values: [] }),
    )
    expect(rows).toEqual([{ grant_pos: 2, state: 'p' }])
  })

  it('is refused without the token of the form, or too soon, and nothing is kept', async () => {
    const formId = await makeForm()
    const place = { workspaceId, formId, language: 'pl' as const }
    const shown = await pages.showForm(place, { action: '/', level: 2, url: '', referrer: '' })
    const token = /name="_token" value="([^"]+)"/.exec(shown?.html ?? '')?.[1] ?? ''
    for (const _token of ['', 'forged', token]) {
      const sending = {
        place,
        typed: { _token, f_mail: 'ala@example.pl' },
        remoteAddress: '10.0.0.2',
        ip: null,
        userAgent: null,
        hasGpc: false,
      }
      const reply = await pages.sendForm(sending, { action: '/', level: 2 })
      expect(reply).toMatchObject({ isDone: false })
      expect(reply?.html).toContain('jeszcze raz')
    }
    expect(accepted).toEqual([])
  })

  it('is thanked for and forgotten where a program filled the trap', async () => {
    const { reply } = await fill(await makeForm(), { f_mail: 'bot@example.pl', company_url: 'x' })
    expect(reply?.isDone).toBe(true)
    expect(accepted).toEqual([])
  })

  it('is drawn in the preview of a page, and can be sent from nowhere there', async () => {
    const formId = await makeForm()
    const document = { core: { texts: { pl: { headline: 'Szkic' } } }, channels: [] }
    const page = mintBirthId(now, 7, 7)
    await pg.app.inWorkspace(workspaceId, (tx) =>
      tx.change({
        text: `INSERT INTO content.item (workspace_id, id, kind, name, folder, labels, draft, revision, created_at, updated_at, updated_by)
               VALUES ($1, $2, 'page', 'Strona', '', '{}', $3, 1, 1, 1, 'Ewa')`,
        values: [workspaceId, page, JSON.stringify(document)],
      }),
    )
    drafts[page] =
      `<html><head><!--splot-head--><style>a{}</style></head>\n<body>\n<!--splot-form:${formId}--></body></html>`
    const { path } = await ask<{ path: string }>('makePreviewLink', { params: { id: page }, body: {} })
    const token = path.replace('/preview/', '')
    const html = await pages.showPreview(token, 'pl')
    expect(html).toContain('name="f_mail"')
    expect(html).toContain('Podgląd szkicu')
    expect(html).toContain('name="_token" value=""')
    expect(html).toContain('noindex')
    now += 24 * 3_600_000
    expect(await pages.showPreview(token, 'pl')).toBeNull()
    expect(audited.at(-1)).toBe('page.preview_linked')
    await expect(ask('makePreviewLink', { params: { id: formId }, body: {} })).rejects.toMatchObject({
      code: 'not_found',
    })
  })

  it('is limited where no browser shows its work', async () => {
    const formId = await makeForm()
    const replies = []
    for (let i = 0; i < 8; i++)
      replies.push((await fill(formId, { f_mail: `a${i}@example.pl` }, '10.9.9.9')).reply)
    expect(replies.map((one) => one?.isDone)).toEqual([true, true, true, true, true, true, false, false])
    expect(replies.at(-1)?.html).toContain('zbyt wiele')
  })
})

const know = (kind: 'email' | 'phone', value: string, id: string) =>
  pg.db.inWorkspace(workspaceId, (tx) =>
    tx.change({
      text: `INSERT INTO identity.identifier (workspace_id, kind, value, birth_id, root_service, first_at, first_pos, source)
             VALUES ($1, $2, $3, $4, $4, 1, 1, 'form')`,
      values: [workspaceId, kind, value, id],
    }),
  )

describe('messages of a double opt-in', () => {
  it.each([true, false])(
    'are asked for once where the server died after the log had it; sent again: %s',
    async (isSentAgain) => {
      const formId = await makeForm()
      await pages.loop.turn()
      isNoteLost = true
      const typed = { f_mail: 'ala@example.pl', c_email: 'yes' }
      await expect(fill(formId, typed, '10.2.0.1')).rejects.toThrow('the server died')
      isNoteLost = false
      await know('email', 'ala@example.pl', birth)
      const place = { workspaceId, formId, language: 'pl' as const }
      const again = { place, remoteAddress: '10.2.0.1', ip: null, userAgent: 'x', hasGpc: false }
      const sending = { ...again, typed: { _token: lastToken, ...typed } }
      if (isSentAgain) expect((await pages.sendForm(sending, { action: '/', level: 2 }))?.isDone).toBe(true)
      // A fresh process asks every workspace.
      else startAgain()
      now += 60_000
      await confirmAll()
      await confirmAll()
      expect(mails).toHaveLength(1)
      // The event the ledger holds, not its repeat.
      expect(asked).toEqual([[2]])
    },
  )

  it('that fail hold up no other, and are tried again', async () => {
    const formId = await makeForm()
    await pages.loop.turn()
    const [bad, good] = [mintBirthId(1, 7, 1), mintBirthId(1, 8, 1)]
    await know('email', 'zla@example.pl', bad)
    await know('email', 'dobra@example.pl', good)
    for (const who of ['zla', 'dobra'])
      await fill(formId, { f_mail: `${who}@example.pl`, c_email: 'yes' }, '10.3.0.1')
    failing.add(bad)
    await confirmAll()
    expect(mails.map((one) => one.address)).toEqual(['dobra@example.pl'])
    failing.clear()
    await confirmAll()
    expect(mails).toHaveLength(1)
    now += 2_000
    await confirmAll()
    expect(mails.map((one) => one.address)).toEqual(['dobra@example.pl', 'zla@example.pl'])
  })

  it('go to a number as one text message for all that was agreed to there', async () => {
    const consents = ['email', 'sms', 'phone_human'].map((channel) => ({ purpose: 'marketing', channel }))
    const fields = [...definition.fields, { kind: 'phone', name: 'tel', label }]
    const body = { name: 'Zapis', definition: { fields, consents } }
    const { id } = await ask<{ id: string }>('createForm', { body })
    await pages.loop.turn()
    await know('email', 'ala@example.pl', birth)
    await know('phone', '+48600100200', mintBirthId(1, 9, 1))
    const ticked = { c_email: 'yes', c_sms: 'yes', c_phone_human: 'yes' }
    const { reply } = await fill(
      id,
      { f_mail: 'ala@example.pl', f_tel: '600 100 200', ...ticked },
      '10.4.0.1',
    )
    expect(reply?.isDone).toBe(true)
    const grants = accepted.filter((one) => one.body.event === 'Consent Granted')
    expect(
      grants.map(({ body: event }) => (event.properties as { is_pending?: boolean }).is_pending),
    ).toEqual([true, true, true])
    await confirmAll()
    const text = mails.find((one) => one.channel === 'sms')
    expect(mails).toHaveLength(2)
    expect(text).toMatchObject({ address: '+48600100200', run: expect.stringMatching(/-sms$/) })
    // Letters of GSM-7 alone: one message, not two.
    expect(text?.ready.text).toMatch(/^[ -~]{1,160}$/)
    expect(text?.ready.text).toContain('https://splot.example/p/confirm/default.token')
    expect(asked.map((one) => one.length).sort()).toEqual([1, 2])
  })

  it('are asked for once the grant is applied, one a submission', async () => {
    const formId = await makeForm()
    await pages.loop.turn()
    appliedTo = 0
    const { send } = await fill(formId, { f_mail: 'ala@example.pl', c_email: 'yes' }, '10.5.0.1')
    await send()
    await know('email', 'ala@example.pl', birth)
    await pages.loop.turn()
    expect(mails).toEqual([])
    await confirmAll()
    await confirmAll()
    expect(mails).toHaveLength(1)
    expect(mails[0]).toMatchObject({ address: 'ala@example.pl', birth, language: 'pl' })
    expect(mails[0]?.ready.text).toContain('https://splot.example/p/confirm/default.token')
  })

  it('do not bomb an address: three a day, whoever types it', async () => {
    const formId = await makeForm()
    await pages.loop.turn()
    for (let i = 0; i < 6; i++)
      await fill(formId, { f_mail: 'ofiara@example.pl', c_email: 'yes' }, `10.1.${i}.1`)
    const rows = await pg.app.inWorkspace(workspaceId, (tx) =>
      tx.rows<{ state: string }>({
        text: `SELECT state::text FROM content.form_confirmation WHERE workspace_id = $1 ORDER BY created_at`,
        values: [workspaceId],
      }),
    )
    expect(rows.map((one) => one.state)).toEqual(['p', 'p', 'p', 'x', 'x', 'x'])
  })
})

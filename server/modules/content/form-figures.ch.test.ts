import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, it } from 'vitest'
import { silentLogger } from '../../platform/logger.ts'
import { migrateWarehouse, openWarehouse, type Warehouse } from '../../platform/warehouse/index.ts'
import { insertEvents } from '../collect/index.ts'
import { countForms } from './warehouse.ts'

const folder = mkdtempSync(join(tmpdir(), 'splot-forms-'))
const collect = join(import.meta.dirname, '..', 'collect', 'migrations')
let warehouse: Warehouse
beforeAll(async () => {
  warehouse = await openWarehouse({ path: folder, clickhouseUrl: null, log: silentLogger })
  await migrateWarehouse(warehouse, [{ room: 'collect', folder: collect }], 0)
})
afterAll(async () => {
  await warehouse[Symbol.asyncDispose]()
  rmSync(folder, { recursive: true, force: true })
})

const birth = '01890000-0000-7000-8000-000000000001'
const now = 1_790_000_000_000
let seq = 0
const row = (name: string, messageId: string, props: object, o: { ts?: number; workspace?: string } = {}) =>
  JSON.stringify({
    workspace_id: o.workspace ?? 'w1',
    birth_id: birth,
    root_id: birth,
    ts: o.ts ?? now,
    seq: ++seq,
    received_at: now,
    message_id: messageId,
    type: 'track',
    name,
    channel: 'web',
    source_id: 's',
    props,
  })

it('counts each message once, by form, and who confirmed from the mail or the text message', async () => {
  const [form, other] = [{ form_id: 'f1' }, { form_id: 'f2' }]
  const lines = [
    row('Form Viewed', 'v1', form),
    row('Form Viewed', 'v1', form),
    row('Form Viewed', 'v2', form),
    row('Form Viewed', 'v3', form, { ts: now - 100 }),
    row('Form Viewed', 'v4', form, { workspace: 'w2' }),
    row('Form Started', 'b1', form),
    row('Form Submitted', 'form-n1-sent', form),
    row('Form Submitted', 'form-n2-sent', form),
    row('Form Submitted', 'form-n3-sent', other),
    row('Form Submitted', 'form-n4-sent', other),
    row('Form Submitted', 'form-n5-sent', other),
    row('Consent Confirmed', 'confirmation-1', { grant_id: 'form-n1-email' }),
    row('Consent Confirmed', 'confirmation-2', { grant_id: 'form-n9-email' }),
    // One link confirmed both.
    row('Consent Confirmed', 'confirmation-3', { grant_id: 'form-n4-sms' }),
    row('Consent Confirmed', 'confirmation-3-1', { grant_id: 'form-n4-phone_automated' }),
    row('Consent Confirmed', 'confirmation-4', { grant_id: 'form-n5-phone_human' }),
    row('Page', 'p1', {}),
  ]
  await insertEvents(warehouse, lines, 'one')
  expect(await countForms(warehouse, 'w1', now)).toEqual([
    { formId: 'f1', seen: 2, begun: 1, sent: 2, confirmed: 1 },
    { formId: 'f2', seen: 0, begun: 0, sent: 3, confirmed: 2 },
  ])
  expect((await countForms(warehouse, 'w1', now - 100))[0]?.seen).toBe(3)
  expect(await countForms(warehouse, 'w3', 0)).toEqual([])
})

import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { openTestDatabase, type TestDatabase } from '../../../tests/testkit/database.ts'
import { systemClock } from '../../platform/clock.ts'
import { SplotError } from '../../platform/errors.ts'
import type { Actor } from '../../platform/http/route.ts'
import { systemIds } from '../../platform/ids.ts'
import type { Command } from '../collect/index.ts'
import { makeBatch, workspaceId } from './identity.testkit.ts'
import { createIdentity, type Identity } from './index.ts'

let pg: TestDatabase
let identity: Identity
let pos = 0
const audited: string[] = []
const actor: Actor = {
  kind: 'member',
  id: 'm1',
  name: 'Ada',
  workspaceId,
  scopes: new Set(['customers:merge']),
}

beforeAll(async () => {
  pg = await openTestDatabase({ upTo: 'identity' })
  identity = createIdentity({
    db: pg.app,
    clock: systemClock,
    ids: systemIds,
    cacheSize: 1000,
    secret: 'a secret of the test',
    log: { erase: async () => {} },
    appendCommand: async (_workspaceId, command) => take({ command }),
    waitFor: async () => true,
    audit: { record: async (_where, entry) => void audited.push(entry.action) },
  })
}, 60_000)
afterAll(() => pg.close())

beforeEach(async () => {
  await pg.db.inWorkspace(workspaceId, async (tx) => {
    for (const table of ['identifier', 'link', 'cannot_link', 'merge_log']) {
      await tx.change({ text: `DELETE FROM identity.${table}`, values: [] })
    }
  })
  identity.resetCaches()
})

/** One record through the step, as the pipeline would take it; its position. */
async function take(what: { names: string[] } | { command: Command }): Promise<number> {
  pos++
  const names = 'names' in what ? what.names : []
  const batch = makeBatch([{ type: 'event', pos, at: 1e12, isKiosk: false, names }], new Map())
  const [one] = batch.events
  if (one && 'command' in what) Object.assign(one, { event: null, command: what.command })
  await pg.db.inWorkspaces([workspaceId], (tx) => identity.step.run(batch, tx))
  return pos
}

const find = (name: string) =>
  pg.app.inWorkspace(workspaceId, (tx) => {
    const [kind = '', value = ''] = name.split('|')
    return identity.graph.findByIdentifier(tx, workspaceId, { kind: kind as 'email', value }, 'service')
  })
const idOf = async (name: string) => (await find(name))?.id ?? ''

async function codeOf(act: Promise<unknown>): Promise<string> {
  const error = await act.then(
    () => null,
    (thrown: unknown) => thrown,
  )
  return error instanceof SplotError ? error.code : String(error)
}

describe('merge and split by an operator', () => {
  test('a preview tells what moves; a merge joins; its split brings both back', async () => {
    await take({ names: ['user_id|u1', 'email|anna@example.pl'] })
    await take({ names: ['card|C1', 'phone|+48600100200'] })
    const [a, b] = [await idOf('user_id|u1'), await idOf('card|C1')]
    const preview = await identity.previewMerge(workspaceId, [b, a])
    expect(preview).toMatchObject({ id: a, allowed: true, conflicts: [] })
    expect(preview.moves.identifiers.map((one) => one.kind)).toEqual(['card', 'phone'])

    const merged = await identity.merge({ workspaceId, ids: [a, b], reason: 'jedna osoba', actor })
    expect(merged.id).toBe(a)
    expect(await idOf('phone|600 100 200')).toBe(a)
    const listMerges = (seesPii: boolean) =>
      pg.app.inWorkspace(workspaceId, (tx) =>
        identity.graph.listMerges(tx, workspaceId, a, { lens: 'service', lang: 'pl', seesPii }),
      )
    expect((await listMerges(false))[0]?.because).toBe('Połączone ręcznie: Ada')
    expect(await listMerges(true)).toMatchObject([
      {
        mergeId: merged.mergeId,
        kind: 'manual',
        because: 'Połączone ręcznie: Ada (jedna osoba)',
        eventPos: null,
        canUndo: true,
      },
    ])

    const { ids } = await identity.split({
      workspaceId,
      customerId: a,
      what: { mergeId: merged.mergeId },
      reason: '',
      actor,
    })
    expect(ids).toEqual([a, b])
    expect([await idOf('email|Anna@Example.PL'), await idOf('phone|+48600100200')]).toEqual([a, b])
    expect(
      await codeOf(
        identity.split({ workspaceId, customerId: a, what: { mergeId: merged.mergeId }, reason: '', actor }),
      ),
    ).toBe('merge_undone')
    expect(audited.slice(-2)).toEqual(['customer.merged', 'customer.split'])
  })

  test('what cannot be merged is refused with its code, and nothing is appended', async () => {
    await take({ names: ['user_id|u1'] })
    await take({ names: ['user_id|u2'] })
    const [a, b] = [await idOf('user_id|u1'), await idOf('user_id|u2')]
    const before = pos
    const act = (ids: [string, string]) => codeOf(identity.merge({ workspaceId, ids, reason: '', actor }))
    expect(await act([a, b])).toBe('merge_conflict')
    expect(await act([a, a])).toBe('merge_same')
    expect(await act([a, '00000000-0000-7000-8000-000000000000'])).toBe('not_found')
    expect(pos).toBe(before)
    const preview = await identity.previewMerge(workspaceId, [a, b])
    expect(preview).toMatchObject({
      allowed: false,
      conflicts: [{ code: 'identifier_limit', kind: 'user_id', values: ['u1', 'u2'] }],
    })
  })

  test('identifiers are parted as a person types them; foreign ones and the whole are refused', async () => {
    await take({ names: ['user_id|u1', 'email|anna@example.pl', 'phone|+48600100200'] })
    await take({ names: ['email|ola@example.pl'] })
    const a = await idOf('user_id|u1')
    const part = (...identifiers: { kind: 'email' | 'phone' | 'user_id'; value: string }[]) =>
      identity.split({ workspaceId, customerId: a, what: { identifiers }, reason: '', actor })
    expect(await codeOf(part({ kind: 'email', value: 'ola@example.pl' }))).toBe('identifier_foreign')
    expect(
      await codeOf(
        part(
          { kind: 'email', value: 'anna@example.pl' },
          { kind: 'phone', value: '+48600100200' },
          { kind: 'user_id', value: 'u1' },
        ),
      ),
    ).toBe('split_whole')
    const { ids } = await part(
      { kind: 'phone', value: '600100200' },
      { kind: 'email', value: 'ANNA@example.pl' },
    )
    expect(ids).toEqual([a, await idOf('email|anna@example.pl')])
    expect(await idOf('phone|+48600100200')).toBe(ids[1])
  })

  test('a merge another act got ahead of is a conflict, not a false answer', async () => {
    await take({ names: ['email|a@example.pl'] })
    await take({ names: ['card|C1'] })
    await take({ names: ['card|C2'] })
    const [a, b, c] = [await idOf('email|a@example.pl'), await idOf('card|C1'), await idOf('card|C2')]
    const late = createIdentity({
      db: pg.app,
      clock: systemClock,
      ids: systemIds,
      cacheSize: 10,
      secret: 'a secret of the test',
      log: { erase: async () => {} },
      appendCommand: async (_workspaceId, command) => {
        await identity.merge({ workspaceId, ids: [a, c], reason: '', actor })
        return take({ command })
      },
      waitFor: async () => true,
      audit: { record: async () => {} },
    })
    expect(await codeOf(late.merge({ workspaceId, ids: [a, b], reason: '', actor }))).toBe('merge_conflict')
  })

  test('when the pipeline is too slow the answer is to try again, not a result', async () => {
    await take({ names: ['email|a@example.pl'] })
    await take({ names: ['card|C1'] })
    const ids: [string, string] = [await idOf('email|a@example.pl'), await idOf('card|C1')]
    const slow = createIdentity({
      db: pg.app,
      clock: systemClock,
      ids: systemIds,
      cacheSize: 10,
      secret: 'a secret of the test',
      log: { erase: async () => {} },
      appendCommand: async () => 1,
      waitFor: async () => false,
      audit: { record: async () => {} },
    })
    expect(await codeOf(slow.merge({ workspaceId, ids, reason: '', actor }))).toBe('overloaded')
  })
})

describe('questions of other rooms', () => {
  test('by prefix, by cluster, by births, and the privacy lists', async () => {
    await take({ names: ['user_id|u1', 'email|anna@example.pl', 'phone|+48600100200'] })
    await take({ names: ['card|AB1'] })
    const a = await idOf('user_id|u1')
    await pg.app.inWorkspace(workspaceId, async (tx) => {
      const { graph, privacy } = identity
      const births = await graph.listBirths(tx, workspaceId, a, 'service')
      expect(births.map((birth) => birth.kind)).toEqual(['user_id', 'email', 'phone'])
      const phone = births[2]?.birthId ?? ''
      expect(await graph.findRoot(tx, workspaceId, phone, 'service')).toBe(a)
      expect(await graph.listByPrefix(tx, workspaceId, 'ann', 5, 'service')).toEqual([births[1]?.birthId])
      expect(await graph.listByPrefix(tx, workspaceId, '600100', 5, 'service')).toEqual([phone])
      expect(
        (await graph.listClusters(tx, workspaceId, [phone], 'service')).map((birth) => birth.root),
      ).toEqual([a, a, a])
      const ids = births.map((birth) => birth.birthId)
      const rows = await privacy.exportFor(tx, workspaceId, ids)
      expect([rows['identity.identifier']?.length, rows['identity.link']?.length]).toEqual([3, 2])
      expect(await privacy.erase(tx, workspaceId, ids)).toBe(5)
      expect(await graph.findRoot(tx, workspaceId, phone, 'service')).toBeNull()
    })
    const card = await idOf('card|ab-1')
    expect(await identity.listRoots([{ workspaceId, birth: card }])).toEqual(new Map([[card, card]]))
  })
})
